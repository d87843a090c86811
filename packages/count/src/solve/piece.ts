// A vertex of the difference graph: one unit, or several that the rest of the case cannot tell apart.
import type { Stand } from "../model/groups.ts";
import type { Model } from "../model/units.ts";
import { unitAt } from "../model/units.ts";

/** Where a piece is visible: sightings (indices) in one item, or the instant of a headcount's rest. */
export interface Presence {
  readonly item: string;
  readonly sightings: readonly number[];
  readonly restAt: number | undefined;
}

export interface Piece {
  /** The smallest id inside, or the id of a whole item: orders pieces the same way however the file is ordered. */
  readonly id: string;
  /** The people proved inside the piece, and an upper bound on its chromatic number. */
  readonly low: number;
  readonly high: number;
  /** Whether the search of its inside stopped at its budget, with a gap between the two. */
  readonly isCut?: boolean;
  /** Pairwise different units whose weights sum to `low`. */
  readonly units: () => readonly number[];
  readonly stand: Stand;
  /** Empty for a module: then nothing inside is different from anybody outside, but by its stand. */
  readonly presences: readonly Presence[];
}

export function smallest(a: string, b: string): string {
  return a < b ? a : b;
}

/** Larger first; ties by id, so that the order of the file decides nothing. */
export function byWeight(a: Piece, b: Piece): number {
  return b.low - a.low || b.high - a.high || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function pieceOf(model: Model, u: number): Piece {
  const { id, sightings, headcount, weight, stand } = unitAt(model, u);
  const seenIn = new Map<string, number[]>();
  for (const s of sightings) {
    const item = model.evidence.sightings[s]?.item ?? "";
    const list = seenIn.get(item);
    if (list) list.push(s);
    else seenIn.set(item, [s]);
  }
  const presences: Presence[] = headcount
    ? [{ item: headcount.item, sightings: [], restAt: headcount.at }]
    : [...seenIn].map(([item, list]) => ({ item, sightings: list, restAt: undefined }));
  return { id, low: weight, high: weight, units: () => [u], stand, presences };
}
