// The headline in the method's own words, built from the criteria of the count.
import type { Criteria } from "@sightline/domain";
import { dateOf, figure, listOf, pluralOf } from "../desk/words.ts";

/** `distinct prisoners visible in verified photos and videos`: what stands behind "At least N". */
export function countedWords(n: number, criteria: Criteria): string {
  const who = listOf(
    criteria.subjects.map((subject) => (n === 1 ? subject : pluralOf(subject))),
    "or",
  );
  const said = criteria.attributes.map((attribute) => `“${attribute.replaceAll("-", " ")}”`);
  const marked = said.length === 0 ? "" : ` marked ${listOf(said)}`;
  const until = criteria.until === null ? "" : `, taken until ${dateOf(criteria.until)}`;
  return `distinct ${who}${marked} visible in ${verdictWords(criteria)}${until}`;
}

function verdictWords({ verdicts }: Criteria): string {
  const words: string[] = verdicts.map((verdict) => (verdict === "none" ? "not yet judged" : verdict));
  const [only] = words;
  return words.length === 1 && only === "verified"
    ? "verified photos and videos"
    : `photos and videos whose verdict is ${listOf(words, "or")}`;
}

/** The whole sentence, as it may be quoted. */
export const headline = (n: number, criteria: Criteria): string =>
  `At least ${figure(n)} ${countedWords(n, criteria)}`;

/** What may be said about numbers above the minimum; never a maximum. */
export const reach = ({ exact, couldReach }: { exact: boolean; couldReach: number }): string =>
  exact
    ? "No larger number can be proved from these facts."
    : `Up to ${figure(couldReach)} could be argued from these facts, but has not been proved.`;
