// Tests of the verdict on drawn scenes: copies changed in known ways, and traps that are never the same recording.
import { describe, expect, test } from "vitest";
import type { GreyFrame } from "../pixels/grey.ts";
import { mirrored } from "../pixels/plane.ts";
import {
  type Texture,
  caption,
  draw,
  inset,
  rubble,
  sampled,
  scene,
  sceneHeight,
  sceneWidth,
  windows,
} from "../testing/grey-scenes.ts";
import { verifiedOf } from "../testing/seen.ts";

const original = scene(1, { x: 0 });
const other = scene(2, { x: 0 });

/** The frame looked at through a change of place: output pixel to input pixel. */
function changed(frame: GreyFrame, from: (x: number, y: number) => [number, number]): GreyFrame {
  const level: Texture = sampled(frame);
  return draw((x, y) => level(...from(x, y)));
}

function turned(degrees: number): (x: number, y: number) => [number, number] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return (x, y) => {
    const [u, v] = [(x - 320) * 0.8, (y - 180) * 0.8];
    return [320 + cos * u - sin * v, 180 + sin * u + cos * v];
  };
}

const crop = (share: number): GreyFrame => changed(original, (x, y) => [100 + x * share, 60 + y * share]);

describe("the same recording is recognised", () => {
  const copies: readonly (readonly [string, GreyFrame])[] = [
    ["cropped to 60 %", crop(0.6)],
    ["cropped to 60 % and mirrored", mirrored(crop(0.6))],
    ["turned by 7°", changed(original, turned(7))],
    ["turned by 131°", changed(original, turned(131))],
    ["squeezed", changed(original, (x, y) => [x * 1.3 - 96, y])],
    ["under a caption of 30 %", caption(original, 0.3)],
    ["darkened", scene(1, { x: 0, light: 0.6 })],
    ["as a picture of 40 % inside another", inset(other, original, { x: 300, y: 30, share: 0.4 })],
  ];
  test.each(copies)("%s", (_, frame) => {
    expect(verifiedOf(original, frame)?.verdict).toBe("same-recording");
  });

  test("and the outline of a crop lies where it was cut out, to a pixel", () => {
    const match = verifiedOf(original, crop(0.6));
    const expected = [
      [100, 60],
      [100 + 384, 60],
      [100 + 384, 60 + 216],
      [100, 60 + 216],
    ] as const;
    for (const [i, [x, y]] of expected.entries()) {
      const [u = 0, v = 0] = match?.outline[i] ?? [];
      expect(Math.hypot(u * sceneWidth - x, v * sceneHeight - y)).toBeLessThan(1);
    }
  });

  test("the same way each time", () => {
    expect(verifiedOf(original, crop(0.75))).toEqual(verifiedOf(original, crop(0.75)));
  });

  test("and a mirrored copy is called mirrored, a plain one is not", () => {
    expect(verifiedOf(original, mirrored(original))?.mirrored).toBe(true);
    expect(verifiedOf(original, original)?.mirrored).toBe(false);
  });
});

describe("never the same recording", () => {
  const poster = rubble(77);
  const withPoster = (seed: number, at: { x: number; y: number }): GreyFrame => {
    const under = sampled(scene(seed, { x: 0 }));
    return draw((x, y) => {
      const [u, v] = [x - at.x, y - at.y];
      return u >= 0 && v >= 0 && u < 200 && v < 140 ? poster(u, v) : under(x, y);
    });
  };
  const logo = (frame: GreyFrame): GreyFrame => {
    const under = sampled(caption(frame, 0.2));
    return draw((x, y) => (x > 520 && y < 90 && x < 620 && y > 10 ? poster(x, y) : under(x, y)));
  };
  const slanted = changed(original, (x, y) => {
    const w = 1 + 0.0004 * (x - 320);
    return [320 + ((x - 320) * 0.9) / w, 180 + ((y - 180) * 0.9) / w];
  });
  const traps: readonly (readonly [string, GreyFrame, GreyFrame])[] = [
    ["another camera a step aside (nearer things shift)", original, scene(1, { x: 14 })],
    ["another camera two steps aside", original, scene(1, { x: 40, y: 6 })],
    ["the same wall seen at a slant", original, slanted],
    ["one poster in two photos", withPoster(3, { x: 60, y: 70 }), withPoster(4, { x: 300, y: 120 })],
    ["one channel's logo and caption on two recordings", logo(original), logo(other)],
    ["two façades with the same windows", scene(5, { x: 0 }, windows(1)), scene(6, { x: 0 }, windows(2))],
    ["two other scenes", original, other],
  ];
  test.each(traps)("%s", (_, a, b) => {
    expect(verifiedOf(a, b)?.verdict).not.toBe("same-recording");
  });

  test("yet a step aside still gives a lead: the same thing seen again", () => {
    expect(verifiedOf(original, scene(1, { x: 14 }))?.verdict).toBe("same-thing");
  });

  test("a flat frame matches nothing", () => {
    expect(
      verifiedOf(
        original,
        draw(() => 128),
      ),
    ).toBeNull();
  });
});
