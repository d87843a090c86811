// One frame a second and the first of each shot stand for an item; every frame of another is asked against them.
import { hashBlock } from "../hash-block.ts";
import { hashBytes } from "../hash.ts";
import { HashIndex } from "../search/hash-index.ts";
import type { Prints } from "../relation.ts";

/** Frames nearer than this are taken to show the same (docs/matching.md, rule 2). */
export const confident = 31;
/** Up to this many indexed frames, comparing with each of them costs less than looking up. */
const fewEntries = 100_000;

/** One usable frame a second and the first of each shot. */
export function sparseFrames({ ptsUs, shotsUs }: Prints, usable: Uint8Array): number[] {
  const shots = new Set(shotsUs);
  const frames: number[] = [];
  let second = Number.NEGATIVE_INFINITY;
  let shotDue = false;
  ptsUs.forEach((pts, frame) => {
    // A shot that starts black or blurred is entered with its first frame that can vote.
    shotDue ||= shots.has(pts);
    if (usable[frame] !== 1) return;
    if (!shotDue && Math.floor(pts / 1e6) === second) return;
    frames.push(frame);
    second = Math.floor(pts / 1e6);
    shotDue = false;
  });
  return frames;
}

export type FrameSearch = (
  queries: Uint8Array,
  tell: (query: number, place: number, distance: number) => void,
) => void;

/** Exact either way, up to `limit` bits; past the size where looking up pays, up to those that hashes can tell by themselves. */
export function frameSearch(hashes: Uint8Array, limit: number): FrameSearch {
  if (hashes.length <= fewEntries * hashBytes) {
    const block = hashBlock(hashes);
    return (queries, tell) => {
      const near = block.within(queries, limit);
      near.places.forEach((place, i) => tell(near.queries[i] as number, place, near.distances[i] as number));
    };
  }
  const index = new HashIndex();
  index.add(hashes);
  index.seal();
  return (queries, tell) => {
    for (let query = 0; query * hashBytes < queries.length; query++) {
      const hash = queries.subarray(query * hashBytes, (query + 1) * hashBytes);
      for (const { row, distance } of index.search(hash, confident)) tell(query, row, distance);
    }
  };
}
