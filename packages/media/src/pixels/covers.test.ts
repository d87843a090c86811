// What was laid over a picture is told from somebody who came: a liar's people, of any cloth and size, at any place.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { draw, rubble, sampled, scene, sceneHeight, sceneWidth } from "../testing/grey-scenes.ts";
import { comparedUnder, viewOf } from "./align-pixels.ts";
import { type Changed, changesBetween } from "./changed-parts.ts";
import type { GreyFrame, Warp } from "./grey.ts";

const asItIs: Warp = [1, 0, 0, 0, 1, 0, 0, 0, 1];

function changes(a: GreyFrame, b: GreyFrame): Changed {
  const compared = comparedUnder(viewOf(a, b, asItIs), asItIs, 2);
  if (compared === undefined) throw new Error("expected two frames that lie on each other");
  return changesBetween(compared.target, compared.seen);
}

interface Person {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  /** Of the height. */
  readonly width: number;
  /** Levels. */
  readonly head: number;
  readonly body: number;
  readonly legs: number;
  readonly cloth: number;
  /** Of a drawn stuff's contrast. */
  readonly pattern: number;
  readonly stride: number;
}

const person: fc.Arbitrary<Person> = fc.record({
  left: fc.integer({ min: -30, max: sceneWidth - 40 }),
  top: fc.integer({ min: 0, max: sceneHeight - 80 }),
  height: fc.integer({ min: 60, max: 300 }),
  width: fc.double({ min: 0.25, max: 0.5, noNaN: true }),
  head: fc.integer({ min: 60, max: 210 }),
  body: fc.integer({ min: 0, max: 255 }),
  legs: fc.integer({ min: 0, max: 255 }),
  cloth: fc.nat(500),
  pattern: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
  stride: fc.double({ min: 0.1, max: 0.4, noNaN: true }),
});

function withPerson(frame: GreyFrame, p: Person): GreyFrame {
  const level = sampled(frame);
  const [shirt, trousers] = [rubble(p.cloth), rubble(p.cloth + 1)];
  const wide = p.width * p.height;
  const stuff = (of: typeof shirt, x: number, y: number) => p.pattern * (of(x - p.left, y - p.top) - 128);
  return draw((x, y) => {
    const [u, v] = [(x - p.left) / wide, (y - p.top) / p.height];
    if (u < 0 || v < 0 || u >= 1 || v >= 1) return level(x, y);
    if (v < 0.16) {
      const off = Math.hypot((u - 0.5) * wide, (v - 0.08) * p.height);
      return off < 0.08 * p.height ? p.head : level(x, y);
    }
    if (v < 0.55)
      return Math.abs(u - 0.5) < 0.5 - 0.4 * (v - 0.16) ? p.body + stuff(shirt, x, y) : level(x, y);
    const apart = p.stride * (v - 0.55);
    const isLeg = Math.abs(u - 0.3 + apart) < 0.16 || Math.abs(u - 0.7 - apart) < 0.16;
    return isLeg ? p.legs + stuff(trousers, x, y) : level(x, y);
  });
}

/** A place drawn with so much of its contrast: even walls are the hardest. */
function placed(seed: number, contrast: number): GreyFrame {
  const frame = scene(seed, { x: 0 });
  const mean = frame.pixels.reduce((sum, level) => sum + level, 0) / frame.pixels.length;
  return { ...frame, pixels: Uint8Array.from(frame.pixels, (level) => mean + (level - mean) * contrast) };
}

const apart = (a: GreyFrame, b: GreyFrame): number =>
  a.pixels.reduce((count, level, at) => count + (Math.abs(level - (b.pixels[at] ?? 0)) > 25 ? 1 : 0), 0);

test("somebody who came, went or walked on is never taken for a sign, a caption or a blur", () => {
  fc.assert(
    fc.property(
      person,
      fc.constantFrom(5, 12, 21, 30),
      fc.constantFrom(1, 0.6, 0.3),
      fc.option(fc.double({ min: -2, max: 2, noNaN: true })),
      (someone, seed, contrast, walked) => {
        const empty = placed(seed, contrast);
        const there = withPerson(empty, someone);
        const steps = (walked ?? 0) * someone.width * someone.height;
        const later = walked === null ? empty : withPerson(empty, { ...someone, left: someone.left + steps });
        fc.pre(apart(there, later) > 600);
        expect(changes(there, later).changed).toBeGreaterThan(0);
        expect(changes(later, there).changed).toBeGreaterThan(0);
      },
    ),
    { seed: 20261129, numRuns: 24, endOnFailure: true },
  );
});

/** Pixels of a box in squares of one level, as faces are hidden. */
function inSquares(frame: GreyFrame, { left, top, side }: typeof head, square: number): GreyFrame {
  const pixels = Uint8Array.from(frame.pixels);
  for (let y = top; y < top + side; y++)
    for (let x = left; x < left + side; x++) {
      const [fromX, fromY] = [x - ((x - left) % square), y - ((y - top) % square)];
      let sum = 0;
      for (let j = 0; j < square; j++)
        for (let i = 0; i < square; i++) sum += frame.pixels[(fromY + j) * sceneWidth + fromX + i] as number;
      pixels[y * sceneWidth + x] = sum / square ** 2;
    }
  return { ...frame, pixels };
}

const head = { left: 288, top: 96, side: 64 };

test("a head in squares or under a box is hidden, not changed", () => {
  const someone: Person = {
    left: 270,
    top: 100,
    height: 240,
    width: 0.4,
    head: 190,
    body: 70,
    legs: 40,
    cloth: 80,
    pattern: 0.4,
    stride: 0.1,
  };
  const frame = withPerson(placed(5, 1), someone);
  const boxed = {
    ...frame,
    pixels: Uint8Array.from(frame.pixels, (level, at) => {
      const [x, y] = [(at % sceneWidth) - head.left, Math.floor(at / sceneWidth) - head.top];
      return x >= 0 && y >= 0 && x < head.side && y < head.side ? 0 : level;
    }),
  };
  for (const hidden of [inSquares(frame, head, 16), boxed]) {
    expect(changes(frame, hidden)).toMatchObject({ changed: 0 });
    expect(changes(frame, hidden).covered).toBeGreaterThan(20);
  }
});
