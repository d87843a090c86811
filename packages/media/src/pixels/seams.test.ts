// Properties of seams: a picture that was put on some ground is told from a part of a picture, wherever it lies.
import type { Point } from "@sightline/match";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draw, scene, sceneHeight, sceneWidth, type Texture } from "../testing/grey-scenes.ts";
import type { GreyFrame } from "./grey.ts";
import { blurred } from "./plane.ts";
import { isInlaid } from "./seams.ts";

const seed = 20_261_129;
const numRuns = 16;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly share: number;
}

/** A box that keeps the shape of the picture, inside it, sometimes along one of its sides. */
const boxes = fc
  .record({
    share: fc.integer({ min: 45, max: 80 }).map((n) => n / 100),
    x: fc.constantFrom(0, 0.2, 0.5, 0.7, 1),
    y: fc.constantFrom(0.1, 0.3, 0.5, 0.9),
  })
  .map(({ share, x, y }): Box => ({ share, left: x * (1 - share), top: y * (1 - share) }));

const cornersOf = ({ left, top, share }: Box): Point[] => [
  [left, top],
  [left + share, top],
  [left + share, top + share],
  [left, top + share],
];

/** A frame made soft over so many pixels; beyond its sides its outermost pixels go on. */
function softened(frame: GreyFrame, sigma: number): Texture {
  const { levels } = blurred(frame, sigma);
  return (x, y) => levels[inside(y, sceneHeight) * sceneWidth + inside(x, sceneWidth)] ?? 0;
}

/** A scene as a lens and a coder leave it: rubble as it is drawn changes from pixel to pixel, as no film does. */
const filmed = (place: number): GreyFrame => draw(softened(scene(place + 100, { x: place }), 2));

const noise: Texture = (x, y) => 128 + (((x * 7919 + y * 104_729 + x * y * 31) % 61) - 30);
const grounds = fc.constantFrom<"blur of itself" | "noise" | "one level" | "dark">(
  "blur of itself",
  "noise",
  "one level",
  "dark",
);

const inside = (value: number, most: number): number => Math.max(0, Math.min(most - 1, Math.floor(value)));

describe("a picture on a ground", () => {
  test("has seams along its sides, whatever the ground and wherever it lies", () => {
    fc.assert(
      fc.property(boxes, grounds, fc.nat(40), ({ left, top, share }, ground, place) => {
        const picture = filmed(place);
        const whole = softened(picture, 0.5);
        const around = {
          "blur of itself": softened(picture, 12),
          noise,
          "one level": () => 200,
          dark: () => 12,
        }[ground];
        const [x0, y0] = [Math.round(left * sceneWidth), Math.round(top * sceneHeight)];
        const [wide, high] = [Math.round(share * sceneWidth), Math.round(share * sceneHeight)];
        const frame = draw((x, y) =>
          x >= x0 && x < x0 + wide && y >= y0 && y < y0 + high
            ? whole((x - x0) / share, (y - y0) / share)
            : around(x, y),
        );
        expect(isInlaid(frame, cornersOf({ left, top, share }))).toBe(true);
      }),
      { seed, numRuns },
    );
  });
});

describe("a part of a picture", () => {
  test("has none: the scene goes on", () => {
    fc.assert(
      fc.property(boxes, fc.nat(60), (box, place) => {
        expect(isInlaid(filmed(place), cornersOf(box))).toBe(false);
      }),
      { seed, numRuns },
    );
  });

  test("has none where it is all of the picture, or askew", () => {
    const frame = scene(3, { x: 0 });
    expect(isInlaid(frame, cornersOf({ left: 0, top: 0, share: 1 }))).toBe(false);
    const askew: Point[] = [
      [0.2, 0.2],
      [0.7, 0.3],
      [0.65, 0.8],
      [0.15, 0.7],
    ];
    expect(isInlaid(frame, askew)).toBe(false);
  });
});
