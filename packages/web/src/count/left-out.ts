// Groups what was left out by its reason, so that a thousand lines read as a handful.

export type Group = { readonly why: string; readonly ids: readonly string[] };

/** The reason with the ids of its lines taken out of it, so that equal reasons are equal text. */
export const reasonOf = (id: string, why: string): string =>
  why
    .replaceAll(`"${id}"`, "")
    .replace(
      /^(The|An?) (item|sighting|headcount|fact)\s+(does|is|adds|names)/,
      (_, __, noun: string, verb: string) => `This ${noun} ${verb}`,
    )
    .replace(/\s+/g, " ")
    .trim();

/** Largest group first; ids in their own order. */
export function grouped(leftOut: readonly { readonly id: string; readonly why: string }[]): Group[] {
  const groups = Map.groupBy(leftOut, ({ id, why }) => reasonOf(id, why));
  return [...groups]
    .map(([why, all]) => ({ why, ids: all.map(({ id }) => id) }))
    .sort((a, b) => b.ids.length - a.ids.length);
}
