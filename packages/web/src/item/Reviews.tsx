// The reviews of an item, and how its verdict follows from them.
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import type { ItemShown } from "./ItemPage.tsx";
import { Verdict } from "./Verdict.tsx";
import { verdictBecause } from "./verdict-because.ts";

export function Reviews({ item: { tile, reviews } }: { item: ItemShown }) {
  return (
    <Section title="Verdict">
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Verdict verdict={tile.verdict} />
        <span className="min-w-0">{verdictBecause(reviews)}</span>
      </p>
      {reviews.length > 0 && (
        <List ordered className="mt-3">
          {reviews.map(({ by, verdict: said, reason }, place) => (
            <li key={`${place} ${by}`} className="py-2 text-small">
              <span className="font-medium">{by}</span> says {said}
              {reason === "" ? "." : ": "}
              <span className="text-dim">{reason}</span>
            </li>
          ))}
        </List>
      )}
    </Section>
  );
}
