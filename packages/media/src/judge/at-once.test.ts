// Work in lanes: never more at once than there are lanes, all of it done, and after a fault nothing new is begun.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { atOnce } from "./at-once.ts";

const lanes = fc.integer({ min: 1, max: 5 });
const steps = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 });

test("everything is done once, with so many at once and no more", async () => {
  await fc.assert(
    fc.asyncProperty(lanes, steps, async (wide, waits) => {
      let [running, most] = [0, 0];
      const done: number[] = [];
      await atOnce(wide, [...waits.entries()], async ([n, wait]) => {
        most = Math.max(most, (running += 1));
        for (let i = 0; i < wait; i++) await Promise.resolve();
        done.push(n);
        running -= 1;
      });
      expect(done.toSorted((p, q) => p - q)).toEqual([...waits.keys()]);
      expect(most).toBeLessThanOrEqual(wide);
      expect(most).toBe(Math.min(wide, waits.length));
    }),
  );
});

test("the first fault is told when what runs beside it has ended, and nothing is begun after it", async () => {
  await fc.assert(
    fc.asyncProperty(lanes, steps, fc.nat(29), async (wide, waits, broken) => {
      fc.pre(broken < waits.length);
      let running = 0;
      const begunAfter: number[] = [];
      let failed = false;
      const worked = atOnce(wide, [...waits.entries()], async ([n, wait]) => {
        if (failed) begunAfter.push(n);
        running += 1;
        for (let i = 0; i < wait; i++) await Promise.resolve();
        running -= 1;
        if (n !== broken) return;
        failed = true;
        throw new Error(`${n} is broken`);
      });
      await expect(worked).rejects.toThrow(`${broken} is broken`);
      expect(running).toBe(0);
      // A lane that had taken the next one in the same turn may begin it still.
      expect(begunAfter.length).toBeLessThanOrEqual(wide - 1);
    }),
  );
});
