// Exact search in a segment: look up the neighbours of each chunk of the query, then check every candidate in full.
import { type Chunk, chunkValue, neighbourMasks, neighbours, thresholdsFor } from "./chunks.ts";
import type { Segment } from "./segment.ts";
import { scanWords } from "./scan.ts";
import { halfDistance, hashWords, onesIn } from "./words.ts";

// Scratch space shared by all searches: a search runs to its end before another starts, and leaves nothing behind.
let starts = new Uint32Array(1024);
let ends = new Uint32Array(1024);
let candidates = new Uint32Array(4096);

type Tell = (row: number, distance: number) => void;

/**
 * Tells all rows within `limit` bits of the query, in no order; each once.
 * A limit so wide that the tables hold no advantage is answered by comparing with every hash.
 */
export function searchSegment(segment: Segment, query: Uint32Array, limit: number, tell: Tell): void {
  const { distinct, tables } = segment;
  const tellRows = (hash: number, distance: number): void => {
    const end = distinct.offsets[hash + 1] as number;
    for (let at = distinct.offsets[hash] as number; at < end; at++)
      tell(distinct.rows[at] as number, distance);
  };
  const chunks = tables.map((table) => table.chunk);
  const thresholds = thresholdsFor(chunks, limit);
  if (lookUps(chunks, thresholds) >= distinct.words.length / hashWords) {
    scanWords(distinct.words, query, limit, tellRows);
    return;
  }
  for (let i = 0; i < tables.length; i++) {
    const found = collectCandidates(segment, query, i, thresholds);
    touchAll(distinct.words, found);
    for (let c = 0; c < found; c++) {
      const hash = candidates[c] as number;
      const at = hash * hashWords;
      const first = halfDistance(distinct.words, at, query, 0);
      if (first > limit) continue;
      const distance = first + halfDistance(distinct.words, at + 4, query, 4);
      if (distance > limit || foundBefore({ words: distinct.words, at, query }, { chunks, thresholds, i }))
        continue;
      tellRows(hash, distance);
    }
  }
}

function lookUps(chunks: readonly Chunk[], thresholds: readonly number[]): number {
  return chunks.reduce((sum, { width }, i) => sum + neighbours(width, thresholds[i] ?? -1), 0);
}

/** Fills `candidates` with the hashes whose chunk `i` is near enough to the query's; answers how many. */
function collectCandidates(
  { tables }: Segment,
  query: Uint32Array,
  i: number,
  thresholds: readonly number[],
): number {
  const table = tables[i];
  if (table === undefined) throw new RangeError(`expected one of ${tables.length} tables, got ${i}`);
  const { chunk, offsets, hashes } = table;
  const masks = neighbourMasks(chunk.width, thresholds[i] ?? -1);
  const total = lookUpAll(offsets, masks, chunkValue(query, 0, chunk));
  if (candidates.length < total) candidates = new Uint32Array(2 * total);
  let found = 0;
  for (let n = 0; n < masks.length; n++) {
    const end = ends[n] as number;
    for (let at = starts[n] as number; at < end; at++) {
      candidates[found] = hashes[at] as number;
      found++;
    }
  }
  return found;
}

// No branch depends on what is read, so that the processor waits for many buckets at once.
function lookUpAll(offsets: Uint32Array, masks: Uint32Array, value: number): number {
  if (starts.length < masks.length) {
    starts = new Uint32Array(masks.length);
    ends = new Uint32Array(masks.length);
  }
  let total = 0;
  for (let n = 0; n < masks.length; n++) {
    const bucket = value ^ (masks[n] as number);
    const start = offsets[bucket] as number;
    const end = offsets[bucket + 1] as number;
    starts[n] = start;
    ends[n] = end;
    total += end - start;
  }
  return total;
}

/*
 * Reads one word of every candidate and does nothing else, so that the processor waits for a dozen of them at once:
 * checking them in full right away keeps it too busy to look ahead, and was seen to cost twice as much on a million hashes.
 */
function touchAll(words: Uint32Array, found: number): void {
  let sum = 0;
  for (let c = 0; c < found; c++) sum ^= words[(candidates[c] as number) * hashWords] as number;
  // Kept in memory, else the compiler may leave the reading out; the next look-up writes over it.
  starts[0] = sum;
}

interface Compared {
  readonly words: Uint32Array;
  readonly at: number;
  readonly query: Uint32Array;
}

interface Looked {
  readonly chunks: readonly Chunk[];
  readonly thresholds: readonly number[];
  readonly i: number;
}

/** Whether an earlier chunk has told this hash already: decided by the hashes alone, so that nothing is remembered. */
function foundBefore({ words, at, query }: Compared, { chunks, thresholds, i }: Looked): boolean {
  for (let earlier = 0; earlier < i; earlier++) {
    const chunk = chunks[earlier] as Chunk;
    const apart = onesIn(chunkValue(words, at, chunk) ^ chunkValue(query, 0, chunk));
    if (apart <= (thresholds[earlier] ?? -1)) return true;
  }
  return false;
}
