// For which answers about other items this one is evidence.
import { ItemLink } from "../desk/ItemLink.tsx";
import { counted } from "../desk/words.ts";
import { Section } from "../kit/Section.tsx";
import type { ItemShown } from "./item-shown.ts";

type Props = Pick<ItemShown, "evidenceFor">;

export function EvidenceFor({ evidenceFor: { answers } }: Props) {
  if (answers.length === 0) return null;
  return (
    <Section title="It is evidence for">
      <ul className="mt-2 space-y-1">
        {answers.map(({ item, name, question }) => (
          <li key={`${item} ${question}`} className="break-words">
            <ItemLink item={item}>{name}</ItemLink>: the answer to “{question}”
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What taking it out does to them, in sentences; empty where it does nothing. */
export function lossSaid({ evidenceFor: { answers, verdicts } }: Props): string {
  if (answers.length === 0) return "";
  const rests = `${counted(answers.length, "answer")} about other items ${answers.length === 1 ? "rests" : "rest"} on it.`;
  if (verdicts === 0) return ` ${rests}`;
  return ` ${rests} ${counted(verdicts, "verdict")} on them ${verdicts === 1 ? "becomes" : "become"} void.`;
}
