// Stating facts: on what it rests, and what it would do to the number, before it is stated.
import { t } from "@lingui/core/macro";
import { proposeChanges, type Change } from "@sightline/domain";
import { useState, type ReactNode } from "react";
import { z } from "zod";
import { useWhyNot } from "../desk/may.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import { Effect } from "./Effect.tsx";
import type { PinOf, Side } from "./pinning.ts";
import { PinParts } from "./PinParts.tsx";

type Props = {
  readonly title: string;
  readonly hint: string;
  /** The facts, on this basis and with these pins; `idOf` gives each an id that stays. */
  readonly changesOf: (
    basis: string,
    idOf: (nr: number) => string,
    pins: readonly PinOf[],
  ) => readonly Change[];
  /** In whose pictures a part can be pinned. */
  readonly sides?: readonly Side[];
  /** Who they are, to be looked at. */
  readonly children: ReactNode;
  readonly called: (id: string) => string;
  /** Why it may not be stated yet, whatever is filled in. */
  readonly notYet?: string | null;
  readonly onClose: () => void;
  readonly onStated: () => void;
};

const asked = z.strictObject({ basis: z.string().min(1).max(20_000).meta({ lines: 3 }) });

export function StateFact(props: Props) {
  const { title, hint, changesOf, sides = [], children, called, notYet = null, onClose, onStated } = props;
  const investigation = useInvestigation();
  const whyNot = useWhyNot("fact.state");
  const [ids] = useState(() => `F-${crypto.randomUUID().replaceAll("-", "").slice(0, 10)}`);
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const [pins, setPins] = useState<readonly PinOf[]>([]);
  const idOf = (nr: number): string => (nr === 0 ? ids : `${ids}-${nr + 1}`);
  const changes = (basis: string) => [...changesOf(basis, idOf, pins)];
  return (
    <Dialog title={title} open onClose={onClose}>
      {children}
      {sides.length > 0 && <PinParts {...{ sides, called, pins }} onPins={setPins} />}
      <Effect changes={changes(t`not yet given`)} called={called} />
      <Form
        schema={asked}
        labels={{ basis: t`What it rests on` }}
        hints={{ basis: hint }}
        does={t`State it`}
        busy={busy}
        whyNot={whyNot ?? notYet}
        refusal={refusal?.sentence ?? null}
        onSend={({ basis }) =>
          void change({ investigation, changes: changes(basis) }, () => {
            onStated();
            onClose();
          })
        }
      />
    </Dialog>
  );
}
