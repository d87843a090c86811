// A vertex of the difference graph: one unit, or several that the rest of the case cannot tell apart.
import type { Stand } from "../model/groups.ts";

/** Where a piece is visible: sightings (indices) in one item, or the instant of a headcount's rest. */
export interface Presence {
  readonly item: string;
  readonly sightings: readonly number[];
  readonly restAt: number | undefined;
}

export interface Piece {
  /** The smallest id inside: orders pieces the same way however the file is ordered. */
  readonly id: string;
  /** The people proved inside the piece, and an upper bound on its chromatic number. */
  readonly low: number;
  readonly high: number;
  /** Pairwise different units whose weights sum to `low`. */
  readonly units: readonly number[];
  readonly stand: Stand;
  /** Empty for a whole item: then nothing inside is different from anybody outside, but by its stand. */
  readonly presences: readonly Presence[];
}

export function smallest(a: string, b: string): string {
  return a < b ? a : b;
}

/** Larger first; ties by id, so that the order of the file decides nothing. */
export function byWeight(a: Piece, b: Piece): number {
  return b.low - a.low || b.high - a.high || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
