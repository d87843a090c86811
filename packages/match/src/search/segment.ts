// Sealed segments: hashes and their tables as bytes that are written once, read as they lie, and refused when damaged.
import { checksumOf } from "./checksum.ts";
import { chunksOf } from "./chunks.ts";
import { collapse, type Distinct } from "./distinct.ts";
import { planSearch } from "./plan.ts";
import { type Table, tableOf } from "./tables.ts";
import { hashWords, wordsOf } from "./words.ts";

/*
 * A segment is 32-bit little-endian words:
 *   magic "SLHX", version, words in all, XXH32 of everything after this word,
 *   rows, distinct hashes, chunks, the width of each chunk,
 *   the distinct hashes (8 words each),
 *   only where rows repeat: where each hash's rows start (distinct + 1), then the rows,
 *   for each chunk: where each value's hashes start (2^width + 1), then the hashes.
 */
const magic = 0x58484c53;
const version = 1;
const header = 7;

/** Rows that one segment can hold; more go into several. */
export const mostRows = 2 ** 24;

export interface Segment {
  /** Hashes held, repeats included. */
  readonly rows: number;
  readonly distinct: Distinct;
  readonly tables: readonly Table[];
}

export interface SegmentRefusal {
  readonly refused: true;
  readonly code: "not-a-segment" | "segment-version" | "segment-damaged";
  readonly sentence: string;
}

/**
 * Builds the tables for some hashes, 32 bytes each, and answers them with the hashes as one file of bytes.
 * Ten million hashes take some 1.2 GB, most of it tables. `widths` cuts the 256 bits other than planned. Throws a RangeError on over 2^24 rows or a broken length.
 */
export function seal(hashes: Uint8Array, widths?: readonly number[]): Uint8Array<ArrayBuffer> {
  const words = wordsOf(hashes);
  const rows = words.length / hashWords;
  if (rows > mostRows) throw new RangeError(`expected at most ${mostRows} hashes in a segment, got ${rows}`);
  const distinct = collapse(words);
  const chunks = chunksOf(widths ?? planSearch(distinct.offsets.length - 1));
  const lists = rows === distinct.words.length / hashWords ? [] : [distinct.offsets, distinct.rows];
  const tableWords = chunks.reduce((sum, { width }) => sum + 2 ** width + 1, 0);
  const held = distinct.words.length / hashWords;
  const before =
    header + chunks.length + held * hashWords + lists.reduce((sum, list) => sum + list.length, 0);
  const sealed = new Uint32Array(before + tableWords + chunks.length * held);
  sealed.set([magic, version, sealed.length, 0, rows, held, chunks.length]);
  sealed.set(
    chunks.map(({ width }) => width),
    header,
  );
  let at = header + chunks.length;
  const append = (part: Uint32Array): void => {
    sealed.set(part, at);
    at += part.length;
  };
  for (const part of [distinct.words, ...lists]) append(part);
  for (const chunk of chunks) {
    const table = tableOf(distinct.words, chunk);
    append(table.offsets);
    append(table.hashes);
  }
  sealed[3] = checksumOf(sealed.subarray(4));
  return new Uint8Array(sealed.buffer);
}

/** Reads a sealed segment where it lies (copied only when its bytes do not start at a multiple of four). */
export function openSegment(bytes: Uint8Array): Segment | SegmentRefusal {
  if (bytes.length < header * 4) return refuse("not-a-segment");
  const start = new Uint32Array(bytes.slice(0, header * 4).buffer);
  if (start[0] !== magic) return refuse("not-a-segment");
  if (start[1] !== version) return refuse("segment-version");
  if (start[2] !== bytes.length / 4) return refuse("segment-damaged");
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const sealed = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
  if (checksumOf(sealed.subarray(4)) !== start[3]) return refuse("segment-damaged");
  return segmentIn(sealed);
}

/** The segment in bytes that `seal` has just made, without reading them all again for their checksum. */
export function openSealed(bytes: Uint8Array<ArrayBuffer>): Segment {
  const opened = segmentIn(new Uint32Array(bytes.buffer));
  if ("refused" in opened) throw new Error(`expected what was just sealed to open, got ${opened.code}`);
  return opened;
}

// The checksum holds, so whatever does not fit here was written so, by something else than `seal`.
function segmentIn(sealed: Uint32Array): Segment | SegmentRefusal {
  const [rows = 0, held = 0, chunkCount = 0] = sealed.subarray(4, header);
  let at = header;
  const take = (length: number): Uint32Array => sealed.subarray(at, (at += length));
  const widths = [...take(chunkCount)];
  if (widths.some((width) => width < 1 || width > 24) || sum(widths) !== 256)
    return refuse("segment-damaged");
  const repeats = rows === held ? 0 : held + 1 + rows;
  const tables = sum(widths.map((width) => 2 ** width + 1 + held));
  if (at + held * hashWords + repeats + tables !== sealed.length) return refuse("segment-damaged");
  const words = take(held * hashWords);
  const lists = repeats === 0 ? eachItsOwn(held) : { offsets: take(held + 1), rows: take(rows) };
  return {
    rows,
    distinct: { words, ...lists },
    tables: chunksOf(widths).map((chunk) => ({
      chunk,
      offsets: take(2 ** chunk.width + 1),
      hashes: take(held),
    })),
  };
}

function eachItsOwn(held: number): { offsets: Uint32Array; rows: Uint32Array } {
  const offsets = Uint32Array.from({ length: held + 1 }, (_, i) => i);
  return { offsets, rows: offsets.subarray(0, held) };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const sentences: Record<SegmentRefusal["code"], string> = {
  "not-a-segment": "This file is no index of hashes; rebuild the index from the database.",
  "segment-version": "This index was written by another version; rebuild the index from the database.",
  "segment-damaged": "This index is damaged or was cut short; rebuild the index from the database.",
};

function refuse(code: SegmentRefusal["code"]): SegmentRefusal {
  return { refused: true, code, sentence: sentences[code] };
}
