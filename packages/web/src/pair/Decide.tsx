// A member's answer about two items: a button with its key for each answer, a reason, and the way back.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Answer, Pair } from "@sightline/domain";
import type { RefObject } from "react";
import { ItemLink } from "../desk/ItemLink.tsx";
import { MemberName } from "../desk/members.tsx";
import { Button } from "../kit/Button.tsx";
import { Check } from "../kit/Check.tsx";
import { Field } from "../kit/Field.tsx";
import type { IconName } from "../kit/Icon.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { CompilationHint } from "./CompilationHint.tsx";
import { answers, choicesFor, compilationOf, saidOf, type Choice } from "./relation-words.ts";
import type { Deciding } from "./use-deciding.ts";

type Props = {
  readonly pair: Pair;
  readonly deciding: Deciding;
  readonly keys: { readonly on: boolean; readonly toggle: () => void };
  readonly reason: RefObject<HTMLInputElement | null>;
  readonly onLookAgain: () => void;
};

const ICONS: Readonly<Record<Answer, IconName>> = {
  "same-recording": "check",
  "shared-part": "parts",
  "same-place": "place",
  different: "cross",
  "cannot-say": "question",
  compilation: "parts",
};

const questions = (): Readonly<Record<NonNullable<Pair["relation"]>["relation"], string>> => ({
  "same-recording": t`Do they show the same recording?`,
  "shared-part": t`Do they share this part?`,
  "same-viewpoint": t`Do they show the same recording?`,
  "same-thing": t`Do they show the same place?`,
});

export function Decide(props: Props) {
  const { pair, deciding, keys } = props;
  const { decision } = pair;
  const compilation = compilationOf(pair);
  const open = questions()[pair.relation?.relation ?? "same-recording"];
  const title = decision === null || decision.evidenceChanged ? open : t`Answered`;
  return (
    <Section title={title} className="panel p-4">
      {decision && (
        <p className="mt-1 text-small">
          <Trans>
            <MemberName id={decision.by} /> said:{" "}
            {saidOf(decision.answer, compilation && pair[compilation].name)}.
          </Trans>
          {decision.evidenceChanged && <> {t`The evidence has changed since, so it is asked again.`}</>}
        </p>
      )}
      {deciding.refusal && <RefusedAnswer {...props} />}
      {deciding.whyNot !== null && <p className="mt-2 text-small text-dim">{deciding.whyNot}</p>}
      <Answers {...props} />
      <CompilationHint pair={pair} />
      {deciding.whyNot === null && <ReasonField {...props} />}
      <WaysOn {...props} />
      <div className="mt-4 border-t border-line pt-3 text-small text-dim">
        <Check on={keys.on} onToggle={keys.toggle}>
          {t`Single letters are keys`}
        </Check>
      </div>
    </Section>
  );
}

/** The usual answers, and apart from them which of the two is a compilation. */
function Answers({ pair, deciding }: Props) {
  const all = choicesFor(pair);
  const compilations = all.filter(({ of }) => of !== undefined);
  return (
    <>
      <div className="mt-3 grid gap-2">
        {all
          .filter(({ of }) => of === undefined)
          .map((choice) => (
            <Answering key={choice.key} {...{ choice, pair, deciding }} />
          ))}
      </div>
      {compilations.length > 0 && (
        <fieldset className="mt-3 grid gap-2 border-t border-line pt-3">
          <legend className="sr-only">{t`Which of the two is a compilation`}</legend>
          <p className="text-small text-dim">
            {t`Or they share a recording, and one of them is put together from several: a compilation, which belongs to no footage.`}
          </p>
          {compilations.map((choice) => (
            <Answering key={choice.key} {...{ choice, pair, deciding }} />
          ))}
        </fieldset>
      )}
    </>
  );
}

type AnsweringProps = Pick<Props, "pair" | "deciding"> & { readonly choice: Choice };

function Answering({ choice, pair, deciding }: AnsweringProps) {
  const { key, answer, of } = choice;
  const off = deciding.busy || deciding.whyNot !== null;
  const isOf = of === undefined || compilationOf(pair) === of;
  return (
    <Toggle
      icon={ICONS[answer]}
      hotkey={key}
      className="w-full min-w-0 justify-start"
      off={off}
      on={pair.decision?.answer === answer && isOf}
      onToggle={() => deciding.answer(choice)}
      title={of && t`${pair[of].name} is a compilation`}
    >
      <span className="min-w-0 flex-1 truncate text-left">
        {of === undefined ? answers()[answer].says : t`Compilation: ${of}, ${pair[of].name}`}
      </span>
    </Toggle>
  );
}

function RefusedAnswer({ deciding: { refusal }, onLookAgain }: Props) {
  if (!refusal) return null;
  return (
    <div className="mt-3 text-small">
      <Notice
        tone="bad"
        action={refusal.code === "evidence-changed" && <Button onClick={onLookAgain}>{t`Look again`}</Button>}
      >
        {refusal.sentence}
      </Notice>
    </div>
  );
}

function ReasonField({ deciding, reason }: Props) {
  return (
    <div className="mt-3 text-small">
      <Field
        label={t`Reason, if you have one`}
        hotkey="R"
        hint={t`Esc leaves the field; then answer.`}
        ref={reason}
        maxLength={2000}
        value={deciding.reason}
        onChange={(event) => deciding.setReason(event.target.value)}
      />
    </div>
  );
}

function WaysOn({ pair, deciding }: Props) {
  const { last, busy, whyNot } = deciding;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button hotkey="S" off={busy} onClick={deciding.skip}>
        {t`Put off`}
      </Button>
      {last && (
        <Button icon="undo" hotkey="U" off={busy || whyNot !== null} onClick={deciding.undo}>
          <Trans>Undo “{answers()[last.answer].says}”</Trans>
        </Button>
      )}
      {pair.decision && (
        <Button off={busy || whyNot !== null} onClick={deciding.reopen}>
          {t`Reopen`}
        </Button>
      )}
      {pair.oneFootage && (
        <p className="w-full text-small text-dim">
          <Trans>
            The two are in one footage: <ItemLink item={pair.a.id}>what it carries</ItemLink>.
          </Trans>
        </p>
      )}
    </div>
  );
}
