// Chooses into how many chunks to cut the hashes, by a model of what each way costs for a number of them.
import { type Chunk, chunksOf, neighbours, thresholdsFor } from "./chunks.ts";

/** The limit that plans are made for; other limits are searched in the same tables, only less cheaply. */
export const plannedLimit = 31;

/** Fewer than eleven chunks need tables of over 24 bits; from 32 on nothing is gained. */
const [fewest, most] = [11, 32];

type Cost = (chunk: Chunk, lookUps: number) => number;

// Relative times on random hashes: the larger a table, the more often a look-up misses each of the caches;
// to check a candidate is to read its number in the table and then its hash, which lies anywhere in memory.
const lookUpCost = (width: number): number => (width <= 17 ? 1 : width <= 20 ? 2 : width <= 22 ? 4 : 8);
const checkCost = 12;

/** Widths of the chunks for searching among about `hashes` distinct ones. Example: ten million → eleven of 23–24 bits. */
export function planSearch(hashes: number): number[] {
  return cheapest(({ width }, lookUps) => lookUps * (lookUpCost(width) + (checkCost * hashes) / 2 ** width));
}

/** Widths of the chunks for joining `hashes` distinct ones: a pass over all buckets for each neighbour, in order. */
export function planJoin(hashes: number): number[] {
  return cheapest(({ width }, lookUps) => lookUps * (2 ** width + (2 * hashes * hashes) / 2 ** width));
}

function cheapest(cost: Cost): number[] {
  let best: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let count = most; count >= fewest; count--) {
    const widths = evenWidths(count);
    const chunks = chunksOf(widths);
    const thresholds = thresholdsFor(chunks, plannedLimit);
    const sum = chunks.reduce(
      (all, chunk, i) => all + cost(chunk, neighbours(chunk.width, thresholds[i] ?? -1)),
      0,
    );
    if (sum < least) [best, least] = [widths, sum];
  }
  return best;
}

function evenWidths(count: number): number[] {
  const narrow = Math.floor(256 / count);
  const wider = 256 % count;
  return Array.from({ length: count }, (_, i) => narrow + (i < wider ? 1 : 0));
}
