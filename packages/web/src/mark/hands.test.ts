// Whatever a hand does, takes back and does again, and whenever the page is loaded anew: undo goes on where it was.
import "fake-indexeddb/auto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { handOn, handsIn, MOST_HANDS } from "./hands.ts";
import { whereSeen } from "./hand.ts";
import type { Act } from "./sketch.ts";

let databases = 0;
const fresh = () => handsIn(`hands-${(databases += 1)}`);
const act = (id: string, ...spans: [number, number][]): Act => [
  {
    does: "mark",
    sketch: { id, subject: "prisoner", attributes: [], spans: spans as never, track: null },
  },
];
const idsOf = (acts: readonly Act[]) => acts.map(([first]) => first?.sketch.id);

test("after any reloads the two lists are those that a page without a reload has, whoever else marks here", async () => {
  const step = fc.constantFrom("do", "do", "do", "undo", "undo", "redo", "refused", "reload", "another");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const store = fresh();
      let hand = handOn(store, "ben i1");
      const other = handOn(store, "ann i1");
      let done: Act[] = [];
      let undone: Act[] = [];
      const met: unknown[] = [];
      const meant: unknown[] = [];
      for (const [n, does] of steps.entries()) {
        if (does === "do") {
          done.push(act(`s${n}`));
          undone = [];
          void hand.did(done.at(-1) as Act);
        } else if (does === "another") void other.did(act(`o${n}`));
        else if (does === "undo" || does === "refused") {
          const last = done.pop();
          if (!last) continue;
          if (does === "undo") undone.push(last);
          void (does === "undo" ? hand.undid(last) : hand.forget(last));
        } else if (does === "redo") {
          const last = undone.pop();
          if (!last) continue;
          done.push(last);
          void hand.redid(last);
        } else {
          // What a window has begun to write goes down; the next one knows only what stands there.
          await hand.read();
          hand = handOn(store, "ben i1");
          const kept = await hand.read();
          met.push([idsOf(kept.done), idsOf(kept.undone)]);
          meant.push([idsOf(done), idsOf(undone)]);
          done = [...kept.done];
          undone = [...kept.undone];
        }
      }
      const kept = await hand.read();
      expect([...met, [idsOf(kept.done), idsOf(kept.undone)]]).toEqual([
        ...meant,
        [idsOf(done), idsOf(undone)],
      ]);
    }),
    { numRuns: 60 },
  );
});

test("two windows write beside each other: the next has what both did", async () => {
  const store = fresh();
  const [one, two] = [handOn(store, "ben i1"), handOn(store, "ben i1")];
  await one.did(act("a"));
  await two.did(act("b"));
  await one.did(act("c"));
  expect(idsOf((await handOn(store, "ben i1").read()).done)).toEqual(["a", "b", "c"]);
});

test("the oldest are forgotten, and never the newest", async () => {
  const store = fresh();
  const hand = handOn(store, "ben i1");
  for (let n = 0; n < MOST_HANDS + 3; n += 1) void hand.did(act(`s${n}`));
  const { done } = await hand.read();
  expect([done.length, idsOf(done)[0], idsOf(done).at(-1)]).toEqual([MOST_HANDS, "s3", `s${MOST_HANDS + 2}`]);
});

test("what an act changed is in sight, or the nearest instant at which it is", () => {
  const span = fc.tuple(fc.nat(100), fc.nat(20)).map(([from, long]): [number, number] => [from, from + long]);
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), fc.nat(130), (spans, atUs) => {
      const seen = (at: number): boolean => spans.some(([from, to]) => from <= at && at <= to);
      const to = whereSeen(act("s", ...spans), atUs);
      const far = Array.from({ length: 131 }, (_, at) => at)
        .filter(seen)
        .map((at) => Math.abs(at - atUs));
      expect(seen(to ?? atUs)).toBe(true);
      expect(Math.abs((to ?? atUs) - atUs)).toBe(Math.min(...far));
    }),
  );
});
