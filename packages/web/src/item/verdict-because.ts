// How a verdict follows from the reviews, in a sentence: the rule of two members, told.
import { verdictOf } from "@sightline/domain";
import { counted, listOf } from "../desk/words.ts";

type Review = { readonly by: string; readonly verdict: "verified" | "inconclusive" | "false" };

/** Reviews oldest first; only the latest of each member counts, as in `verdictOf`. */
export function verdictBecause(reviews: readonly Review[]): string {
  const latest = new Map(reviews.map(({ by, verdict }) => [by, verdict]));
  const opinions = [...latest.values()];
  const members = counted(opinions.length, "member");
  switch (verdictOf(reviews)) {
    case "verified":
      return `${members} say verified and none disagrees, so its people can count.`;
    case "false":
      return `${opinions.length === 1 ? "One member says" : `All ${members} say`} false, so its people never count.`;
    case "inconclusive": {
      const said = [...new Set(opinions)].map((verdict) => sayOf(opinions, verdict));
      return `The members do not agree on verified (${listOf(said)}), so its people do not count.`;
    }
    case "none":
      return opinions.length === 0
        ? "Nobody has reviewed it yet, so its people do not count."
        : "One member says verified. A second one must agree before its people count.";
  }
}

function sayOf(opinions: readonly Review["verdict"][], verdict: Review["verdict"]): string {
  const n = opinions.filter((opinion) => opinion === verdict).length;
  return `${n} ${n === 1 ? "says" : "say"} ${verdict}`;
}
