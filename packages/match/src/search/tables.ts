// The tables of a multi-index: for each chunk, which hashes hold which value (Norouzi, Punjani, Fleet 2012).
import { type Chunk, chunkValue } from "./chunks.ts";
import { listsOf } from "./distinct.ts";
import { hashWords } from "./words.ts";

export interface Table {
  readonly chunk: Chunk;
  /** Hashes whose chunk is v: `hashes[offsets[v]]` up to `hashes[offsets[v + 1]]`. */
  readonly offsets: Uint32Array;
  readonly hashes: Uint32Array;
}

export function tableOf(words: Uint32Array, chunk: Chunk): Table {
  const values = new Uint32Array(words.length / hashWords);
  for (let i = 0; i < values.length; i++) values[i] = chunkValue(words, i * hashWords, chunk);
  const { offsets, rows } = listsOf(values, 2 ** chunk.width);
  return { chunk, offsets, hashes: rows };
}
