// What is said of those who are on show, each fact with who stands behind it and what a member can do about it.
import { useMemberName } from "../desk/members.tsx";
import { FactList, type FactShown } from "../fact/FactList.tsx";
import { factSentence } from "../fact/words.ts";
import { Section } from "../kit/Section.tsx";
import { FactActs } from "./FactActs.tsx";

type Props = {
  readonly title: string;
  /** What it means that nothing is said. */
  readonly none: string;
  readonly facts: readonly FactShown[];
  readonly called: (id: string) => string;
};

export function FactsSaid({ title, none, facts, called }: Props) {
  const nameOf = useMemberName();
  return (
    <Section title={title} className="mt-12">
      <div className="mt-3">
        {facts.length === 0 && <p className="text-dim">{none}</p>}
        {facts.length > 0 && nameOf && (
          <FactList
            facts={facts.map((fact) => ({
              ...fact,
              statedBy: nameOf(fact.statedBy),
              reviewedBy: fact.reviewedBy === null ? null : nameOf(fact.reviewedBy),
            }))}
            nameOf={called}
            wide
          >
            {(fact) => <FactActs fact={fact} says={factSentence(fact.assertion, called)} called={called} />}
          </FactList>
        )}
      </div>
    </Section>
  );
}
