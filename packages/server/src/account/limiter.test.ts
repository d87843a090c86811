// Whoever tries, however they time it, tries so often within any span and no more; whoever waits may try again.
import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { limiterOf } from "./limiter.ts";

const LIMIT = { most: 5, withinMs: 1000 };
const steps = array(record({ key: constantFrom("a", "b"), waitMs: integer({ min: 0, max: 400 }) }), {
  minLength: 20,
  maxLength: 200,
});

test("in no span of time does a key get through more often than it may", () => {
  assert(
    property(steps, (list) => {
      let at = 0;
      const through: { key: string; at: number }[] = [];
      const limiter = limiterOf(
        () => LIMIT,
        () => at,
      );
      for (const { key, waitMs } of list) {
        at += waitMs;
        if (limiter.mayTry([key])) through.push({ key, at });
      }
      for (const { key, at: end } of through) {
        const within = through.filter(
          (one) => one.key === key && one.at <= end && one.at > end - LIMIT.withinMs,
        );
        expect(within.length).toBeLessThanOrEqual(LIMIT.most);
      }
      at += LIMIT.withinMs;
      expect(limiter.mayTry(["a"])).toBe(true);
    }),
  );
});

test("one key that may not stops the try, which is then counted for none", () => {
  let at = 0;
  const limiter = limiterOf(
    (key) => ({ most: key === "address" ? 2 : 1, withinMs: 1000 }),
    () => at,
  );
  expect([limiter.mayTry(["address", "ann"]), limiter.mayTry(["address", "ann"])]).toEqual([true, false]);
  expect([limiter.mayTry(["address", "ben"]), limiter.mayTry(["address", "cid"])]).toEqual([true, false]);
  at = 1000;
  expect(limiter.mayTry(["address", "ann"])).toBe(true);
});

test("what was right is not counted", () => {
  const limiter = limiterOf(
    () => LIMIT,
    () => 0,
  );
  for (let i = 0; i < 100; i++) {
    expect(limiter.mayTry(["a"])).toBe(true);
    limiter.wasRight(["a"]);
  }
});
