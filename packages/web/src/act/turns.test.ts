// What waits for its turn begins when what was begun before it has ended.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { turns } from "./turns.ts";

test("nothing is lost, and what waits never begins before what was begun", async () => {
  const step = fc.record({
    waits: fc.boolean(),
    ticks: fc.integer({ min: 0, max: 5 }),
    fails: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const turn = turns();
      const [begun, early, ended]: [number[], number[], Set<number>] = [[], [], new Set()];
      const all = steps.map(({ waits, ticks, fails }, i) => {
        const act = async (): Promise<void> => {
          if (waits && ended.size < i) early.push(i);
          begun.push(i);
          for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
          ended.add(i);
          if (fails) throw new Error("It failed.");
        };
        return waits ? turn.next(act) : turn.now(act);
      });
      const outcomes = await Promise.allSettled(all);
      expect(outcomes.map(({ status }) => status)).toEqual(
        steps.map(({ fails }) => (fails ? "rejected" : "fulfilled")),
      );
      expect(early).toEqual([]);
      expect(begun.toSorted((a, b) => a - b)).toEqual(steps.map((_, i) => i));
    }),
  );
});

test("what is said again while it waits is said once, and again once it has ended", async () => {
  const turn = turns();
  const done: string[] = [];
  const say = (what: string): Promise<void> =>
    turn.once(what, async () => {
      await Promise.resolve();
      done.push(what);
    });
  await Promise.all([say("ben"), say("ben"), say("dan"), say("dan"), say("ben")]);
  expect(done).toEqual(["ben", "dan", "ben"]);
  await say("ben");
  expect(done).toEqual(["ben", "dan", "ben", "ben"]);
});

test("what came to nothing may be said again before it has ended, and waits for its turn", async () => {
  const turn = turns();
  const done: string[] = [];
  const first = turn.once("ben", async (cameToNothing) => {
    done.push("refused");
    cameToNothing();
    await Promise.resolve();
    done.push("asked for again");
  });
  await Promise.resolve();
  await Promise.resolve();
  const second = turn.once("ben", async () => done.push("kept"));
  const third = turn.once("ben", async () => done.push("kept twice"));
  await Promise.all([first, second, third]);
  expect(done).toEqual(["refused", "asked for again", "kept"]);
});
