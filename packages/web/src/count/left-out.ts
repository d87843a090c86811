// Groups what was left out by its reason, so that a thousand lines read as a handful.

export type Group = { readonly why: string; readonly ids: readonly string[] };

/** The reason without the id of its line, so that equal reasons are equal text and read after a number: `items do not count: …`. */
export const reasonOf = (id: string, why: string): string =>
  why
    .replaceAll(`"${id}"`, "")
    .replace(
      /^The members of the group\s+are not used: .*/,
      "groups are not used: no second member has reviewed who belongs to them.",
    )
    .replace(
      /^The (item|sighting|headcount|fact)\s+(does not|is not|adds)/,
      (_, noun: string, verb: string) => {
        const plural = { "does not": "do not", "is not": "are not" }[verb] ?? "add";
        return `${noun}s ${plural}`;
      },
    )
    .replace(/; it serves only/, "; they serve only")
    .replace(/: its verdict is/, ": their verdict is")
    .replace(/: it is part of/, ": they are part of")
    .replace(/: it names/, ": they name")
    .replace(/: all its people/, ": all their people")
    .replace(/has reviewed it\./, "has reviewed them.")
    .trim();

/** Largest group first; ids in their own order. */
export function grouped(leftOut: readonly { readonly id: string; readonly why: string }[]): Group[] {
  const groups = Map.groupBy(leftOut, ({ id, why }) => reasonOf(id, why));
  return [...groups]
    .map(([why, all]) => ({ why, ids: all.map(({ id }) => id) }))
    .sort((a, b) => b.ids.length - a.ids.length);
}

/** The reason with what it names called as it is on screen. */
export const withNames = (why: string, nameOf: (id: string) => string): string =>
  why.replaceAll(/"([^"]+)"/g, (_, id: string) => `"${nameOf(id)}"`);
