// Properties of pairs that share several stretches, of clips shorter than two seconds, and of frames mixed of two others.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Part, Prints, Relation } from "../relation.ts";
import { mixedDistance } from "./mixture.ts";
import { Pairing } from "./pairing.ts";
import { relate } from "./relate.ts";
import { sideOf } from "./sides.ts";
import { copyOf, dice, film, joined } from "./testing/streams.ts";
import { stretchesOf } from "./within.ts";

const seed = 20_261_129;
const fps = 20;
const walking = { seconds: 26, fps, bits: 14 } as const;
const exact = { fps, speed: 1, noise: 4 } as const;
const seeds = fc.nat(1e6);

function found(relation: Relation | null): Relation {
  if (relation === null) throw new Error("expected a relation");
  return relation;
}

/** What was told, by when it runs in b. */
const told = (relation: Relation): Part[] =>
  stretchesOf(relation).toSorted((x, y) => x.fromUs - x.offsetUs - (y.fromUs - y.offsetUs));

const piece = (original: Prints, from: number, seconds: number, own: number): Prints =>
  copyOf(original, { ...exact, seed: own, fromUs: from * 1e6, seconds });

describe("a film in which spans were replaced", () => {
  const drawn = fc.record({
    own: seeds,
    // What is kept, what is put in, and how much shorter or longer that is than what it stands for.
    spans: fc.array(
      fc.record({
        kept: fc.integer({ min: 28, max: 45 }),
        put: fc.integer({ min: 22, max: 35 }),
        shift: fc.constantFrom(0, 0, -2, 2, 5),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });

  test("tells every span that was kept, each at its own offset, whichever of the two comes first", () => {
    fc.assert(
      fc.property(drawn, ({ own, spans }) => {
        const original = film({ ...walking, seed: own });
        const other = film({ ...walking, seed: own + 1_000_003, seconds: 12 });
        const kept: { fromUs: number; offsetUs: number }[] = [];
        const pieces: Prints[] = [];
        let [inA, inB] = [0, 0];
        for (const [n, { kept: tenths, put, shift }] of [
          ...spans,
          { kept: 30, put: 0, shift: 0 },
        ].entries()) {
          pieces.push(piece(original, inA / 10, tenths / 10, own + n));
          kept.push({ fromUs: inA * 1e5, offsetUs: (inA - inB) * 1e5 });
          if (put > 0) pieces.push(piece(other, (n * 35) / 10, put / 10, own + n));
          [inA, inB] = [inA + tenths + put + shift, inB + tenths + put];
        }
        const put = pieces.reduce((one, next) => joined(one, next));
        const whole = piece(original, 0, 26, own + 9);
        const forth = told(found(relate(whole, put)));
        expect(forth.map(({ fromUs }) => Math.round(fromUs / 1e5))).toEqual(
          kept.map(({ fromUs }) => Math.round(fromUs / 1e5)),
        );
        forth.forEach(({ offsetUs, speed }, n) => {
          expect(speed).toBe(1);
          expect(Math.abs(offsetUs - (kept[n]?.offsetUs ?? 0))).toBeLessThanOrEqual(1e6 / fps);
        });
        const back = told(found(relate(put, whole)));
        expect(back.map(({ offsetUs }) => 0 - Math.round(offsetUs / 1e4))).toEqual(
          forth.map(({ offsetUs }) => Math.round(offsetUs / 1e4)),
        );
      }),
      { seed, numRuns: 8 },
    );
  });
});

describe("a show of slides in another order, over each of which the camera moves slowly", () => {
  const slides = fc.record({
    own: seeds,
    order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  });

  test("is a copy: every slide is told, also where two have one offset", () => {
    fc.assert(
      fc.property(slides, ({ own, order }) => {
        const each = order.map((_, n) => film({ seed: own + n, seconds: 2.4, fps, bits: 8 }));
        const show = (of: readonly number[], noise: number): Prints =>
          of
            .map((n) =>
              copyOf(each[n] as Prints, { ...exact, noise: 2, seed: noise + n, fromUs: 0, seconds: 2.4 }),
            )
            .reduce((one, next) => joined(one, next));
        const [one, other] = [show([0, 1, 2, 3, 4], own), show(order, own + 50)];
        for (const related of [found(relate(one, other)), found(relate(other, one))]) {
          expect(related).toMatchObject({ relation: "same-recording", kind: "copy" });
          const seconds = stretchesOf(related).reduce((sum, { fromUs, toUs }) => sum + toUs - fromUs, 0);
          expect(seconds).toBeGreaterThan(11.4e6);
        }
      }),
      { seed, numRuns: 6 },
    );
  });
});

describe("a clip under two seconds", () => {
  const clips = fc.record({
    own: seeds,
    frame: fc.integer({ min: 0, max: 24 * fps }),
    frames: fc.integer({ min: 10, max: 44 }),
  });

  test("of fast footage is found at its very frame, as the same recording", () => {
    fc.assert(
      fc.property(clips, ({ own, frame, frames }) => {
        const original = film({ ...walking, seed: own, bits: 24 });
        const clip = piece(original, frame / fps, frames / fps, own + 1);
        const related = found(relate(original, clip));
        expect(related).toMatchObject({ relation: "same-recording", kind: "clip", speed: 1 });
        expect(related.offsetUs).toBe(original.ptsUs[frame]);
        expect(related.toUs).toBe(original.ptsUs[Math.min(frame + frames, original.ptsUs.length) - 1]);
      }),
      { seed, numRuns: 20 },
    );
  });

  test("of a place that stands still is a lead and no more, with whatever grain", () => {
    fc.assert(
      fc.property(clips, fc.integer({ min: 2, max: 25 }), ({ own, frame, frames }, noise) => {
        const road = film({ ...walking, seed: own, bits: 0 });
        const one = copyOf(road, { ...exact, seed: own, fromUs: 0, seconds: 10, noise });
        const clip = copyOf(road, { ...exact, seed: own + 1, fromUs: frame, seconds: frames / fps, noise });
        expect(relate(one, clip)?.relation ?? "same-thing").toBe("same-thing");
      }),
      { seed, numRuns: 20 },
    );
  });
});

/** Every two frames of a film in one, as interlacing does: of the bits in which they differ some are of the one and some of the other. */
function mixed(original: Prints, own: number): Prints {
  const roll = dice(own);
  const frames = original.ptsUs.length >> 1;
  const hashes = Uint8Array.from({ length: frames * 32 }, (_, at) => {
    const from = Math.floor(at / 32) * 64 + (at % 32);
    const [one, other] = [original.hashes[from] ?? 0, original.hashes[from + 32] ?? 0];
    return one ^ ((one ^ other) & roll(256));
  });
  return {
    ...original,
    ptsUs: original.ptsUs.filter((_, n) => n % 2 === 0).slice(0, frames),
    hashes,
    qualities: original.qualities.slice(0, frames),
  };
}

describe("frames that were mixed of two", () => {
  test("belong to the recording, also where it is so fast that they are near neither", () => {
    fc.assert(
      fc.property(seeds, (own) => {
        const [slow, fast] = [18, 110].map((bits, n) =>
          film({ ...walking, seed: own + n, seconds: 8, bits }),
        );
        const original = joined(slow as Prints, fast as Prints);
        const interlaced = mixed(original, own);
        expect(relate(original, interlaced)).toMatchObject({ relation: "same-recording", kind: "copy" });
        expect(relate(interlaced, original)).toMatchObject({ relation: "same-recording", kind: "copy" });
      }),
      { seed, numRuns: 5 },
    );
  });

  test("are never seen in frames of another film, nor in a frame that is one of the two", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 10, max: 120 }), (own, bits) => {
        const [one, other] = [own, own + 7].map((each) => film({ seed: each, seconds: 2, fps, bits }));
        const apart = new Pairing(sideOf(one as Prints), sideOf(other as Prints), {
          aLayer: 0,
          bLayer: 0,
          variant: 0,
        });
        const same = new Pairing(sideOf(one as Prints), sideOf(one as Prints), {
          aLayer: 0,
          bLayer: 0,
          variant: 0,
        });
        for (let n = 1; n < 48; n++) {
          expect(mixedDistance(apart, n, n)).toBeNull();
          expect(mixedDistance(same, n, n + 1)).toBeNull();
        }
      }),
      { seed, numRuns: 10 },
    );
  });
});
