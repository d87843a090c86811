// When and where an event was takes two: a second member agrees to the description that they saw, and a new one takes that back.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../decide.ts";
import type { Draft } from "../investigation/held.ts";
import type { Change } from "../journal/nouns.ts";
import { isOneMember } from "../member/hands.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";

const NOON = { at: "2031-04-09T10:00Z", precision: "hour" } as const;
const MILL = { latitude: 50.5, longitude: -0.1, radiusMetres: 200 };
const describe = (place: typeof MILL | null, note: string | null = null): Change => ({
  verb: "group.describe",
  subject: "g1",
  payload: { time: place && NOON, place, note },
});
const agree = (held: Draft): Change => ({
  verb: "group.agree",
  subject: "g1",
  payload: { described: held.group.get("g1")?.described ?? 0 },
});
const without = (only: "agreement" | "review"): Change => ({
  verb: "group.withdraw",
  subject: "g1",
  payload: { only },
});

function described(): Draft {
  const held = freshHeld();
  play(held, [...MARKED, signed(describe(MILL), "ed")]);
  return held;
}

/** What came of it: how many entries, or the code of the refusal. */
function codeOf(held: Draft, change: Change, by: string, reason: string | null = null): number | string {
  const decided = decide(held, signed(change, by, reason));
  return decided.ok ? decided.value.length : decided.refusal.code;
}
const agreedBy = (held: Draft) => held.group.get("g1")?.agreedBy;

test("another member agrees, once; whoever said it cannot, and a viewer may not", () => {
  const held = described();
  expect(codeOf(held, agree(held), "ed")).toBe("second-member-needed");
  expect(codeOf(held, agree(held), "v")).toBe("not-allowed");
  play(held, [signed(agree(held), "r1")]);
  expect(agreedBy(held)).toBe("r1");
  expect(codeOf(held, agree(held), "r1")).toBe(0);
  expect(codeOf(held, agree(held), "r2")).toBe("already-reviewed");
});

test("a new description takes it back, and nobody agrees to one that they did not see", () => {
  const held = described();
  const seen = agree(held);
  play(held, [signed(seen, "r1"), signed(describe({ ...MILL, radiusMetres: 201 }), "r2")]);
  expect(agreedBy(held)).toBeNull();
  expect(codeOf(held, seen, "ed")).toBe("description-changed");
  expect(codeOf(held, agree(held), "ed")).toBe(1);
  play(held, [signed(agree(held), "ed"), signed(describe({ ...MILL, radiusMetres: 201 }), "r1")]);
  expect(agreedBy(held)).toBe("ed");
});

test("there has to be a time or a place; who belongs to it is another question", () => {
  const held = described();
  play(held, [signed(describe(null, "at the mill"), "ed")]);
  expect(codeOf(held, agree(held), "r1")).toBe("nothing-to-agree-to");
  play(held, [signed(describe(MILL), "ed"), signed({ ...agree(held), subject: "g3" }, "r1")]);
  play(held, [signed(agree(held), "r1")]);
  const { version = 0 } = held.group.get("g1") ?? {};
  play(held, [
    signed({ verb: "group.change", subject: "g1", payload: { members: ["a"], version } }, "r2"),
    signed(without("review"), "r2", "a mistake"),
  ]);
  expect(agreedBy(held)).toBe("r1");
  expect(codeOf(held, without("agreement"), "r1")).toBe("reason-needed");
  play(held, [signed(without("agreement"), "r2", "a mistake")]);
  expect([agreedBy(held), held.group.get("g1")?.place]).toEqual([null, MILL]);
  expect(codeOf(held, without("agreement"), "r1", "a mistake")).toBe(0);
});

test("after any work whoever agrees is another than who said it, and agreed after it was said", () => {
  let met = 0;
  fc.assert(
    fc.property(workBy(...MEMBERS), (work) => {
      const held = freshHeld();
      const journal = play(held, [...MARKED, ...work]);
      for (const { id, agreedBy: second, describedBy, described: seq } of held.group.values()) {
        const about = journal
          .map((entry, index) => ({ ...entry, seq: index + 1 }))
          .filter(({ subject }) => subject === id);
        const said = about.findLast(({ verb }) => verb === "group.describe");
        expect([seq, describedBy]).toEqual([said?.seq ?? 0, said?.by ?? null]);
        if (second === null) continue;
        met += 1;
        expect(isOneMember(second, describedBy ?? second)).toBe(false);
        const agreed = about.findLast(({ verb }) => verb === "group.agree");
        expect([agreed?.by, (agreed?.seq ?? 0) > seq]).toEqual([second, true]);
        expect(agreed?.payload).toEqual({ described: seq });
      }
    }),
    { seed: SEED, numRuns: 500 },
  );
  expect(met).toBeGreaterThan(5);
});
