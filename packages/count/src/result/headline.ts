// The one wording of the number: "at least", the subjects, and that only verified items count.
import type { Criteria } from "../case/shape.ts";

type Asked = Pick<Criteria, "subjects" | "attributes" | "verdicts">;

/** `At least 69 distinct prisoners visible in verified photos and videos`. */
export function headlineOf(criteria: Asked, atLeast: number): string {
  return `At least ${atLeast} ${countedWords(criteria, atLeast)}`;
}

/** `distinct prisoners visible in verified photos and videos`: what stands behind "At least N". */
export function countedWords(criteria: Asked, atLeast: number): string {
  const subjects = criteria.subjects.map((subject) => (atLeast === 1 ? subject : pluralOf(subject)));
  const verdicts = criteria.verdicts.map((verdict) => (verdict === "none" ? "unreviewed" : verdict));
  const said = criteria.attributes.map((attribute) => `“${attribute.replaceAll("-", " ")}”`);
  const marked = said.length === 0 ? "" : `, each marked ${listOf(said, "and")},`;
  return `distinct ${listOf(subjects, "or")}${marked} visible in ${listOf(verdicts, "or")} photos and videos`;
}

const IRREGULAR = new Map(
  Object.entries({ man: "men", woman: "women", child: "children", person: "people" }),
);

/** The English plural of a subject, for example prisoners, bodies, children. */
export const pluralOf = (subject: string): string =>
  IRREGULAR.get(subject) ??
  (/(s|x|ch|sh)$/.test(subject)
    ? `${subject}es`
    : /[^aeiou]y$/.test(subject)
      ? `${subject.slice(0, -1)}ies`
      : `${subject}s`);

const listOf = (words: readonly string[], joint: string): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1) ?? ""}`;
