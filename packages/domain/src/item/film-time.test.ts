// A frame of an item and its place in the film are one and the same.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { frameShown, seekSeconds } from "./film-time.ts";

/** Frames at least 2 ms apart, from any start. */
const clocks = fc
  .record({
    startUs: fc.integer({ min: -5_000_000, max: 5_000_000 }),
    steps: fc.array(fc.integer({ min: 2_000, max: 400_000 }), { maxLength: 60 }),
  })
  .map(({ startUs, steps }) => {
    const ptsUs = [startUs];
    for (const step of steps) ptsUs.push((ptsUs.at(-1) ?? 0) + step);
    return { startUs, ptsUs };
  });

test("seeking to a frame shows that frame, however uneven the frames are", () => {
  fc.assert(
    fc.property(clocks, fc.nat(), (clock, any) => {
      const index = any % clock.ptsUs.length;
      expect(frameShown(clock, seekSeconds(clock, index))).toBe(index);
    }),
    { seed: 4 },
  );
});

test("a frame is known by its own time, rounded either way to a millisecond as a container may do", () => {
  fc.assert(
    fc.property(clocks, fc.nat(), (clock, any) => {
      const index = any % clock.ptsUs.length;
      const seconds = ((clock.ptsUs[index] ?? 0) - clock.startUs) / 1e6;
      expect(frameShown(clock, Math.floor(seconds * 1000) / 1000 + 0.0005)).toBe(index);
      expect(frameShown(clock, Math.round(seconds * 1000) / 1000)).toBe(index);
    }),
    { seed: 4 },
  );
});

test("before the first frame the first is on show, after the last the last; a frame that is not there is a fault", () => {
  const clock = { startUs: 1_000_000, ptsUs: [1_000_000, 1_040_000] };
  expect(frameShown(clock, -3)).toBe(0);
  expect(frameShown(clock, 90)).toBe(1);
  expect(() => seekSeconds(clock, 2)).toThrow("expected one of 2 frames, got 2");
});
