// What the veil over a picture says is behind it, so that nobody meets it unwarned.
import { howMany } from "@sightline/count";

/** One short line: who is marked, what is said of them, or that nobody has looked yet. */
export function warningOf(item: {
  readonly kind: "photo" | "video" | "other";
  readonly marked: Readonly<Record<string, number>>;
  /** The most that a headcount says are visible together, by subject. */
  readonly counted: Readonly<Record<string, number>>;
  readonly attributes: readonly string[];
  /** What members warn of, in their words. */
  readonly warnings: readonly string[];
}): string {
  if (item.kind === "other") return "Kept as bytes, not shown";
  const { marked, counted } = item;
  const people = [...new Set([...Object.keys(marked), ...Object.keys(counted)])]
    .sort()
    .map((subject) => peopleSaid(subject, numberOf(marked, subject), numberOf(counted, subject)))
    .filter((said) => said !== null);
  const said = item.attributes.map((attribute) => attribute.replaceAll("-", " "));
  const warned = item.warnings.length > 0 ? `Warning: ${item.warnings.join(", ")}` : null;
  if (people.length === 0) return warned ?? `Not triaged ${item.kind}: may show people in distress`;
  return [warned, `Shows ${[...people, ...said].join(", ")}`].filter((one) => one !== null).join(". ");
}

/** Any word may be a subject: `constructor` is in every object. */
const numberOf = (people: Readonly<Record<string, number>>, subject: string): number =>
  Object.hasOwn(people, subject) ? (people[subject] ?? 0) : 0;

/** Whoever is counted without being marked is there all the same. */
function peopleSaid(subject: string, marked: number, counted: number): string | null {
  if (counted > marked) return `at least ${howMany(counted, subject)}`;
  return marked === 0 ? null : howMany(marked, subject);
}
