// The reviews of an item, and how its verdict follows from them.
import type { Tile } from "@sightline/domain";
import { Verdict } from "./Verdict.tsx";
import { verdictBecause } from "./verdict-because.ts";

type Review = {
  readonly by: string;
  readonly verdict: "verified" | "inconclusive" | "false";
  readonly reason: string;
};

export function Reviews({ verdict, reviews }: { verdict: Tile["verdict"]; reviews: readonly Review[] }) {
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews" className="heading text-xl">
        Verdict
      </h2>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Verdict verdict={verdict} />
        <span className="min-w-0">{verdictBecause(reviews)}</span>
      </p>
      {reviews.length > 0 && (
        <ol className="mt-3 divide-y divide-line border-y border-line">
          {reviews.map(({ by, verdict: said, reason }, place) => (
            <li key={`${place} ${by}`} className="py-2 text-[0.93rem]">
              <span className="font-medium">{by}</span> says {said}
              {reason === "" ? (
                "."
              ) : (
                <>
                  : <span className="text-dim">{reason}</span>
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
