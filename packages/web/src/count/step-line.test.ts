// The line of steps never leaves its box, is level between steps, and what is new since a day adds up.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sinceDay, stepLine } from "./step-line.ts";

const FROM = Date.parse("2031-04-01T00:00:00Z");
const DAY_MS = 86_400_000;
const anySteps = fc
  .array(fc.tuple(fc.nat(20 * DAY_MS), fc.nat(400)), { minLength: 1, maxLength: 30 })
  .map((drawn) =>
    drawn
      .toSorted(([a], [b]) => a - b)
      .map(([ms, atLeast]) => ({ at: new Date(FROM + ms).toISOString(), atLeast })),
  );

test("goes right and up or down by right angles, within its box, and ends at the last number", () => {
  fc.assert(
    fc.property(anySteps, fc.nat(5 * DAY_MS), (steps, more) => {
      const now = Date.parse(steps.at(-1)?.at ?? "") + more;
      const line = stepLine(steps, now);
      expect(line).toMatch(/^M0 100\.0(H[\d.]+V[\d.]+)+H1000$/);
      const xs = [...line.matchAll(/H([\d.]+)/g)].map(([, x]) => Number(x));
      expect(xs).toEqual(xs.toSorted((a, b) => a - b));
      expect(Math.max(...xs)).toBeLessThanOrEqual(1000);
      const ys = [...line.matchAll(/V([\d.]+)/g)].map(([, y]) => Number(y));
      const most = Math.max(1, ...steps.map(({ atLeast }) => atLeast));
      expect(ys).toEqual(steps.map(({ atLeast }) => Number((100 - (atLeast / most) * 100).toFixed(1))));
    }),
  );
  expect(stepLine([], FROM)).toBe("");
});

test("since any day it is told from what to what, and not where that is not known", () => {
  fc.assert(
    fc.property(anySteps, fc.nat(25), fc.boolean(), (steps, days, more) => {
      const day = new Date(FROM + days * DAY_MS).toISOString().slice(0, 10);
      const told = sinceDay({ steps, found: steps.length + (more ? 3 : 0) }, day);
      const earlier = steps.filter(({ at }) => Date.parse(at) < Date.parse(day));
      const isKnown = earlier.length > 0 || !more;
      expect(told).toEqual(
        isKnown ? { before: earlier.at(-1)?.atLeast ?? 0, after: steps.at(-1)?.atLeast } : null,
      );
    }),
  );
});
