// Wherever somebody is in a film, keys lead on or back and end; a loop never shows what is outside it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { edgeStep, isOutside, loopWith, RATES, rateStep, shotStep, type Loop } from "./moving.ts";

const instant = fc.nat(1000);
const shots = fc.uniqueArray(instant, { maxLength: 12 }).map((all) => all.toSorted((a, b) => a - b));
const spans = fc.array(
  fc.tuple(instant, instant).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  { maxLength: 8 },
);

test("steps to shots and to edges go one way, leave none out, and end", () => {
  fc.assert(
    fc.property(shots, spans, instant, fc.boolean(), (shotsUs, seen, from, on) => {
      for (const [step, all] of [
        [(at: number) => shotStep(shotsUs, at, on), shotsUs],
        [(at: number) => edgeStep(seen, at, on), seen.flat()],
      ] as const) {
        const met: number[] = [];
        for (let at = step(from); at !== null; at = step(at)) met.push(at);
        const there = [...new Set(all)].filter((at) => (on ? at > from : at < from));
        expect(met).toEqual(there.toSorted((a, b) => (on ? a - b : b - a)));
      }
    }),
  );
});

test("speeds go from a tenth to four times, and back the same way", () => {
  let rate = 0.1;
  const up = [rate];
  while (rateStep(rate, true) !== rate) up.push((rate = rateStep(rate, true)));
  expect(up).toEqual(RATES);
  while (rateStep(rate, false) !== rate) rate = rateStep(rate, false);
  expect(rate).toBe(0.1);
});

test("however its ends are set a loop has frames, and the one that was set last is one of them", () => {
  const edge = fc.tuple(fc.constantFrom("from", "to"), fc.nat(99));
  fc.assert(
    fc.property(fc.array(edge, { minLength: 1, maxLength: 6 }), (set) => {
      let loop: Loop = { from: 0, to: 99 };
      for (const [i, [which, frame]] of set.entries()) {
        loop = loopWith(i === 0 ? null : loop, which as keyof Loop, frame, 99);
        expect(loop[which as keyof Loop]).toBe(frame);
        const inside = Array.from({ length: 100 }, (_, at) => at).filter((at) => !isOutside(loop, at));
        expect(inside.length).toBe(loop.to - loop.from + 1);
        expect(isOutside(loop, frame)).toBe(false);
      }
    }),
  );
});
