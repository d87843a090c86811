// Tests of what tells two moments of one camera apart, on drawn scenes: people who moved, and what only looks like them.
import { describe, expect, test } from "vitest";
import { viewOf, comparedUnder } from "./align-pixels.ts";
import { changesBetween } from "./changed-parts.ts";
import type { GreyFrame, Warp } from "./grey.ts";
import { caption, draw, rubble, sampled, scene, sceneHeight, sceneWidth } from "../testing/grey-scenes.ts";

const asItIs: Warp = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const street = scene(5, { x: 0 });
const cloth = rubble(80);

/** Somebody as high as a quarter of the picture. */
function withPerson(frame: GreyFrame, left: number, top = 170): GreyFrame {
  const level = sampled(frame);
  return draw((x, y) =>
    x >= left && x < left + 26 && y >= top && y < top + 90
      ? 30 + 0.4 * cloth(x - left, y - top)
      : level(x, y),
  );
}

function cells(a: GreyFrame, b: GreyFrame, warp = asItIs): number {
  const compared = comparedUnder(viewOf(a, b, warp), warp, 2);
  return compared === undefined ? -1 : changesBetween(compared.target, compared.seen).changed;
}

const each = (frame: GreyFrame, change: (level: number, place: number) => number): GreyFrame => ({
  ...frame,
  pixels: Uint8Array.from(frame.pixels, (level, place) => change(level, place)),
});

describe("two frames of one picture", () => {
  const frame = withPerson(street, 300);

  test("show nothing changed, darker or lighter, with the grain of another coding, or made smaller", () => {
    expect(cells(frame, frame)).toBe(0);
    expect(
      cells(
        frame,
        each(frame, (level) => 20 + level * 0.7),
      ),
    ).toBe(0);
    expect(
      cells(
        frame,
        each(frame, (level, place) => level + (((place * 2_654_435_761) >>> 9) % 17) - 8),
      ),
    ).toBe(0);
    const level = sampled(frame);
    const half = { width: sceneWidth / 2, height: sceneHeight / 2 };
    const pixels = Uint8Array.from({ length: half.width * half.height }, (_, n) =>
      level((n % half.width) * 2 + 0.5, Math.floor(n / half.width) * 2 + 0.5),
    );
    expect(cells(frame, { atUs: 0, ...half, pixels }, [2, 0, 0.5, 0, 2, 0.5, 0, 0, 1])).toBe(0);
  });

  test("show nothing changed under a caption and a sign that were laid over one", () => {
    const signed = each(caption(frame, 0.15), (level, place) => {
      const [x, y] = [place % sceneWidth, Math.floor(place / sceneWidth)];
      return x >= 560 && x < 624 && y >= 12 && y < 76 ? 235 : level;
    });
    expect(cells(frame, signed)).toBe(0);
  });
});

test("a bar cut off a pixel too late is no change", () => {
  const barred = each(street, (level, place) => (place < 2 * sceneWidth ? 0 : level));
  expect(cells(street, barred)).toBe(0);
});

/** A wall and a door whose edge covers part of a pixel. */
function door(off: number): GreyFrame {
  return draw((x, y) => {
    const inside = Math.max(0, Math.min(1, x + 1 - 300.5 - off)) * Math.max(0, Math.min(1, 420 + off - x));
    return y < 80 ? 10 : 10 + 240 * inside;
  });
}

test("an edge a third of a pixel off is no change, and one that is two pixels off is", () => {
  expect(cells(door(0), door(0.38))).toBe(0);
  expect(cells(door(0), door(2))).toBeGreaterThan(20);
});

describe("two moments of one camera", () => {
  test("differ where somebody stood and where he stands now", () => {
    expect(cells(withPerson(street, 300), withPerson(street, 360))).toBeGreaterThan(40);
    expect(cells(withPerson(street, 300), withPerson(street, 308))).toBeGreaterThan(8);
  });

  test("differ where somebody came, also at the edge of the picture and under a caption", () => {
    expect(cells(street, withPerson(street, 300))).toBeGreaterThan(20);
    expect(cells(street, withPerson(street, 0))).toBeGreaterThan(20);
    expect(cells(street, caption(withPerson(street, 300), 0.15))).toBeGreaterThan(20);
  });

  test("differ all over when the camera has turned away", () => {
    expect(cells(street, scene(5, { x: 60 }))).toBeGreaterThan(1000);
  });
});
