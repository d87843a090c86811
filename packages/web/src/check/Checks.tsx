// What is asked of an item, one question after the other, with the answer that stands, what it rests on, and what is stated.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { CheckResult } from "@sightline/domain";
import { Badge, type Look } from "../kit/Badge.tsx";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import type { ItemShown } from "./item-shown.ts";
import { AnswerCheck } from "./AnswerCheck.tsx";
import { EvidenceShown } from "./EvidenceShown.tsx";
import { placeSaid, timeSaid } from "./given-words.ts";
import { Stated } from "./Stated.tsx";
import { TakeBackCheck } from "./TakeBackCheck.tsx";

type Question = ItemShown["checks"]["questions"][number];
type Answer = NonNullable<Question["answer"]>;
type Props = {
  readonly item: ItemShown;
  /** The instant on show, which can be pinned; null where there is no picture. */
  readonly atUs: number | null;
  readonly onInstant: (atUs: number) => void;
};

const looks = (): Readonly<Record<CheckResult, Look>> => ({
  passed: { word: t`Passed`, icon: "check", tone: "good" },
  failed: { word: t`Failed`, icon: "cross", tone: "bad" },
  "cannot say": { word: t`Cannot say`, icon: "question", tone: "care" },
  "not applicable": { word: t`Does not apply`, icon: "dash", tone: "none" },
});

export function Checks(props: Props) {
  const { questions, mayNot } = props.item.checks;
  return (
    <Section title={t`Checks`}>
      {mayNot !== null && !props.item.withdrawn && <p className="mt-2 text-small text-dim">{mayNot}</p>}
      <List className="mt-2 gap-x-10 md:columns-2">
        {questions.map((question) => (
          <li key={question.id} className="break-inside-avoid py-3">
            <Line {...props} question={question} mayAnswer={mayNot === null} />
          </li>
        ))}
      </List>
    </Section>
  );
}

type LineProps = Props & { readonly question: Question; readonly mayAnswer: boolean };

function Line({ question, mayAnswer, ...props }: LineProps) {
  const { id, name, asks, answer, before } = question;
  const { item, atUs, onInstant } = props;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">{name}</span>
        {answer ? (
          <Badge look={looks()[answer.result]} />
        ) : (
          <span className="text-small text-dim">{t`Open`}</span>
        )}
      </p>
      {answer ? <Answered answer={answer} {...props} /> : <p className="mt-1 text-small text-dim">{asks}</p>}
      {before && (
        <div className="mt-2 border-l-2 border-line pl-3">
          <p className="text-small text-care">
            <Trans>
              It asks something else since this was answered “{before.result}”, which stands no more:
            </Trans>
          </p>
          <Answered answer={before} {...props} />
        </div>
      )}
      {mayAnswer && (
        <div className="mt-1.5 flex flex-wrap gap-x-4">
          <AnswerCheck question={question} item={item} atUs={atUs} />
          {answer && <TakeBackCheck question={question} item={item.tile.id} />}
        </div>
      )}
      <Stated item={item.tile.id} stated={item.stated} question={id} onInstant={onInstant} />
    </>
  );
}

function Answered({ answer, ...props }: Props & { readonly answer: Answer }) {
  const { basis, evidence, by, time, place } = answer;
  return (
    <div className="mt-1 text-small">
      {time && <p className="figures font-medium">{timeSaid(time)}</p>}
      {place && <p className="figures font-medium">{placeSaid(place)}</p>}
      <p className="whitespace-pre-line break-words">{basis}</p>
      <EvidenceShown item={props.item} evidence={evidence} onInstant={props.onInstant} />
      <p className="mt-1 text-dim">
        <Trans>By {by}.</Trans>
      </p>
    </div>
  );
}
