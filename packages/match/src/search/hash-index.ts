// An index that grows: sealed segments, and behind them a tail that is compared hash by hash until it is sealed too.
import { expectQuery, type Hit, nearestFirst } from "./hit.ts";
import { scanWords } from "./scan.ts";
import { searchSegment } from "./search-segment.ts";
import { type Segment, segmentOf } from "./segment.ts";
import { hashWords, wordsOf } from "./words.ts";

/** One hash that many rows share: flat frames, or one slide shown for long. */
export interface Repeated {
  readonly hash: Uint8Array;
  /** Rows of the index, ascending. */
  readonly rows: Uint32Array;
}

/** Rows are numbered through all segments in the order given, then through the tail. */
export class HashIndex {
  readonly #segments: { readonly segment: Segment; readonly firstRow: number }[] = [];
  #sealedRows = 0;
  #tail = new Uint32Array(0);
  #tailRows = 0;

  /** Hashes held, repeats included. */
  get rows(): number {
    return this.#sealedRows + this.#tailRows;
  }

  /** Takes hashes of 32 bytes each; answers the row of the first. Throws a RangeError on a broken length. */
  add(hashes: Uint8Array): number {
    const words = wordsOf(hashes);
    const first = this.rows;
    const used = this.#tailRows * hashWords;
    if (this.#tail.length < used + words.length) {
      const grown = new Uint32Array(Math.max(2 * used, used + words.length));
      grown.set(this.#tail.subarray(0, used));
      this.#tail = grown;
    }
    this.#tail.set(words, used);
    this.#tailRows += words.length / hashWords;
    return first;
  }

  /** All rows within `limit` bits of the query, nearest first: exactly those that comparing with every hash finds. */
  search(query: Uint8Array, limit: number): Hit[] {
    expectQuery(query, limit);
    const words = wordsOf(query);
    const hits: Hit[] = [];
    for (const { segment, firstRow } of this.#segments) {
      searchSegment(segment, words, limit, (row, distance) => hits.push({ row: firstRow + row, distance }));
    }
    const tail = this.#tail.subarray(0, this.#tailRows * hashWords);
    scanWords(tail, words, limit, (row, distance) => hits.push({ row: this.#sealedRows + row, distance }));
    return nearestFirst(hits);
  }

  /** Makes a segment of the tail, cut as planned or into chunks of these widths; its rows keep their numbers. */
  seal(widths?: readonly number[]): void {
    if (this.#tailRows === 0) return;
    const segment = segmentOf(this.#tail.subarray(0, this.#tailRows * hashWords), widths);
    this.#segments.push({ segment, firstRow: this.#sealedRows });
    this.#sealedRows += this.#tailRows;
    this.#tail = new Uint32Array(0);
    this.#tailRows = 0;
  }

  /** The hashes that over `most` rows of a sealed segment share, the most frequent first. */
  repeated(most: number): Repeated[] {
    return this.#segments
      .flatMap(({ segment, firstRow }) => repeatedIn(segment, firstRow, most))
      .sort((a, b) => b.rows.length - a.rows.length || (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
  }
}

function repeatedIn({ distinct }: Segment, firstRow: number, most: number): Repeated[] {
  const found: Repeated[] = [];
  for (let hash = 0; hash + 1 < distinct.offsets.length; hash++) {
    const rows = distinct.rows.subarray(distinct.offsets[hash], distinct.offsets[hash + 1]);
    if (rows.length <= most) continue;
    const words = distinct.words.slice(hash * hashWords, (hash + 1) * hashWords);
    found.push({ hash: new Uint8Array(words.buffer), rows: rows.map((row) => firstRow + row) });
  }
  return found;
}
