// What a doubt rests on, asked for before it is said.
import { t } from "@lingui/core/macro";
import type { Act } from "@sightline/domain";
import { z } from "zod";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import type { Answering } from "./use-answering.ts";

const asked = z.strictObject({ basis: z.string().min(1).max(20_000).meta({ lines: 3 }) });

type Props = {
  /** Null while nothing is asked. */
  readonly act: Act | null;
  readonly says: string;
  readonly answering: Answering;
  readonly onClose: () => void;
  readonly onSend: (act: Act, basis: string) => void;
};

export function AskBasis({ act, says, answering: { busy, refusal }, onClose, onSend }: Props) {
  return (
    <Dialog title={act?.does ?? ""} open={act !== null} onClose={onClose}>
      <p className="mb-4 mt-2">{says}</p>
      {act && (
        <Form
          schema={asked}
          labels={{ basis: t`What it rests on` }}
          does={act.does}
          busy={busy}
          refusal={refusal?.sentence ?? null}
          onSend={({ basis }) => onSend(act, basis)}
        />
      )}
    </Dialog>
  );
}
