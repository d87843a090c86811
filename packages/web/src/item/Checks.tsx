// What is asked of an item, one question after the other, with the answer that stands and what it rests on.
import type { CheckEvidence, CheckResult } from "@sightline/domain";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Badge, type Look } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import { AnswerCheck, TakeBackCheck } from "./AnswerCheck.tsx";
import type { ItemShown } from "./ItemPage.tsx";
import { stillSaid } from "./still-said.ts";

type Question = ItemShown["checks"]["questions"][number];
type Answer = NonNullable<Question["answer"]>;
type Props = {
  readonly item: ItemShown;
  /** The instant on show, which can be pinned; null where there is no picture. */
  readonly atUs: number | null;
  readonly onInstant: (atUs: number) => void;
};

const LOOK: Readonly<Record<CheckResult, Look>> = {
  passed: { word: "Passed", icon: "check", tone: "good" },
  failed: { word: "Failed", icon: "cross", tone: "bad" },
  "cannot say": { word: "Cannot say", icon: "question", tone: "care" },
  "not applicable": { word: "Does not apply", icon: "dash", tone: "none" },
};

export function Checks(props: Props) {
  const { questions, mayNot } = props.item.checks;
  return (
    <Section title="Checks">
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
  const { name, asks, answer } = question;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">{name}</span>
        {answer ? <Badge look={LOOK[answer.result]} /> : <span className="text-small text-dim">Open</span>}
      </p>
      {answer ? <Answered answer={answer} {...props} /> : <p className="mt-1 text-small text-dim">{asks}</p>}
      {mayAnswer && (
        <div className="mt-1.5 flex flex-wrap gap-x-4">
          <AnswerCheck question={question} item={props.item} atUs={props.atUs} />
          {answer && <TakeBackCheck question={question} item={props.item.tile.id} />}
        </div>
      )}
    </>
  );
}

function Answered({ answer: { basis, evidence, by }, ...props }: Props & { readonly answer: Answer }) {
  return (
    <div className="mt-1 text-small">
      <p className="whitespace-pre-line break-words">{basis}</p>
      {evidence.length > 0 && (
        <ul className="mt-1 space-y-0.5">
          {evidence.map((one, place) => (
            <li key={place} className="break-words">
              <Evidence {...props} evidence={one} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-1 text-dim">By {by}.</p>
    </div>
  );
}

type EvidenceProps = Pick<Props, "item" | "onInstant"> & { readonly evidence: CheckEvidence };

/** An address stays text: nobody comes there from here by a slip of the hand, which would tell its owner who looks. */
function Evidence({ item, evidence, onInstant }: EvidenceProps) {
  if (evidence.kind === "address") return <span className="break-all text-dim">{evidence.url}</span>;
  if (evidence.kind === "item")
    return <ItemLink item={evidence.item}>{item.names[evidence.item] ?? evidence.item}</ItemLink>;
  return (
    <Button look="link" onClick={() => onInstant(evidence.at)}>
      {stillSaid(item, evidence.at)}
    </Button>
  );
}
