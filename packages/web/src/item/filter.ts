// Which tiles the library shows for what was asked.
import type { Tile } from "@sightline/domain";

export type Asked = {
  readonly text: string;
  readonly verdict: Tile["verdict"] | "any";
  readonly kind: Tile["kind"] | "any";
  readonly withPeople: boolean;
};

export const EVERYTHING: Asked = { text: "", verdict: "any", kind: "any", withPeople: false };

/** Somebody is marked in it, or counted without boxes. */
export const showsPeople = (tile: Tile): boolean =>
  (tile.headcount ?? 0) > 0 || Object.values(tile.marked).some((n) => n > 0);

/** Keeps the desk's order. Text is looked for in the name, the account, the id and the warning, case aside, every word of it. */
export function asked(tiles: readonly Tile[], wanted: Asked): Tile[] {
  const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
  return tiles.filter((tile) => {
    if (wanted.verdict !== "any" && tile.verdict !== wanted.verdict) return false;
    if (wanted.kind !== "any" && tile.kind !== wanted.kind) return false;
    if (wanted.withPeople && !showsPeople(tile)) return false;
    const text = `${tile.name} ${tile.account ?? ""} ${tile.id} ${tile.warning}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** How many tiles have each verdict. */
export function byVerdict(tiles: readonly Tile[]): Readonly<Record<Tile["verdict"], number>> {
  const numbers = { verified: 0, inconclusive: 0, false: 0, none: 0 };
  for (const tile of tiles) numbers[tile.verdict] += 1;
  return numbers;
}

/** How many items are confirmed as the same footage as each item, itself included. */
export function copiesOf(tiles: readonly Tile[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { footage } of tiles) if (footage !== null) sizes.set(footage, (sizes.get(footage) ?? 0) + 1);
  return new Map(tiles.map((tile) => [tile.id, tile.footage === null ? 1 : (sizes.get(tile.footage) ?? 1)]));
}
