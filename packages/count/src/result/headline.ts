// The one wording of the number: "at least", the subjects, and that only items with a verdict that counts are in it.
import type { Criteria } from "../case/shape.ts";

/** `At least 69 distinct prisoners visible in verified photos and videos`. */
export const headlineOf = (criteria: Criteria, atLeast: number): string =>
  `At least ${atLeast} ${countedWords(criteria, atLeast)}`;

/** What stands behind "At least N": `distinct prisoners visible in verified photos and videos`. */
export function countedWords(criteria: Criteria, n: number): string {
  const subjects = criteria.subjects.map((subject) => nounFor(n, subject));
  const who = subjects.length === 0 ? nounFor(n, "person") : listOf(subjects, "or");
  const said = criteria.attributes.map((attribute) => `“${attribute.replaceAll("-", " ")}”`);
  const marked = said.length === 0 ? "" : ` marked ${listOf(said, "and")}`;
  const until = criteria.until === null ? "" : `, taken until ${criteria.until}`;
  const nobody = subjects.length === 0 ? "; no subject is asked for" : "";
  return `distinct ${who}${marked} visible in ${verdictWords(criteria)}${until}${nobody}`;
}

function verdictWords({ verdicts }: Criteria): string {
  if (verdicts.length === 1 && verdicts[0] === "verified") return "verified photos and videos";
  const words = verdicts.map((verdict) => (verdict === "none" ? "not yet judged" : verdict));
  return `photos and videos whose verdict is ${listOf(words, "or")}`;
}

const IRREGULAR = new Map(
  Object.entries({ man: "men", woman: "women", child: "children", person: "people" }),
);

/** The English plural of a subject, for example prisoners, bodies, children. */
export function pluralOf(subject: string): string {
  const irregular = IRREGULAR.get(subject);
  if (irregular !== undefined) return irregular;
  if (/(s|x|ch|sh)$/.test(subject)) return `${subject}es`;
  return /[^aeiou]y$/.test(subject) ? `${subject.slice(0, -1)}ies` : `${subject}s`;
}

/** The noun as it stands after a number: item after 1, items after 0 and 2; `plural` where the rule is wrong. */
export const nounFor = (n: number, noun: string, plural = pluralOf(noun)): string =>
  n === 1 ? noun : plural;

/** `1 item`, `2 items`, `0 entries`. */
export const howMany = (n: number, noun: string, plural?: string): string =>
  `${n} ${nounFor(n, noun, plural)}`;

const listOf = (words: readonly string[], joint: string): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1) ?? ""}`;
