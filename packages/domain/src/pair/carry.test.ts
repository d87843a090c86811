// Carrying a sighting from one item to the other and back: it comes home, or it was outside of what both show.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Box, Span } from "../ids.ts";
import { SEED } from "../testing/any-change.ts";
import { carry, nearestFrame, type Marked } from "./carry.ts";
import { relationSchema, type PairRelation } from "./relation.ts";
import { inverseOf, outlineOf, warped, warpOnto } from "./warp.ts";

const runs = { seed: SEED, numRuns: 300 };
const FRAME_US = 40_000;

type Shape = Partial<Omit<PairRelation, "fromUs" | "toUs">> & { fromUs?: number; toUs?: number };
const relationOf = (shape: Shape): PairRelation =>
  relationSchema.parse({
    relation: "same-recording",
    kind: "clip",
    offsetUs: 0,
    speed: 1,
    mirrored: false,
    turned: 0,
    fromUs: 0,
    toUs: 100 * FRAME_US,
    share: 1,
    distance: 4,
    evidence: { by: "hashes", frames: 100, hits: 100, pairs: [] },
    ...shape,
  });
const filmOf = (frames: number, stepUs: number = FRAME_US) => ({
  ptsUs: Array.from({ length: frames }, (_, i) => i * stepUs),
  placed: true,
});
const spansOf = (...spans: readonly (readonly [number, number])[]): Span[] => spans as unknown as Span[];
const trackOf = (...boxes: readonly (readonly number[])[]): Box[] => boxes as unknown as Box[];
const rounded = (track: readonly Box[] | null): number[][] | undefined =>
  track?.map((box) => box.map((value) => Math.round(value * 1e6) / 1e6));

/** A clip that begins on one of the hundred frames of `a`, at one of the speeds that are looked for. */
const anyClip = fc.record({
  first: fc.integer({ min: 0, max: 80 }),
  frames: fc.integer({ min: 2, max: 20 }),
  speed: fc.constantFrom(0.5, 0.9, 1, 1.1, 2),
  mirrored: fc.boolean(),
  turned: fc.constantFrom(0, 90, 180, 270) as fc.Arbitrary<PairRelation["turned"]>,
});
const side = fc
  .integer({ min: 0, max: 19 })
  .chain((from) => fc.integer({ min: from + 1, max: 20 }).map((to) => [from / 20, to / 20] as const));

const near = (x: number, y: number) =>
  fc.tuple(
    fc.double({ min: x - 0.2, max: x + 0.2, noNaN: true }),
    fc.double({ min: y - 0.2, max: y + 0.2, noNaN: true }),
  );
const at = (...box: readonly number[]) => ({ spans: spansOf([0, 0]), track: trackOf([0, ...box]) });

describe("there and back", () => {
  test("spans and boxes inside the match come home, whatever the offset, speed, turn and mirror", () => {
    fc.assert(
      fc.property(anyClip, fc.tuple(fc.nat(19), fc.nat(19)), side, side, (clip, ends, across, down) => {
        const { first, frames, speed, mirrored, turned } = clip;
        const [from, to] = [Math.min(...ends, frames - 1), Math.min(Math.max(...ends), frames - 1)];
        const offsetUs = first * FRAME_US;
        const relation = relationOf({
          offsetUs,
          speed,
          mirrored,
          turned,
          fromUs: offsetUs,
          toUs: offsetUs + (frames - 1) * FRAME_US,
        });
        const a = filmOf(101);
        const b = filmOf(frames, FRAME_US / speed);
        const at = [offsetUs + from * FRAME_US, offsetUs + to * FRAME_US] as const;
        const box = [across[0], down[0], across[1] - across[0], down[1] - down[0]];
        const marked: Marked = { spans: spansOf(at), track: trackOf([at[0], ...box], [at[1], ...box]) };
        const there = carry(marked, relation, "b", b);
        expect(there?.spans).toEqual([[b.ptsUs[from], b.ptsUs[to]]]);
        const back = there && carry(there, relation, "a", a);
        expect(back?.spans).toEqual(marked.spans);
        const distinct = from === to ? trackOf([at[0], ...box]) : marked.track;
        expect(rounded(back?.track ?? null)).toEqual(rounded(distinct));
      }),
      runs,
    );
  });

  test("a point goes through any sane outline and back to where it was", () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const outline = fc.tuple(near(0, 0), near(1, 0), near(1, 1), near(0, 1));
    fc.assert(
      fc.property(outline, unit, unit, (corners, x, y) => {
        const onto = warpOnto(corners);
        const back = onto && inverseOf(onto);
        if (!onto || !back) throw new Error("expected a warp and its inverse");
        for (const [i, corner] of (
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ] as const
        ).entries()) {
          const [left, top] = warped(onto, corner) ?? [NaN, NaN];
          expect(left).toBeCloseTo(corners[i]?.[0] ?? NaN, 6);
          expect(top).toBeCloseTo(corners[i]?.[1] ?? NaN, 6);
        }
        const there = warped(onto, [x, y]);
        const home = there && warped(back, there);
        expect(home?.[0]).toBeCloseTo(x, 6);
        expect(home?.[1]).toBeCloseTo(y, 6);
      }),
      runs,
    );
  });
});

describe("what is carried", () => {
  test("ends where the match ends, and is nothing outside of it", () => {
    const relation = relationOf({ offsetUs: 400_000, fromUs: 400_000, toUs: 800_000 });
    const b = filmOf(11);
    const carried = (...spans: readonly (readonly [number, number])[]) =>
      carry({ spans: spansOf(...spans), track: null }, relation, "b", b)?.spans ?? null;
    expect(carried([0, 360_000])).toBeNull();
    expect(carried([840_000, 900_000])).toBeNull();
    expect(carried([0, 2_000_000])).toEqual([[0, 400_000]]);
    expect(carried([0, 480_000], [600_000, 640_000], [720_000, 1_000_000])).toEqual([
      [0, 80_000],
      [200_000, 240_000],
      [320_000, 400_000],
    ]);
  });

  test("is joined where fewer frames bring two spans together", () => {
    const relation = relationOf({});
    const slow = filmOf(5, 1_000_000);
    const marked = { spans: spansOf([0, 400_000], [440_000, 900_000], [2_000_000, 2_040_000]), track: null };
    expect(carry(marked, relation, "b", slow)?.spans).toEqual([
      [0, 1_000_000],
      [2_000_000, 2_000_000],
    ]);
  });

  test("to a photo is the one instant that it shows, with the box of that instant", () => {
    const still = relationOf({ kind: "copy", offsetUs: 400_000, fromUs: 400_000, toUs: 400_000 });
    const photo = { ptsUs: [0], placed: true };
    const marked = {
      spans: spansOf([0, 2_000_000]),
      track: trackOf([360_000, 0.1, 0.1, 0.2, 0.2], [400_000, 0.2, 0.1, 0.2, 0.2]),
    };
    expect(carry(marked, still, "b", photo)).toEqual({ spans: [[0, 0]], track: [[0, 0.2, 0.1, 0.2, 0.2]] });
    const back = { spans: spansOf([0, 0]), track: trackOf([0, 0.5, 0.5, 0.1, 0.1]) };
    expect(carry(back, still, "a", filmOf(100))).toEqual({
      spans: [[400_000, 400_000]],
      track: [[400_000, 0.5, 0.5, 0.1, 0.1]],
    });
  });

  test("into a crop is what the crop still shows, and out of it lies where the crop was cut", () => {
    const crop = relationOf({
      kind: "crop",
      evidence: {
        by: "geometry",
        aUs: 0,
        bUs: 0,
        points: [],
        outline: [
          [0.5, 0.5],
          [1, 0.5],
          [1, 1],
          [0.5, 1],
        ],
        residual: 0,
      } as unknown as PairRelation["evidence"],
    });
    const film = filmOf(1);
    expect(rounded(carry(at(0.6, 0.6, 0.2, 0.1), crop, "b", film)?.track ?? null)).toEqual([
      [0, 0.2, 0.2, 0.4, 0.2],
    ]);
    expect(rounded(carry(at(0.4, 0.4, 0.2, 0.2), crop, "b", film)?.track ?? null)).toEqual([
      [0, 0, 0, 0.2, 0.2],
    ]);
    expect(carry(at(0, 0, 0.4, 0.4), crop, "b", film)).toEqual({ spans: [[0, 0]], track: null });
    expect(rounded(carry(at(0, 0, 1, 1), crop, "a", film)?.track ?? null)).toEqual([[0, 0.5, 0.5, 0.5, 0.5]]);
  });

  test("is no box where bars hide what lies where", () => {
    const marked = { spans: spansOf([0, 40_000]), track: trackOf([0, 0.1, 0.1, 0.1, 0.1]) };
    expect(carry(marked, relationOf({}), "b", { ...filmOf(3), placed: false })).toEqual({
      spans: [[0, 40_000]],
      track: null,
    });
  });

  test("follows a mirror before a clockwise turn", () => {
    const outline = outlineOf(relationOf({ mirrored: true, turned: 90 }));
    // The top left of a picture that was mirrored, then turned clockwise, was its bottom right.
    expect(outline).toEqual([
      [1, 1],
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
  });
});

test("the nearest frame is the nearest, the earlier of two as near", () => {
  expect([-5, 0, 49, 50, 51, 149, 1000].map((at) => nearestFrame([0, 100, 200], at))).toEqual([
    0, 0, 0, 0, 100, 100, 200,
  ]);
  expect(nearestFrame([], 5)).toBeUndefined();
});

describe("what both show in several stretches", () => {
  const part = { speed: 1, mirrored: false, turned: 0 as const, share: 1, distance: 2 };
  const relation = relationOf({
    relation: "shared-part",
    kind: null,
    fromUs: 0,
    toUs: 10 * FRAME_US,
    parts: [{ ...part, offsetUs: 20 * FRAME_US, fromUs: 50 * FRAME_US, toUs: 60 * FRAME_US } as never],
  });
  const marked: Marked = { spans: spansOf([5 * FRAME_US, 55 * FRAME_US]), track: null };

  test("is carried in each of them and in nothing between", () => {
    expect(carry(marked, relation, "b", filmOf(100))?.spans).toEqual([
      [5 * FRAME_US, 10 * FRAME_US],
      [30 * FRAME_US, 35 * FRAME_US],
    ]);
  });

  test("is not carried at all from outside of them", () => {
    const outside = { ...marked, spans: spansOf([20 * FRAME_US, 40 * FRAME_US]) };
    expect(carry(outside, relation, "b", filmOf(100))).toBeNull();
  });
});

test("what is played backwards is carried to its own instants, first instant first", () => {
  const backwards = relationOf({ offsetUs: 99 * FRAME_US, speed: -1, toUs: 99 * FRAME_US });
  const marked: Marked = {
    spans: spansOf([10 * FRAME_US, 20 * FRAME_US]),
    track: trackOf([10 * FRAME_US, 0.1, 0.1, 0.2, 0.2]),
  };
  const there = carry(marked, backwards, "b", filmOf(100));
  expect(there?.spans).toEqual([[79 * FRAME_US, 89 * FRAME_US]]);
  expect(there?.track?.map(([at]) => at)).toEqual([89 * FRAME_US]);
  expect(carry({ spans: there?.spans ?? [], track: null }, backwards, "a", filmOf(100))?.spans).toEqual(
    marked.spans,
  );
});
