// How a verdict follows from the reviews, in a sentence: the rule of two members, told.
import { plural, t } from "@lingui/core/macro";
import { verdictOf } from "@sightline/domain";
import { listOf } from "../desk/words.ts";

type Review = { readonly by: string; readonly verdict: "verified" | "inconclusive" | "false" };

/** Reviews oldest first; only the latest of each member counts, as in `verdictOf`. */
export function verdictBecause(reviews: readonly Review[]): string {
  const latest = new Map(reviews.map(({ by, verdict }) => [by, verdict]));
  const opinions = [...latest.values()];
  switch (verdictOf(reviews)) {
    case "verified":
      return plural(opinions.length, {
        one: "# member says verified and none disagrees, so its people can count.",
        other: "# members say verified and none disagrees, so its people can count.",
      });
    case "false":
      return plural(opinions.length, {
        one: "One member says false, so its people never count.",
        other: "All # members say false, so its people never count.",
      });
    case "inconclusive": {
      const said = [...new Set(opinions)].map((verdict) => sayOf(opinions, verdict));
      return t`The members do not agree on verified (${listOf(said)}), so its people do not count.`;
    }
    case "none":
      return opinions.length === 0
        ? t`Nobody has reviewed it yet, so its people do not count.`
        : t`One member says verified. A second one must agree before its people count.`;
  }
}

function sayOf(opinions: readonly Review["verdict"][], verdict: Review["verdict"]): string {
  const n = opinions.filter((opinion) => opinion === verdict).length;
  switch (verdict) {
    case "verified":
      return plural(n, { one: "# says verified", other: "# say verified" });
    case "inconclusive":
      return plural(n, { one: "# says inconclusive", other: "# say inconclusive" });
    case "false":
      return plural(n, { one: "# says false", other: "# say false" });
  }
}
