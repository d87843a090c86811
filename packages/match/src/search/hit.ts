// What a search answers: rows of hashes, and how far each is from the query.
import { hashBytes } from "../hash.ts";

export interface Hit {
  /** Which hash, counted from 0 in the order in which hashes were added. */
  readonly row: number;
  /** Bits, 0–256. */
  readonly distance: number;
}

/** Nearest first; the earlier row first among equals. */
export function nearestFirst(hits: Hit[]): Hit[] {
  return hits.sort((a, b) => a.distance - b.distance || a.row - b.row);
}

/** Throws a RangeError unless a search for this can have an answer. */
export function expectQuery(query: Uint8Array, limit: number): void {
  if (query.length !== hashBytes) throw new RangeError(`expected a hash of 32 bytes, got ${query.length}`);
  expectLimit(limit, 256);
}

/** Throws a RangeError unless `limit` is a whole number of bits, 0 to `most`. */
export function expectLimit(limit: number, most: number): void {
  if (!Number.isInteger(limit) || limit < 0 || limit > most) {
    throw new RangeError(`expected a limit of 0–${most} bits, got ${limit}`);
  }
}
