// Sealed hashes with the tables by which they are searched: built once, then only read.
import { chunksOf } from "./chunks.ts";
import { collapse, type Distinct } from "./distinct.ts";
import { planSearch } from "./plan.ts";
import { type Table, tableOf } from "./tables.ts";

export interface Segment {
  readonly distinct: Distinct;
  readonly tables: readonly Table[];
}

/**
 * Builds the tables for some hashes, given as words. Ten million take some 1.2 GB, most of it tables. `widths` cuts the
 * 256 bits other than planned.
 */
export function segmentOf(words: Uint32Array, widths?: readonly number[]): Segment {
  const distinct = collapse(words);
  const chunks = chunksOf(widths ?? planSearch(distinct.offsets.length - 1));
  return { distinct, tables: chunks.map((chunk) => tableOf(distinct.words, chunk)) };
}
