// The reviews of an item, and how its verdict follows from them.
import type { Tile } from "@sightline/domain";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import { Verdict } from "./Verdict.tsx";
import { verdictBecause } from "./verdict-because.ts";

type Review = {
  readonly by: string;
  readonly verdict: "verified" | "inconclusive" | "false";
  readonly reason: string;
};

export function Reviews({ verdict, reviews }: { verdict: Tile["verdict"]; reviews: readonly Review[] }) {
  return (
    <Section title="Verdict">
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Verdict verdict={verdict} />
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
