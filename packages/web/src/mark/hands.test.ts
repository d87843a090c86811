// Whatever a hand does, takes back and does again, and whenever the page is loaded anew: undo goes on where it was.
import "fake-indexeddb/auto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { handOn, handsIn, MOST_HANDS } from "./hands.ts";
import { did, toRedo, toUndo, NOTHING_DONE, type Undoing } from "../act/undo.ts";
import { whereSeen } from "./hand.ts";
import type { Sketch } from "./sketch.ts";
import type { Act } from "./undo.ts";

let databases = 0;
const fresh = () => handsIn(`hands-${(databases += 1)}`);
const act = (id: string, ...spans: [number, number][]): Act => [
  {
    does: "mark",
    sketch: { id, subject: "prisoner", attributes: [], spans: spans as never, track: null },
  },
];
const idsOf = (acts: readonly Act[]) => acts.map(([first]) => first?.sketch.id);

const listed = ({ done, undone }: Undoing<Act>) => [idsOf(done), idsOf(undone)];

test("after any reloads the two lists are those that a page without a reload has, whoever else marks here", async () => {
  const does = fc.constantFrom("do", "do", "do", "undo", "undo", "redo", "refused", "reload", "another");
  // Some are covered by what another member did: then an older one is undone, or done again.
  const step = fc.record({ does, covers: fc.integer({ min: 1, max: 4 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const store = fresh();
      let hand = handOn(store, "ben i1");
      const other = handOn(store, "ann i1");
      let theirs: Undoing<Act> = NOTHING_DONE;
      let turns: Undoing<Act> = NOTHING_DONE;
      const met: unknown[] = [];
      const meant: unknown[] = [];
      for (const [n, { does: what, covers }] of steps.entries()) {
        const isFree = ([first]: Act) => covers === 1 || Number(first?.sketch.id.slice(1)) % covers !== 0;
        if (what === "another") {
          theirs = did(theirs, act(`o${n}`));
          other.keep(theirs);
        } else if (what === "reload") {
          // What a window has begun to write goes down; the next one knows only what stands there.
          await hand.written();
          hand = handOn(store, "ben i1");
          const kept = await hand.read();
          met.push(listed(kept));
          meant.push(listed(turns));
          turns = kept;
        } else {
          if (what === "do") turns = did(turns, act(`s${n}`));
          else if (what === "undo") turns = toUndo(turns, isFree)?.next ?? turns;
          else if (what === "redo") turns = toRedo(turns, isFree)?.next ?? turns;
          else turns = { ...turns, done: turns.done.slice(0, -1) };
          hand.keep(turns);
        }
      }
      await Promise.all([hand.written(), other.written()]);
      expect([...met, listed(await handOn(store, "ben i1").read())]).toEqual([...meant, listed(turns)]);
      expect(listed(await handOn(store, "ann i1").read())).toEqual(listed(theirs));
    }),
    { numRuns: 60 },
  );
});

test("two windows write beside each other: the next has what both did", async () => {
  const store = fresh();
  const [one, two] = [handOn(store, "ben i1"), handOn(store, "ben i1")];
  const [a, b, c] = [act("a"), act("b"), act("c")];
  one.keep({ done: [a], undone: [] });
  await one.written();
  two.keep({ done: [b], undone: [] });
  await two.written();
  one.keep({ done: [a, c], undone: [] });
  await one.written();
  expect(listed(await handOn(store, "ben i1").read())).toEqual([["a", "b", "c"], []]);
});

test("the oldest are forgotten, and never the newest", async () => {
  const store = fresh();
  const hand = handOn(store, "ben i1");
  hand.keep({ done: Array.from({ length: MOST_HANDS + 3 }, (_, n) => act(`s${n}`)), undone: [] });
  await hand.written();
  const { done } = await handOn(store, "ben i1").read();
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

test("a box that is moved at one key frame is seen to change up to the key frames beside it, and nowhere else", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 }), fc.nat(50), (moved, atUs) => {
      const keys = [0, 10, 20, 30, 40, 50];
      const walker = (off: number): Sketch => ({
        id: "s",
        subject: "prisoner",
        attributes: [],
        spans: [[0, 50]] as never,
        track: keys.map((at, i) => [at, 0.1 + i / 100 + (i === moved ? off : 0), 0.1, 0.1, 0.1]) as never,
      });
      const to = whereSeen([{ does: "correct", sketch: walker(0.2), before: walker(0) }], atUs);
      const at = keys[moved] ?? NaN;
      const isSeen = Math.abs(atUs - at) < 10;
      expect(to).toBe(isSeen ? null : at);
      const said = { ...walker(0), attributes: ["wounded"] };
      expect(whereSeen([{ does: "correct", sketch: said, before: walker(0) }], atUs)).toBeNull();
    }),
  );
});
