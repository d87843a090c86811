// Which part of a film is played beside another, and by what the two are led.
import { assert, constantFrom, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { beginsAt, framesOf } from "./in-step.ts";
import { ledBy, sideOf, startOf, turnedAbout } from "./span-shown.ts";

const film = (frames: number, stepUs = 40_000): number[] =>
  Array.from({ length: frames }, (_, i) => i * stepUs);

test("a sighting is played from its own time to its end; one that has an instant alone, with two seconds around it", () => {
  const ptsUs = film(300);
  const tracked = sideOf(ptsUs, {
    spans: [
      [400_000, 800_000],
      [2_000_000, 3_000_000],
    ],
    atUs: 2_400_000,
  });
  expect([tracked.first, tracked.last, tracked.zeroUs]).toEqual([50, 75, 2_000_000]);
  const instant = sideOf(ptsUs, { spans: [[4_000_000, 4_000_000]], atUs: 4_000_000 });
  expect([instant.first, instant.last, instant.zeroUs]).toEqual([50, 150, 4_000_000]);
  const early = sideOf(ptsUs, { spans: [[80_000, 80_000]], atUs: 80_000 });
  expect([early.first, early.last, early.zeroUs]).toEqual([0, 52, 80_000]);
  // The instants themselves are one moment, however much of each there is before it.
  expect(framesOf({ a: instant, b: early }, 0)).toEqual({ a: 100, b: 2 });
  expect(startOf({ a: instant, b: early })).toBe(0);
  const photo = sideOf([0], { spans: [[0, 0]], atUs: 0 });
  expect([photo.first, photo.last]).toEqual([0, 0]);
});

test("films of one recording are led by the offset that was found, whichever is named first", () => {
  assert(
    property(
      integer({ min: -3000, max: 3000 }),
      constantFrom(1, 0.5, 2),
      integer({ min: 0, max: 100 }),
      (offset, speed, from) => {
        const offsetUs = offset * 1000;
        const a = sideOf(film(250), { spans: [[from * 40_000, (from + 60) * 40_000]], atUs: from * 40_000 });
        const b = sideOf(film(400, 33_000), { spans: [[0, 399 * 33_000]], atUs: 0 });
        const match = {
          offsetUs,
          speed,
          fromUs: Math.max(0, offsetUs),
          toUs: Math.min(249 * 40_000, offsetUs + speed * 399 * 33_000),
        };
        const led = ledBy({ a, b }, match);
        const back = ledBy({ a: b, b: a }, turnedAbout(match));
        expect(led === null).toBe(back === null);
        if (led === null) return;
        for (const atUs of [startOf(led), startOf(led) + 400_000, startOf(led) + 900_000]) {
          const frames = framesOf(led, atUs);
          if (frames.a >= led.a.last || frames.b >= led.b.last) continue;
          const [ofA, ofB] = [led.a.ptsUs[frames.a] ?? 0, offsetUs + speed * (led.b.ptsUs[frames.b] ?? 0)];
          // Each began at that moment or less than a frame of its own before it.
          expect(Math.abs(ofA - ofB)).toBeLessThanOrEqual(Math.max(40_000, speed * 33_000) + 2000);
        }
        expect(beginsAt(led.b, led.b.last)).toBeLessThanOrEqual(match.toUs - led.a.zeroUs + 2000);
      },
    ),
    { numRuns: 1000 },
  );
});

test("a match that never has both sightings at once leads nobody, nor does one that runs backwards", () => {
  const ptsUs = film(250);
  const at = (from: number, to: number) =>
    sideOf(ptsUs, { spans: [[from * 40_000, to * 40_000]], atUs: from * 40_000 });
  const match = { offsetUs: 0, speed: 1, fromUs: 0, toUs: 249 * 40_000 };
  expect(ledBy({ a: at(0, 50), b: at(60, 100) }, match)).toBeNull();
  expect(ledBy({ a: at(0, 50), b: at(40, 100) }, { ...match, speed: -1 })).toBeNull();
  const led = ledBy({ a: at(0, 50), b: at(40, 100) }, match);
  expect(led && [led.a.first, led.a.last, led.a.zeroUs]).toEqual([0, 100, 1_600_000]);
  expect(led && startOf(led)).toBe(0);
});
