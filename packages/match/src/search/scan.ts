// Search by comparing with every hash: the cheapest way for few of them, and the truth that the tables are tested against.
import { expectQuery, type Hit, nearestFirst } from "./hit.ts";
import { halfDistance, hashWords, wordsOf } from "./words.ts";

/** All hashes (32 bytes each) within `limit` bits of the query, nearest first. Throws a RangeError on broken lengths. */
export function scanWithin(hashes: Uint8Array, query: Uint8Array, limit: number): Hit[] {
  expectQuery(query, limit);
  const hits: Hit[] = [];
  scanWords(wordsOf(hashes), wordsOf(query), limit, (row, distance) => hits.push({ row, distance }));
  return nearestFirst(hits);
}

/** The same over words, telling each hit as it comes. */
export function scanWords(
  words: Uint32Array,
  query: Uint32Array,
  limit: number,
  tell: (row: number, distance: number) => void,
): void {
  for (let at = 0; at < words.length; at += hashWords) {
    const first = halfDistance(words, at, query, 0);
    if (first > limit) continue;
    const distance = first + halfDistance(words, at + 4, query, 4);
    if (distance <= limit) tell(at / hashWords, distance);
  }
}
