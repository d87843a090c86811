// Whatever is typed while an older draft is on its way: the newest is kept last, and nothing after it is stated.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Keeper } from "./keeper.ts";

const step = fc.constantFrom("type", "flush", "answer", "fail", "settle");

/** A line to the desk whose answers come when the test says so. */
function line() {
  const came: number[] = [];
  const waiting: ((kept: boolean) => void)[] = [];
  let most = 0;
  return {
    came,
    most: () => most,
    keep: (typed: number) => () => {
      came.push(typed);
      const answer = new Promise<boolean>((resolve) => void waiting.push(resolve));
      most = Math.max(most, waiting.length);
      return answer;
    },
    async answer(kept: boolean): Promise<void> {
      waiting.shift()?.(kept);
      for (let turn = 0; turn < 9; turn += 1) await Promise.resolve();
    },
    isOpen: () => waiting.length > 0,
  };
}

test("one at a time, the newest last, and none after it was stated", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { came, most, keep, answer, isOpen } = line();
      const keeper = new Keeper();
      const afterStated: number[] = [];
      let typed = 0;
      for (const [place, what] of steps.entries()) {
        if (what === "type") keeper.type(keep((typed = place + 1)));
        if (what === "flush") void keeper.flush();
        if (what === "answer" || what === "fail") await answer(what === "answer");
        if (what !== "settle") continue;
        const before = came.length;
        const settled = keeper.settle();
        while (isOpen()) await answer(true);
        await settled;
        typed = 0;
        afterStated.push(...came.slice(before));
      }
      void keeper.flush();
      while (isOpen()) await answer(true);
      expect(afterStated).toEqual([]);
      expect(most()).toBeLessThanOrEqual(1);
      expect(came).toEqual([...came].sort((a, b) => a - b));
      expect(typed === 0 || came.at(-1) === typed).toBe(true);
      await keeper.settle();
    }),
    { seed: 12 },
  );
});
