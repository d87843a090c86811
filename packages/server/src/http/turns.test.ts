// However many ask at once, no more are let in than may be, nobody is forgotten, and who is too many is told.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { turnsOf } from "./turns.ts";

const most = fc.record({ atOnce: fc.integer({ min: 1, max: 4 }), waiting: fc.nat(5) });

test("so many work at once, so many wait, the rest is refused, and every place is given back", async () => {
  await fc.assert(
    fc.asyncProperty(most, fc.array(fc.boolean(), { maxLength: 20 }), async (limits, works) => {
      const turns = turnsOf(limits);
      let [inside, highest] = [0, 0];
      const doors = works.map(() => Promise.withResolvers<void>());
      const asked = works.map((succeeds, i) =>
        turns(async () => {
          highest = Math.max(highest, (inside += 1));
          await doors[i]?.promise;
          inside -= 1;
          if (!succeeds) throw new Error(`work ${i} failed`);
          return i;
        }).catch(() => "failed" as const),
      );
      for (const door of doors) door.resolve();
      const ended = await Promise.all(asked);
      const taken = Math.min(works.length, limits.atOnce + limits.waiting);
      expect(highest).toBe(Math.min(works.length, limits.atOnce));
      const codes = ended.map((answer) => {
        if (answer === "failed") return "failed";
        return answer.ok ? "done" : answer.refusal.code;
      });
      const expected = works.map((succeeds, i) => {
        if (i >= taken) return "desk-busy";
        return succeeds ? "done" : "failed";
      });
      expect(codes).toEqual(expected);
      expect(await turns(async () => "again")).toEqual({ ok: true, value: "again" });
    }),
    { seed: 20261122, numRuns: 300 },
  );
});
