// A list of addresses, pasted: read line by line before anything is asked for. Nothing is fetched.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { askWanted, listWanted, type LineShown } from "@sightline/domain";
import { useState } from "react";
import { z } from "zod";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { useChange } from "../use-change.ts";

const asked = z.strictObject({ text: z.string().min(1).max(50_000).meta({ lines: 7 }) });

type Read = { readonly text: string; readonly lines: readonly LineShown[] };

type Props = { readonly open: boolean; readonly onClose: () => void };

export function PasteAddresses({ open, onClose }: Props) {
  const investigation = useInvestigation();
  const [read, setRead] = useState<Read | null>(null);
  const look = useChange(askWanted, { invalidates: [] });
  const ask = useChange(askWanted, { invalidates: [listWanted] });
  const close = (): void => {
    onClose();
    setRead(null);
    look.forget();
    ask.forget();
  };
  const fresh = read?.lines.filter(({ state }) => state === "new").length ?? 0;
  return (
    <Dialog
      title={t`Paste addresses`}
      open={open}
      onClose={close}
      actions={
        read && (
          <Button
            icon="check"
            off={ask.busy || fresh === 0}
            onClick={() => void ask.change({ investigation, text: read.text }, close)}
          >
            <Trans>Ask for {fresh}</Trans>
          </Button>
        )
      }
    >
      <p className="mb-4 mt-2">
        {t`One a line, from a list or a table: beside it the account with @, the day and a note. Nothing is fetched: each waits for its file, until somebody brings it in.`}
      </p>
      {open && (
        <Form
          schema={asked}
          labels={{ text: t`Addresses` }}
          does={t`Read it`}
          busy={look.busy}
          refusal={(look.refusal ?? ask.refusal)?.sentence ?? null}
          onSend={({ text }) =>
            void look.change({ investigation, text, look: true }, ({ lines }) => setRead({ text, lines }))
          }
        />
      )}
      {read && <Lines lines={read.lines} />}
    </Dialog>
  );
}

function Lines({ lines }: { readonly lines: readonly LineShown[] }) {
  const fresh = lines.filter(({ state }) => state === "new").length;
  const others = lines.filter(({ state }) => state !== "new");
  return (
    <div className="mt-4">
      <output className="figures block font-medium">
        {others.length === 0
          ? plural(fresh, { one: "# new address.", other: "# new addresses." })
          : t`${plural(fresh, { one: "# new address", other: "# new addresses" })}, ${plural(others.length, { one: "# other line", other: "# other lines" })}.`}
      </output>
      {others.length > 0 && (
        <List className="mt-2 max-h-60 overflow-y-auto text-small">
          {others.map((one) => (
            <li key={one.line} className="break-words py-1">
              <span className="figures">
                <Trans>Line {one.line}:</Trans>{" "}
              </span>
              <Said line={one} />
            </li>
          ))}
        </List>
      )}
    </div>
  );
}

function Said({ line }: { readonly line: LineShown }) {
  switch (line.state) {
    case "refused":
      return <span className="text-bad">{line.why}</span>;
    case "here":
      return (
        <>
          <Trans>
            its file is here already, <ItemLink item={line.item}>{line.name}</ItemLink>.
          </Trans>
        </>
      );
    case "waiting":
      return t`it waits for its file already.`;
    case "twice":
      return t`the same as a line before it.`;
    case "new":
      return t`new.`;
  }
}
