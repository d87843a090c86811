// For which answers about other items this one is evidence.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Section } from "../kit/Section.tsx";
import type { ItemShown } from "./item-shown.ts";

type Props = Pick<ItemShown, "evidenceFor">;

export function EvidenceFor({ evidenceFor: { answers } }: Props) {
  if (answers.length === 0) return null;
  return (
    <Section title={t`It is evidence for`}>
      <ul className="mt-2 space-y-1">
        {answers.map(({ item, name, question }) => (
          <li key={`${item} ${question}`} className="break-words">
            <Trans>
              <ItemLink item={item}>{name}</ItemLink>: the answer to “{question}”
            </Trans>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What taking it out does to them, in sentences; empty where it does nothing. */
export function lossSaid({ evidenceFor: { answers, verdicts } }: Props): string {
  if (answers.length === 0) return "";
  const rests = plural(answers.length, {
    one: `# answer about other items rests on it.`,
    other: `# answers about other items rest on it.`,
  });
  if (verdicts === 0) return ` ${rests}`;
  const voids = plural(verdicts, {
    one: "# verdict on them becomes void.",
    other: "# verdicts on them become void.",
  });
  return ` ${rests} ${voids}`;
}
