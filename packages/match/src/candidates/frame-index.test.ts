// The candidates of a new content: none that shares a frame is left out, mirrored, turned or barred; strangers are not named sure.
import * as fc from "fast-check";
import { hammingDistance } from "../hash.ts";
import { dihedralOf } from "../hash-dihedral.ts";
import type { Prints } from "../relation.ts";
import { describe, expect, test } from "vitest";
import { FrameIndex } from "./frame-index.ts";

const runs = { seed: 20261122, numRuns: 60 };
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

function printsOf(hashes: readonly Uint8Array[], over: Partial<Prints> = {}): Prints {
  return {
    kind: "video",
    ptsUs: hashes.map((_, i) => i * 1_000_000),
    hashes: Uint8Array.from(hashes.flatMap((one) => [...one])),
    qualities: Uint8Array.from(hashes, () => 100),
    trimmed: null,
    shotsUs: [0],
    ...over,
  };
}
/** The same hash with its first `bits` bits turned over. */
const changed = (from: Uint8Array, bits: number): Uint8Array =>
  from.map((byte, i) => byte ^ ((1 << Math.max(0, Math.min(8, bits - 8 * i))) - 1));

describe("candidates", () => {
  test("are exactly the contents with a frame within reach, nearest first, sure up to 31 bits", () => {
    let found = 0;
    fc.assert(
      fc.property(hash, fc.array(hash, { minLength: 1, maxLength: 6 }), fc.nat(80), (own, others, bits) => {
        const index = new FrameIndex();
        const contents = [changed(own, bits), ...others];
        contents.forEach((one, i) => index.add(`c${i}`, printsOf([one])));
        const expected = contents.flatMap((one, i) => {
          const ways = Array.from({ length: 8 }, (_, way) => dihedralOf(own).slice(way * 32, way * 32 + 32));
          const distance = Math.min(...ways.map((way) => hammingDistance(way, one)));
          return distance <= 64 ? [{ id: `c${i}`, distance, confident: distance <= 31 }] : [];
        });
        expected.sort((p, q) => p.distance - q.distance || (p.id < q.id ? -1 : 1));
        expect(index.near(printsOf([own]))).toEqual(expected);
        found += expected.length;
      }),
      runs,
    );
    expect(found).toBeGreaterThan(30);
  });

  test("are found by what lies inside the bars of either, and never by a frame that shows nothing", () => {
    const [whole, inside] = [new Uint8Array(32).fill(0x0f), new Uint8Array(32).fill(0xa5)];
    const trimmed = { hashes: inside, qualities: Uint8Array.of(100) };
    const index = new FrameIndex();
    index.add("barred", printsOf([whole], { trimmed }));
    expect(index.near(printsOf([inside]))[0]).toEqual({ id: "barred", distance: 0, confident: true });
    const other = new FrameIndex();
    other.add("plain", printsOf([inside]));
    expect(other.near(printsOf([whole], { trimmed }))[0]?.id).toBe("plain");
    expect(other.near(printsOf([inside], { qualities: Uint8Array.of(49) }))).toEqual([]);
    const flat = new FrameIndex();
    flat.add("flat", printsOf([inside], { qualities: Uint8Array.of(49) }));
    expect(flat.near(printsOf([inside]))).toEqual([]);
  });

  test("are indexed once a second and at each shot, and asked with every frame", () => {
    const frames = Array.from({ length: 6 }, (_, i) =>
      Uint8Array.from({ length: 32 }, (__, n) => (i + 3) * 89 + n * n * (2 * i + 7)),
    );
    const times = { ptsUs: [0, 400_000, 800_000, 1_200_000, 1_600_000, 1_700_000], shotsUs: [0, 800_000] };
    const index = new FrameIndex();
    index.add("film", printsOf(frames, times));
    const found = frames.map((one) => index.near(printsOf([one]))[0]?.distance === 0);
    expect(found).toEqual([true, false, true, true, false, false]);
    const dense = new FrameIndex();
    dense.add("still", printsOf(frames.slice(4, 5)));
    expect(dense.near(printsOf(frames, times))[0]).toMatchObject({ id: "still", distance: 0 });
  });
});
