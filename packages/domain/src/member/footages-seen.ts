// Footage as somebody sees it who does not see some of its items: it is one recording still, and no name tells of the others.
import type { Held } from "../investigation/held.ts";
import { Layer, Seen, type Keyed } from "../investigation/keyed.ts";
import { freeName } from "../pair/footage.ts";

type FootagesSeen = {
  /** What a footage is called; null where one item is left, and nobody named it for that. */
  readonly nameOf: (footage: string) => string | null;
  readonly itemsOf: Keyed<readonly string[]>;
};

export function footagesSeen(held: Held, unseen: ReadonlySet<string>): FootagesSeen {
  const names = new Map<string, string | null>();
  const renamed = new Map<string, readonly string[]>();
  for (const id of unseen) {
    const footage = held.item.get(id)?.footage ?? null;
    if (footage === null || names.has(footage)) continue;
    const seen = (held.itemsOfFootage.get(footage) ?? []).filter((one) => !unseen.has(one));
    const name = nameSeen(held, footage, seen);
    names.set(footage, name);
    if (name !== null) renamed.set(name, seen);
  }
  const below = new Layer(held.itemsOfFootage);
  for (const [name, seen] of renamed) below.set(name, seen);
  return {
    nameOf: (footage) => (names.has(footage) ? (names.get(footage) ?? null) : footage),
    itemsOf: new Seen(
      below,
      (row, key) => renamed.get(key) ?? (names.has(key) || row.length === 0 ? undefined : row),
    ),
  };
}

/** The name that was given to an item that is seen; else one that such items alone would have. */
function nameSeen(held: Held, footage: string, seen: readonly string[]): string | null {
  if (seen.some((id) => held.item.get(id)?.namedFootage === footage)) return footage;
  if (seen.length < 2) return null;
  const isTaken = (name: string): boolean => name !== footage && held.itemsOfFootage.has(name);
  return freeName(seen, { has: isTaken });
}
