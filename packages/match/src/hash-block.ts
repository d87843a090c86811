// A block of hashes in the kernel's memory, searched by brute force: exact, and what every faster index is held against.
import { hashBytes } from "./hash.ts";
import { startKernel } from "./kernel/kernel.ts";

/** Pairs of near hashes: `places[i]` in the block and `queries[i]` among the queries differ in `distances[i]` bits. */
export interface NearPairs {
  readonly places: Uint32Array;
  readonly queries: Uint16Array;
  readonly distances: Uint16Array;
}

export interface HashBlock {
  /** Hashes held. */
  readonly count: number;
  /**
   * Every pair of a held hash and one of `queries` (32 bytes each, at most 65,535) within `limit` bits, in no
   * particular order. Throws a RangeError when the queries are not whole hashes, or too many, or the limit is negative.
   */
  readonly within: (queries: Uint8Array, limit: number) => NearPairs;
  /** The held hash nearest to one query, the first of equals; undefined when the block is empty. */
  readonly nearest: (query: Uint8Array) => { readonly place: number; readonly distance: number } | undefined;
}

/** Hashes and queries of one call: 256 KB of hashes stay in the processor's cache while all queries pass over them. */
const hashesAtOnce = 8192;
const queriesAtOnce = 8;
/** Two u32 for each pair of one call, if all are near. */
const roomForPairs = hashesAtOnce * queriesAtOnce * 8;
const mostQueries = 65_535;

/** Copies `hashes`, 32 bytes each, into a memory of their own. Throws a RangeError when the last one is not whole. */
export function hashBlock(hashes: Uint8Array): HashBlock {
  const count = hashesIn(hashes);
  const kernel = startKernel();
  const pairsAt = kernel.roomFor(roomForPairs + hashes.length);
  const block = pairsAt + roomForPairs;
  const queriesAt = block + hashes.length;
  new Uint8Array(kernel.memory.buffer).set(hashes, block);
  const put = (queries: Uint8Array): void => {
    kernel.roomFor(roomForPairs + hashes.length + queries.length);
    new Uint8Array(kernel.memory.buffer).set(queries, queriesAt);
  };
  return {
    count,
    within: (queries, limit) => {
      const asked = hashesIn(queries);
      if (asked > mostQueries) throw new RangeError(`expected at most ${mostQueries} queries, got ${asked}`);
      if (!(limit >= 0)) throw new RangeError(`expected a limit from 0, got ${limit}`);
      put(queries);
      const found = pairList();
      for (let from = 0; from < count; from += hashesAtOnce) {
        kernel.hold(block + from * hashBytes, Math.min(hashesAtOnce, count - from));
        for (let query = 0; query < asked; query += queriesAtOnce) {
          const some = Math.min(queriesAtOnce, asked - query);
          const pairs = kernel.within(queriesAt + query * hashBytes, some, limit, pairsAt);
          found.add(new Uint32Array(kernel.memory.buffer, pairsAt, pairs * 2), from, query);
        }
      }
      return found.all();
    },
    nearest: (query) => {
      if (hashesIn(query) !== 1) throw new RangeError(`expected one hash, got ${query.length} bytes`);
      put(query);
      if (count === 0) return undefined;
      kernel.hold(block, count);
      const best = BigInt.asUintN(64, kernel.nearest(queriesAt));
      return { place: Number(best & 0xffff_ffffn), distance: Number(best >> 32n) };
    },
  };
}

function hashesIn(bytes: Uint8Array): number {
  if (bytes.length % hashBytes !== 0)
    throw new RangeError(`expected hashes of 32 bytes, got ${bytes.length} bytes`);
  return bytes.length / hashBytes;
}

function pairList() {
  const places: number[] = [];
  const queries: number[] = [];
  const distances: number[] = [];
  return {
    /** Takes what the kernel wrote about the hashes from place `from` and the queries from `query` on. */
    add: (written: Uint32Array, from: number, query: number): void => {
      for (let i = 0; i < written.length; i += 2) {
        const who = written[i + 1] as number;
        places.push(from + (written[i] as number));
        queries.push(query + (who >>> 16));
        distances.push(who & 0xffff);
      }
    },
    all: (): NearPairs => ({
      places: Uint32Array.from(places),
      queries: Uint16Array.from(queries),
      distances: Uint16Array.from(distances),
    }),
  };
}
