// What the veil over a picture says is behind it, so that nobody meets it unwarned.
import { howMany } from "@sightline/count";

/** One short line: who is marked, what is said of them, or that nobody has looked yet. */
export function warningOf(item: {
  readonly kind: "photo" | "video" | "other";
  readonly marked: Readonly<Record<string, number>>;
  readonly attributes: readonly string[];
}): string {
  if (item.kind === "other") return "Kept as bytes, not shown";
  const people = Object.entries(item.marked)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, n]) => howMany(n, subject));
  const said = item.attributes.map((attribute) => attribute.replaceAll("-", " "));
  if (people.length === 0) return `Not triaged ${item.kind}: may show people in distress`;
  return `Shows ${[...people, ...said].join(", ")}`;
}
