// The questions that are asked of each item, edited as a set: what the new one does is said before it is asked.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { proposeChanges, questionSchema, showSettings, type SettingsShown } from "@sightline/domain";
import { useState } from "react";
import { BY_MARKS } from "../desk/touched.ts";
import { keyOf } from "../api.ts";
import { answeredAt } from "../journal/answered-at.ts";
import { useWhyNot } from "../desk/may.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";
import {
  asAsked,
  changed,
  effectOf,
  freeId,
  isSame,
  moved,
  without,
  type Asked,
  type Effect,
} from "./edit-questions.ts";
import { QuestionRow } from "./QuestionRow.tsx";

type Props = { readonly settings: SettingsShown };

export function Questions({ settings }: Props) {
  const whyNot = useWhyNot("checks.set");
  const stands = settings.questions.map(asAsked);
  // What others set meanwhile does not change what somebody is at; they are told when they send it.
  const [draft, setDraft] = useState<{ readonly questions: readonly Asked[]; readonly from: number } | null>(
    null,
  );
  const questions = draft?.questions ?? stands;
  const edit = (next: readonly Asked[]): void =>
    setDraft(isSame(next, stands) ? null : { questions: next, from: draft?.from ?? settings.version });
  const answersOf = (id: string): number =>
    [...settings.questions, ...settings.retired].find((one) => one.id === id)?.answers ?? 0;
  const away = [...settings.questions, ...settings.retired].filter(
    ({ id }) => !questions.some((one) => one.id === id),
  );
  const add = (): void => {
    const taken = new Set([...settings.questions, ...settings.retired, ...questions].map(({ id }) => id));
    edit([...questions, { id: freeId("question", taken), name: "", asks: "", gives: "nothing" }]);
  };
  return (
    <Section title={t`Asked of each item`}>
      {whyNot !== null && <p className="mt-1 text-dim">{whyNot}</p>}
      <List ordered className="mt-3">
        {questions.map((question, place) => (
          <QuestionRow
            key={question.id}
            question={question}
            answers={answersOf(question.id)}
            isFirst={place === 0}
            isLast={place === questions.length - 1}
            isOnly={questions.length === 1}
            may={whyNot === null}
            onMove={(by) => edit(moved(questions, question.id, by))}
            onChange={(next) => edit(changed(questions, next))}
            onRemove={() => edit(without(questions, question.id))}
          />
        ))}
      </List>
      {whyNot === null && (
        <p className="mt-3 flex flex-wrap gap-2">
          <Button icon="plus" onClick={add}>
            {t`Add a question`}
          </Button>
          {away.map((one) => (
            <Button key={one.id} icon="undo" onClick={() => edit([...questions, asAsked(one)])}>
              <Trans>Ask “{one.name}” again</Trans>
            </Button>
          ))}
        </p>
      )}
      {draft !== null && (
        <Ask
          settings={settings}
          draft={draft.questions}
          from={draft.from}
          onDone={() => setDraft(null)}
          onLeave={() => setDraft(null)}
        />
      )}
    </Section>
  );
}

type AskProps = Props & {
  readonly draft: readonly Asked[];
  /** The version that the draft was made from. */
  readonly from: number;
  readonly onDone: () => void;
  readonly onLeave: () => void;
};

const TOUCHED = [showSettings, ...BY_MARKS];

function Ask({ settings, draft, from, onDone, onLeave }: AskProps) {
  const investigation = useInvestigation();
  const [reason, setReason] = useState("");
  const seen = answeredAt(keyOf(showSettings, { investigation }));
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: TOUCHED });
  const effect = effectOf(settings, draft);
  const problem = whyNotSent(draft, effect, { reason, isNewer: settings.version !== from });
  const send = () =>
    change(
      {
        investigation,
        changes: [{ verb: "checks.set", subject: investigation, payload: { questions: draft.map(asAsked) } }],
        seen,
        ...(reason.trim() !== "" && { reason: reason.trim() }),
      },
      onDone,
    );
  return (
    <div className="mt-5 space-y-3 rounded bg-sunk p-4">
      <p className="font-medium">{t`What this does`}</p>
      <ul className="list-disc space-y-1 pl-5">
        {effect.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {effect.sentences.length === 0 && (
          <li>{t`They are asked in another order. Nothing else changes.`}</li>
        )}
      </ul>
      <Field
        label={effect.verdicts > 0 ? t`Why` : t`Why, if you like`}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button off={problem !== null || busy} aria-describedby="whyNotAsked" onClick={() => void send()}>
          {t`Ask these from now on`}
        </Button>
        <Button look="link" onClick={onLeave}>
          {t`Leave them as they were`}
        </Button>
        <span id="whyNotAsked" className="text-small text-dim">
          {problem}
        </span>
      </p>
    </div>
  );
}

type Sent = { readonly reason: string; readonly isNewer: boolean };

function whyNotSent(draft: readonly Asked[], { verdicts }: Effect, { reason, isNewer }: Sent): string | null {
  if (isNewer) return t`Another owner set other questions since you began; leave these and look at theirs.`;
  for (const question of draft) {
    const wrong = questionSchema.safeParse(asAsked(question)).error?.issues[0];
    if (wrong)
      return question.name === ""
        ? t`The new question needs a name and what it asks.`
        : t`${question.name} needs a name and what it asks.`;
  }
  return verdicts > 0 && reason.trim() === "" ? t`Say why: verdicts become void by it.` : null;
}
