// Tests of shots on drawn scenes: cuts and fades are found, flashes, pans and shaking hands are not taken for them.
import { describe, expect, test } from "vitest";
import { type View, drawView, hash } from "../testing/scenes.ts";
import { shotFinder, shotWindow } from "./shots.ts";
import { signatureOf } from "./signature.ts";

function startsIn(views: readonly View[]): number[] {
  const starts: number[] = [];
  const latest: number[] = [];
  let count = 0;
  const shots = shotFinder((index) => {
    starts.push(index);
    latest.push(count - 1 - index);
  });
  for (const view of views) {
    count++;
    shots.add(signatureOf(drawView(view, 64), 64, 64));
  }
  shots.end();
  expect(latest.every((late) => late <= shotWindow)).toBe(true);
  return starts;
}

const frames = (count: number, view: (n: number) => View): View[] =>
  Array.from({ length: count }, (_, n) => view(n));

const scene = (seed: number, light: number): View[] =>
  frames(20, (n) => ({ seed, x: 1.5 * n, y: 0.5 * n, light }));

describe("shots", () => {
  test("begin at each cut, also between moving scenes and in bad light", () => {
    const film = [1, 2, 3, 4, 5].flatMap((seed) => scene(seed, 1));
    expect(startsIn(film)).toEqual([20, 40, 60, 80]);
    const night = [1, 2, 3].flatMap((seed) => scene(seed, 0.2));
    expect(startsIn(night)).toEqual([20, 40]);
  });

  test("begin at a cut near the start and the end", () => {
    const film = [
      ...frames(2, () => ({ seed: 1 })),
      ...frames(20, () => ({ seed: 2 })),
      ...frames(1, () => ({ seed: 3 })),
    ];
    expect(startsIn(film)).toEqual([2, 22]);
  });

  test("do not begin in a pan, fast or slow, nor with every other frame shown twice", () => {
    expect(startsIn(frames(60, (n) => ({ seed: 6, x: 6 * n })))).toEqual([]);
    expect(startsIn(frames(60, (n) => ({ seed: 6, x: n < 30 ? n : 30 + 9 * (n - 30) })))).toEqual([]);
    expect(startsIn(frames(60, (n) => ({ seed: 6, x: 4 * Math.floor(n / 2) })))).toEqual([]);
  });

  test("do not begin when a hand shakes or jerks", () => {
    for (const seed of [7, 8, 9, 10]) {
      const shaking = frames(80, (n) => ({
        seed,
        x: 10 * hash(n, 1) + (n > 40 ? 25 : 0),
        y: 10 * hash(n, 2),
      }));
      expect(startsIn(shaking)).toEqual([]);
    }
  });

  test("do not begin at a flash of one to three frames, nor when a hand covers the lens for a moment", () => {
    for (const length of [1, 2, 3]) {
      const film = frames(50, (n) => ({ seed: 11, x: n, light: n >= 20 && n < 20 + length ? 1.9 : 1 }));
      expect(startsIn(film)).toEqual([]);
    }
    expect(startsIn(frames(60, (n) => ({ seed: 11, light: n >= 20 && n < 32 ? 0 : 1 })))).toEqual([]);
  });

  test.each([
    ["black", 0],
    ["white", 2],
  ])("begin once where a fade through %s lets the next scene be seen", (_, extreme) => {
    const light = (n: number): number => extreme + (1 - extreme) * Math.min(1, Math.abs(n - 40) / 20);
    const starts = startsIn(frames(80, (n) => ({ seed: n < 40 ? 12 : 13, light: light(n) })));
    expect(starts).toHaveLength(1);
    expect(starts[0]).toBeGreaterThanOrEqual(40);
    expect(starts[0]).toBeLessThanOrEqual(46);
  });

  test("begin once after a black pause between two cuts", () => {
    const film = frames(60, (n) => ({ seed: n < 30 ? 14 : 15, light: n >= 20 && n < 40 ? 0 : 1 }));
    expect(startsIn(film)).toEqual([40]);
  });
});
