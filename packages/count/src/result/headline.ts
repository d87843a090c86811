// The one wording of the number: "at least", the subjects, the verdicts that count, and what two members saw.
import type { Criteria } from "../case/shape.ts";
import { asksTwo } from "../model/evidence.ts";

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

function verdictWords(criteria: Criteria): string {
  if (isVerifiedAlone(criteria)) return "verified photos and videos";
  if (criteria.verdicts.length === 0) return "photos and videos; no verdict is asked for";
  return `photos and videos whose verdict is ${judgedWords(criteria)}`;
}

const isVerifiedAlone = ({ verdicts }: Criteria): boolean =>
  verdicts.length === 1 && verdicts[0] === "verified";

/** The verdicts asked for, as they stand after a number of items: `verified`, `inconclusive or not yet judged`. */
export function judgedWords({ verdicts }: Criteria): string {
  const words = verdicts.map((verdict) => (verdict === "none" ? "not yet judged" : verdict));
  return words.length === 0 ? "judged as asked" : listOf(words, "or");
}

const EACH = {
  verdicts: "each verdict",
  facts: "each fact",
  headcounts: "each headcount",
  marks: "the marks of each item",
  groups: "the members of each group",
} as const;
const CONFIRMABLE = ["verdicts", "facts", "headcounts", "marks", "groups"] as const;

/**
 * Rule 3 in words, and no more than is so: in which items the people counted are, what two members saw of what the number
 * rests on, and for what the case does not ask it. Whole sentences.
 */
export function handsSentences(criteria: Criteria): readonly string[] {
  const areVerified = isVerifiedAlone(criteria) && asksTwo(criteria, "verdicts");
  // "Verified" alone would say more than the file asks, so the verdict is named as one.
  const judged = isVerifiedAlone(criteria)
    ? "photos and videos whose verdict is verified"
    : verdictWords(criteria);
  const where = areVerified ? "items that two members verified" : judged;
  const seen = CONFIRMABLE.filter((what) => asksTwo(criteria, what)).map((what) => EACH[what]);
  const unasked = CONFIRMABLE.filter((what) => !asksTwo(criteria, what));
  return [
    `Counted are people in ${where}.`,
    `Two members saw ${listOf(seen, "and")}.`,
    ...(unasked.length === 0 ? [] : [`The file does not ask that two members saw: ${unasked.join(", ")}.`]),
  ];
}

/** The same for one and for many. */
const UNCHANGED =
  /(^|[ -])(deceased|dead|wounded|injured|missing|disabled|people|men|women|children|police|personnel|staff|series|species|sheep)$|craft$/i;
/** Ends in "man" and is no man by its plural. */
const NO_MAN = /(^|[ -])(human|german|roman|norman|ottoman|shaman|talisman|caiman)$/i;

/** How a plural is made: the first ending that fits. */
const ENDINGS: readonly (readonly [ending: RegExp, by: string])[] = [
  [/man$/i, "men"],
  [/person$/i, "people"],
  [/child$/i, "children"],
  [/(wi|li|kni)fe$/i, "$1ves"],
  [/((?:^|[ -])(?:thie|hal|cal|wol|lea))f$/i, "$1ves"],
  [/((?:^|[ -])her)o$/i, "$1oes"],
  [/(s|x|z|ch|sh)$/i, "$1es"],
  [/([^aeiou])y$/i, "$1ies"],
  [/$/, "s"],
];

/** The English plural of a subject, for example prisoners, bodies, servicemen; a word that the rules do not know gets an s. */
export function pluralOf(subject: string): string {
  const [, head, rest = ""] = /^(.+?)([ -](?:of|in|by)(?:[ -].*)?)$/.exec(subject) ?? [];
  if (head !== undefined) return `${pluralOf(head)}${rest}`;
  if (UNCHANGED.test(subject)) return subject;
  if (NO_MAN.test(subject)) return `${subject}s`;
  for (const [ending, by] of ENDINGS) if (ending.test(subject)) return subject.replace(ending, by);
  return subject;
}

/** The noun as it stands after a number: item after 1, items after 0 and 2; `plural` where the rule is wrong. */
export const nounFor = (n: number, noun: string, plural = pluralOf(noun)): string =>
  n === 1 ? noun : plural;

/** `1 item`, `2 items`, `0 entries`. */
export const howMany = (n: number, noun: string, plural?: string): string =>
  `${n} ${nounFor(n, noun, plural)}`;

const listOf = (words: readonly string[], joint: string): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1) ?? ""}`;
