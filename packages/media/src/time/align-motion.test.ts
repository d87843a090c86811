// Tests of finding when one film runs in another by what moves: drawn squares with people, empty ones, and crops.
import { describe, expect, test } from "vitest";
import { alignByCamera, alignByMotion } from "./align-motion.ts";
import { findBackground } from "./find-background.ts";
import type { Corners } from "../pixels/grey.ts";
import type { SmallFilm } from "../pixels/small-film.ts";
import { rubble } from "../testing/grey-scenes.ts";

const [width, height, gapUs] = [128, 72, 50_000];
const wall = rubble(5);

interface Drawn {
  readonly from: number;
  readonly frames: number;
  /** Who walks: other people for each number, nobody for 0. */
  readonly people: number;
  /** Left, top and width of what is shown, of 128. */
  readonly shown?: readonly [number, number, number];
  readonly grain?: number;
  /** Where the camera looks at a time in seconds. */
  readonly camera?: (at: number) => readonly [number, number];
}

/** Frames from `from` on, of a square that is 128 wide, resized to 128 again. */
function film({ from, frames, people, shown = [0, 0, width], grain = 1, camera }: Drawn): SmallFilm {
  const [left, top, wide] = shown;
  const pixels = new Uint8Array(frames * width * height);
  const zoom = wide / width;
  for (let n = 0; n < frames; n++) {
    const at = ((from + n) * gapUs) / 1e6;
    const [cx, cy] = camera?.(at) ?? [0, 0];
    for (let i = 0; i < width * height; i++) {
      const x = left + ((i % width) + 0.5) * zoom;
      const y = top + (Math.floor(i / width) + 0.5) * zoom;
      const isCovered = people > 0 && isWalker(x, y, at, people);
      const level = isCovered ? 30 : 60 + wall((x + cx) * 1.5, (y + cy) * 1.5) * 0.6;
      pixels[n * width * height + i] = level + (((i * 7 + n * 13 + grain * 31) * 2_654_435) % 5) - 2;
    }
  }
  return { ptsUs: Array.from({ length: frames }, (_, n) => n * gapUs), width, height, pixels };
}

function isWalker(x: number, y: number, at: number, people: number): boolean {
  return [1, 2, 3].some((n) => {
    const seed = people * 17 + n * 5;
    const there = (((seed * 29 + at * (14 + (seed % 9) * 3)) % 170) + 170) % 170;
    const foot = 30 + (seed % 4) * 11 + 2 * Math.sin(at * 4 + n);
    return Math.abs(x - there + 20) < 5 && y > foot - 18 && y < foot;
  });
}

const whole: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
const asked = (a: SmallFilm, b: SmallFilm, inA: Corners = whole) => ({
  a,
  b,
  parts: { a: inA, b: whole },
  bUs: 1_500_000,
  shotsUs: [0],
});

describe("a film from a tripod", () => {
  const long = film({ from: 0, frames: 200, people: 1 });

  test("is found at its frame by the people who pass", () => {
    const found = alignByMotion(asked(long, film({ from: 83, frames: 60, people: 1, grain: 2 })));
    expect(found).toMatchObject({ locked: true, line: { offsetUs: 83 * gapUs, speed: 1 }, from: 0, to: 59 });
  });

  test("is not the same when other people pass, or the same ones at another time", () => {
    for (const other of [
      film({ from: 0, frames: 60, people: 2, grain: 2 }),
      film({ from: 900, frames: 60, people: 1, grain: 2 }),
    ])
      expect(alignByMotion(asked(long, other))?.locked ?? false).toBe(false);
  });

  test("of an empty place proves nothing, however near the pictures are", () => {
    const road = film({ from: 0, frames: 120, people: 0 });
    const later = film({ from: 40, frames: 60, people: 0, grain: 2 });
    expect(alignByMotion(asked(road, later))?.locked ?? false).toBe(false);
    expect(alignByMotion(asked(road, film({ from: 40, frames: 60, people: 0 })))?.locked ?? false).toBe(
      false,
    );
  });

  test("is found in a crop by its background, and then by its people", () => {
    const crop = film({ from: 83, frames: 60, people: 1, shown: [20, 12, 96], grain: 2 });
    const parts = findBackground(long, crop, false);
    if (parts === null) throw new Error("expected a part, got none");
    expect(parts.a[0][0]).toBeCloseTo(20 / 128, 1);
    const found = alignByMotion({ ...asked(long, crop), parts });
    expect(found?.locked).toBe(true);
    expect(Math.abs((found?.line.offsetUs ?? 0) - 83 * gapUs)).toBeLessThanOrEqual(gapUs);
  });
});

/** It walks on and sways. */
const camera = (at: number) => [at * 6 + 3 * Math.sin(at * 3.1), 3 * Math.sin(at * 2.3 + 1)] as const;

test("a camera in the hand is found by its own movement, though the part is not where it was taken to be", () => {
  const long = film({ from: 0, frames: 160, people: 0, camera });
  const crop = film({ from: 61, frames: 70, people: 0, camera, shown: [26, 10, 96], grain: 2 });
  const wrong: Corners = [
    [0.05, 0.05],
    [0.8, 0.05],
    [0.8, 0.8],
    [0.05, 0.8],
  ];
  const [line] = alignByCamera(asked(long, crop, wrong));
  expect(
    Math.abs((line?.offsetUs ?? 0) + (line?.speed ?? 0) * 1_500_000 - 61 * gapUs - 1_500_000),
  ).toBeLessThanOrEqual(2 * gapUs);
});

test("a first guess that runs a tenth too fast is turned back to the speed of the recording", () => {
  const long = film({ from: 0, frames: 200, people: 1, camera });
  const copy = film({ from: 30, frames: 120, people: 1, camera, grain: 2 });
  const middleUs = 60 * gapUs;
  const line = { offsetUs: 30 * gapUs - 0.1 * middleUs, speed: 1.1 };
  const found = alignByMotion({ ...asked(long, copy), bUs: middleUs, line });
  expect(found).toMatchObject({ locked: true, line: { offsetUs: 30 * gapUs, speed: 1 } });
});
