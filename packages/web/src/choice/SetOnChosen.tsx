// What can be set on the chosen items, one thing at a time: on all of them, or on none.
import { plural, t } from "@lingui/core/macro";
import { changeChosen, provenanceSchema, WARNINGS, type Setting } from "@sightline/domain";
import { useState } from "react";
import { z } from "zod";
import { useListed, useWhyNot } from "../desk/may.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { Button } from "../kit/Button.tsx";
import { Choose } from "../kit/Choose.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { useSeen } from "../journal/Live.tsx";
import { useChange } from "../use-change.ts";
import { provenanceHints, provenanceLabels } from "../upload/provenance-words.ts";
import { useLastAct } from "./last-act.ts";
import { choiceOf } from "./picked.ts";
import type { Choosing } from "./use-choice.ts";
import { actSaid, assigneesOf } from "./words.ts";

const settable = () =>
  ({
    stage: t`Stage`,
    warning: t`Warning`,
    assignee: t`Looked after by`,
    credit: t`Credit`,
    source: t`Source`,
  }) as const satisfies Readonly<Record<Setting["what"], string>>;

type Props = { readonly choosing: Choosing; readonly onClose: () => void };

export function SetOnChosen({ choosing, onClose }: Props) {
  const investigation = useInvestigation();
  const members = useListed()?.members ?? [];
  const seen = useSeen();
  const { keep } = useLastAct();
  const { busy, refusal, change } = useChange(changeChosen, { invalidates: BY_MARKS, keepsOnRefusal: true });
  const [what, setWhat] = useState<Setting["what"]>("stage");
  const { picked, asked, size } = choosing;
  const name = (id: string) => members.find((one) => one.id === id)?.name ?? id;
  const send = (set: Setting): void => {
    const params = { investigation, choice: choiceOf(picked, asked), set, ...(seen > 0 && { seen }) };
    void change(params, ({ changed, act }) => {
      keep({
        said: changed === 0 ? t`It was so already; nothing changed.` : actSaid(set, changed, name),
        act,
        asked,
      });
      onClose();
      choosing.none();
    });
  };
  return (
    <Dialog title={t`Change ${plural(size, { one: "# item", other: "# items" })}`} open onClose={onClose}>
      <p className="text-dim">{t`All of them are changed, or none; you can undo it in one act.`}</p>
      <div className="my-4">
        <OneOf label={t`What`} options={settable()} chosen={what} onChoose={setWhat} />
      </div>
      <Part what={what} busy={busy} onSend={send} members={members} />
      {refusal && (
        <div className="mt-4">
          <Notice tone="bad">{refusal.sentence}</Notice>
        </div>
      )}
    </Dialog>
  );
}

type PartProps = {
  readonly what: Setting["what"];
  readonly busy: boolean;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly onSend: (set: Setting) => void;
};

function Part({ what, ...rest }: PartProps) {
  const whyNot = useWhyNot(
    what === "credit" ? "item.describe" : what === "source" ? "item.source" : "item.triage",
  );
  if (whyNot !== null) return <p className="text-dim">{whyNot}</p>;
  return PARTS[what](rest);
}

type Sending = Omit<PartProps, "what">;

const PARTS: Readonly<Record<Setting["what"], (props: Sending) => React.JSX.Element>> = {
  stage: (props) => <StagePart {...props} />,
  warning: (props) => <WarningPart {...props} />,
  assignee: (props) => <AssigneePart {...props} />,
  credit: (props) => <CreditPart {...props} />,
  source: (props) => <SourcePart {...props} />,
};

const StagePart = ({ busy, onSend }: Sending) => (
  <div className="flex flex-wrap gap-2">
    <Button off={busy} onClick={() => onSend({ what: "stage", begun: true })}>
      {t`In progress`}
    </Button>
    <Button off={busy} onClick={() => onSend({ what: "stage", begun: false })}>
      {t`To triage`}
    </Button>
  </div>
);

const other = z.strictObject({ warning: z.string().min(1).max(60) });

function WarningPart({ busy, onSend }: Sending) {
  const [does, setDoes] = useState<"on" | "off">("on");
  const send = (warning: string) => onSend({ what: "warning", warning, on: does === "on" });
  return (
    <div className="space-y-3">
      <Choose
        legend={t`Warn of it or not`}
        options={{ on: t`Warn of it`, off: t`Take the warning off` }}
        chosen={does}
        onChoose={setDoes}
      />
      <div className="flex flex-wrap gap-1.5">
        {WARNINGS.map((one) => (
          <Button key={one} off={busy} onClick={() => send(one)}>
            {one}
          </Button>
        ))}
      </div>
      <Form
        schema={other}
        labels={{ warning: t`Another warning` }}
        does={does === "on" ? t`Warn of it` : t`Take it off`}
        busy={busy}
        onSend={({ warning }) => send(warning)}
      />
    </div>
  );
}

function AssigneePart({ busy, members, onSend }: Sending) {
  const options = assigneesOf(members);
  const [member, setMember] = useState(Object.keys(options)[0] ?? "");
  return (
    <div className="flex flex-wrap items-center gap-3">
      <OneOf label={t`Member`} options={options} chosen={member} onChoose={setMember} />
      <Button
        off={busy}
        onClick={() =>
          onSend({ what: "assignee", assignee: members.some(({ id }) => id === member) ? member : null })
        }
      >
        {t`Set`}
      </Button>
    </div>
  );
}

const line = z.strictObject({ credit: z.string().trim().min(1).max(500) });

const CreditPart = ({ busy, onSend }: Sending) => (
  <div className="space-y-3">
    <Form
      schema={line}
      labels={{ credit: t`Credit` }}
      does={t`Set`}
      busy={busy}
      onSend={({ credit }) => onSend({ what: "credit", credit })}
    />
    <Button look="link" off={busy} onClick={() => onSend({ what: "credit", credit: null })}>
      {t`Take the credit off`}
    </Button>
  </div>
);

const SourcePart = ({ busy, onSend }: Sending) => (
  <>
    <p className="mb-3 text-small text-dim">{t`Noted beside the sources that each of them has.`}</p>
    <Form
      schema={provenanceSchema}
      labels={provenanceLabels()}
      hints={provenanceHints()}
      does={t`Add the source`}
      busy={busy}
      onSend={(source) => onSend({ what: "source", source })}
    />
  </>
);
