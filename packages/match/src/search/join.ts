// All pairs of near hashes, by joining the buckets of each table with themselves and their neighbours: never n².
import { type Chunk, chunksOf, chunkValue, neighbourMasks, thresholdsFor } from "./chunks.ts";
import { collapse, type Distinct } from "./distinct.ts";
import { expectLimit } from "./hit.ts";
import { planJoin } from "./plan.ts";
import { tableOf } from "./tables.ts";
import { halfDistance, hashWords, onesIn, wordsOf } from "./words.ts";

/** Equal hashes are one here, whatever the number of their rows: 100,000 black frames are no 5·10⁹ pairs. */
export interface Join {
  /** Rows of each distinct hash, ascending; hash i is the one that came i-th. */
  readonly rowsOf: (hash: number) => Uint32Array;
  readonly distinct: number;
  /** Pairs of distinct hashes within the limit, each once: `first[p]` < `second[p]`. */
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly distances: Uint8Array;
}

/** All pairs within `limit` bits (0–64) among hashes of 32 bytes each. Throws a RangeError on a broken length or limit. */
export function joinWithin(hashes: Uint8Array, limit: number): Join {
  expectLimit(limit, 64);
  const distinct = collapse(wordsOf(hashes));
  const count = distinct.words.length / hashWords;
  const chunks = chunksOf(planJoin(count));
  const plan = { chunks, thresholds: thresholdsFor(chunks, limit), limit };
  const pairs = new Pairs();
  for (let i = 0; i < chunks.length; i++) joinChunk(distinct, plan, i, pairs);
  const { offsets, rows } = distinct;
  return {
    rowsOf: (hash) => rows.subarray(offsets[hash], offsets[hash + 1]),
    distinct: count,
    ...pairs.all(),
  };
}

interface Plan {
  readonly chunks: readonly Chunk[];
  readonly thresholds: readonly number[];
  readonly limit: number;
}

/*
 * The hashes are copied in the order of this chunk's values: then a whole pass over the buckets, for one difference
 * after another, reads memory in two streams instead of jumping about.
 */
function joinChunk({ words }: Distinct, plan: Plan, i: number, pairs: Pairs): void {
  const chunk = plan.chunks[i] as Chunk;
  const { offsets, hashes } = tableOf(words, chunk);
  const sorted = new Uint32Array(words.length);
  hashes.forEach((hash, at) =>
    sorted.set(words.subarray(hash * hashWords, (hash + 1) * hashWords), at * hashWords),
  );
  const side = { sorted, offsets, hashes, i };
  for (const mask of neighbourMasks(chunk.width, plan.thresholds[i] ?? -1))
    joinBuckets(side, mask, plan, pairs);
}

interface Side {
  readonly sorted: Uint32Array;
  readonly offsets: Uint32Array;
  readonly hashes: Uint32Array;
  readonly i: number;
}

/** Compares every bucket with the one whose value differs by `mask`; each two buckets once. */
function joinBuckets(side: Side, mask: number, plan: Plan, pairs: Pairs): void {
  const { sorted, offsets } = side;
  // Of two values that differ by the mask, the lower one lacks its highest bit: runs of as many values alternate.
  const run = mask === 0 ? offsets.length : 2 ** (31 - Math.clz32(mask));
  for (let base = 0; base < offsets.length - 1; base += 2 * run) {
    const last = Math.min(base + run, offsets.length - 1);
    for (let value = base; value < last; value++) {
      const end = offsets[value + 1] as number;
      const otherEnd = offsets[(value ^ mask) + 1] as number;
      for (let at = offsets[value] as number; at < end; at++) {
        for (let to = mask === 0 ? at + 1 : (offsets[value ^ mask] as number); to < otherEnd; to++) {
          const half = halfDistance(sorted, at * hashWords, sorted, to * hashWords);
          if (half <= plan.limit) tellPair(side, plan, { at, to, half }, pairs);
        }
      }
    }
  }
}

interface NearHalf {
  readonly at: number;
  readonly to: number;
  /** Bits in which the first four words differ. */
  readonly half: number;
}

function tellPair({ sorted, hashes, i }: Side, plan: Plan, { at, to, half }: NearHalf, pairs: Pairs): void {
  const [a, b] = [at * hashWords, to * hashWords];
  const distance = half + halfDistance(sorted, a + 4, sorted, b + 4);
  if (distance > plan.limit) return;
  // Told by the first chunk in which the two are near enough, so that no pair comes twice.
  for (let earlier = 0; earlier < i; earlier++) {
    const chunk = plan.chunks[earlier] as Chunk;
    const apart = onesIn(chunkValue(sorted, a, chunk) ^ chunkValue(sorted, b, chunk));
    if (apart <= (plan.thresholds[earlier] ?? -1)) return;
  }
  pairs.add(hashes[at] as number, hashes[to] as number, distance);
}

class Pairs {
  #first = new Uint32Array(1024);
  #second = new Uint32Array(1024);
  #distances = new Uint8Array(1024);
  #count = 0;

  add(one: number, other: number, distance: number): void {
    if (this.#count === this.#first.length) this.#grow();
    this.#first[this.#count] = Math.min(one, other);
    this.#second[this.#count] = Math.max(one, other);
    this.#distances[this.#count] = distance;
    this.#count++;
  }

  all(): { first: Uint32Array; second: Uint32Array; distances: Uint8Array } {
    return {
      first: this.#first.subarray(0, this.#count),
      second: this.#second.subarray(0, this.#count),
      distances: this.#distances.subarray(0, this.#count),
    };
  }

  #grow(): void {
    const [first, second, distances] = [this.#first, this.#second, this.#distances];
    this.#first = new Uint32Array(2 * this.#count);
    this.#second = new Uint32Array(2 * this.#count);
    this.#distances = new Uint8Array(2 * this.#count);
    this.#first.set(first);
    this.#second.set(second);
    this.#distances.set(distances);
  }
}
