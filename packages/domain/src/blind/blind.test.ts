// Blind counts: who may take one on, what is withheld until it is in, and that no number is larger than the smaller count.
import * as fc from "fast-check";
import { count, readCase } from "@sightline/count";
import { describe, expect, test } from "vitest";
import { exportCase } from "../case/export.ts";
import { decide } from "../decide.ts";
import type { Draft, Held } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { unseenBy } from "../member/unseen.ts";
import { withoutUnseen } from "../member/without-unseen.ts";
import { MEMBERS, NEWEST, SEED } from "../testing/any-change.ts";
import { closing, signedBy } from "../testing/any-work.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { blindsIn, smallestIn, stageOf } from "./frame.ts";
import { loweredIn } from "./lowered.ts";

/** What is said, and why: of whoever says nothing why, null. */
type What = readonly [subject: string, payload?: object, reason?: string];
const said = (by: string, verb: string, [subject, payload = {}, reason]: What): Signed =>
  signed(changeSchema.parse({ verb, subject, payload }), by, reason ?? null);
const say = (by: string, verb: string, ...what: What): Signed => said(by, verb, what);

const verdicts = ["r1", "r2"].map((by) =>
  say(by, "item.review", "a", { verdict: "verified", reason: "place and date" }),
);
const mark = (id: string, by = "ed") =>
  say(by, "sighting.mark", id, {
    item: "a",
    subject: "prisoner",
    attributes: [],
    spans: [[0, 0]],
    track: null,
  });
const headcount = (atLeast: number, id = "h1", by = "ed") =>
  say(by, "headcount.state", id, { item: "a", at: 0, subject: "prisoner", atLeast, atMost: null });
const ask = (id = "b1", by = "ed", of: string | null = null) =>
  say(by, "blind.ask", id, { item: "a", at: 0, subject: "prisoner", of });
const take = (by: string, id = "b1") => say(by, "blind.take", id);
const state = (by: string, counted: number, id = "b1") => say(by, "blind.state", id, { counted });

function desk(...work: readonly Signed[]): Draft {
  const held = freshHeld();
  play(held, [...COLLECTED, ...verdicts, ...work]);
  return held;
}
const code = (held: Draft, change: Signed): string | number => {
  const decided = decide(held, change);
  return decided.ok ? decided.value.length : decided.refusal.code;
};

const seenBy = (held: Held, member: string): Held => {
  const unseen = unseenBy(held, member);
  return unseen === null ? held : withoutUnseen(held, unseen);
};

function numberOf(file: unknown): number {
  const read = readCase(file);
  if (!read.ok) throw new Error(read.refusals[0]?.sentence);
  return count(read.case).atLeast;
}
const numberIn = (held: Held): number => numberOf(exportCase(held));

describe("taking one on", () => {
  test("is for a member who had no hand in what was counted there, nor asked for it, nor gave it up before", () => {
    const held = desk(headcount(3), say("r2", "headcount.review", "h1"), ask("b1", "owner"));
    expect(["ed", "r2", "owner", "r1", "v"].map((by) => code(held, take(by)))).toEqual([
      "seen-already",
      "seen-already",
      "second-member-needed",
      1,
      "not-allowed",
    ]);
    play(held, [take("r1"), say("r1", "blind.withdraw", "b1", {}, "too dark"), ask("b2", "owner")]);
    expect(code(held, take("r1", "b2"))).toBe("seen-already");
  });

  test("is for nobody who marked or counted it once, whoever corrected that since, and whether it stands", () => {
    const held = desk(
      mark("s1", "r1"),
      say("r1", "sighting.withdraw", "s1", {}, "a statue"),
      headcount(3),
      ask(),
    );
    expect(code(held, take("r1"))).toBe("seen-already");
    const signedOff = desk(mark("s1"), say("r1", "marks.state", "a", { version: NEWEST }), mark("s2"), ask());
    expect(code(signedOff, take("r1"))).toBe("seen-already");
  });

  test("is for whoever is asked by name alone", () => {
    const held = desk(headcount(3), ask("b1", "ed", "r2"));
    expect([code(held, take("r1")), code(held, take("r2"))]).toEqual(["blind-of-another", 1]);
    expect(code(held, ask("b2", "ed", "v"))).toBe("assignee-may-not");
    expect(code(held, ask("b2", "ed", "ed"))).toBe("second-member-needed");
  });

  test("is asked for where somebody was counted, in a frame that there is and in which people are side by side", () => {
    expect(code(desk(), ask())).toBe("nothing-counted");
    expect(code(desk(mark("s1")), ask())).toBe(1);
    const apart = desk(
      mark("s1"),
      say("ed", "frame.flag", "a", { item: "a", span: [0, 0], coVisible: false }),
    );
    expect(code(apart, ask())).toBe("headcount-inside");
    expect(code(desk(headcount(2), ask()), ask("b2"))).toBe("blind-asked");
    expect(code(desk(headcount(2), ask()), headcount(2, "b1"))).toBe("id-taken");
  });
});

const open = () => desk(mark("s1"), headcount(3), ask(), take("r1"));

describe("until it is in", () => {
  test("nothing of the first count is held for its member, and all of it for the others", () => {
    const held = open();
    const view = seenBy(held, "r1");
    expect([[...view.sighting.keys()], [...view.headcount.keys()], [...view.blind.keys()]]).toEqual([
      [],
      [],
      ["b1"],
    ]);
    expect([numberIn(view), exportCase(view).headcounts]).toEqual([0, []]);
    expect(seenBy(held, "r2")).toBe(held);
    expect(seenBy(held, "owner")).toBe(held);
  });

  test("its member marks and signs nothing there, and elsewhere as before", () => {
    const held = open();
    const elsewhere = { item: "b", subject: "prisoner", attributes: [], spans: [[0, 0]], track: null };
    expect([
      code(held, mark("s9", "r1")),
      code(held, headcount(3, "h9", "r1")),
      code(held, say("r1", "headcount.review", "h1")),
      code(held, say("r1", "marks.state", "a", { version: 0 })),
      code(held, say("r1", "sighting.mark", "s9", elsewhere)),
    ]).toEqual(["counts-blind", "counts-blind", "no-such-headcount", "counts-blind", 1]);
  });

  test("what is in a copy of it is withheld too", () => {
    const same = { with: "b", answer: "same-recording", evidence: null };
    const held = desk(
      say("owner", "pair.decide", "a", same),
      headcount(3),
      say("ed", "headcount.state", "h2", { item: "b", at: 0, subject: "prisoner", atLeast: 4, atMost: null }),
      ask(),
      take("r1"),
    );
    expect(held.item.get("b")?.footage).toBe(held.item.get("a")?.footage);
    expect([...seenBy(held, "r1").headcount.keys()]).toEqual([]);
  });

  test("what a third counted blind is withheld from the next", () => {
    const held = desk(headcount(3), ask(), take("r1"), state("r1", 2), ask("b2"), take("r2", "b2"));
    expect([...seenBy(held, "r2").blind.keys()]).toEqual(["b2"]);
    play(held, [state("r2", 3, "b2")]);
    expect([...seenBy(held, "r2").blind.values()].map(({ counted }) => counted)).toEqual([2, 3]);
  });

  test("giving it up shows it again", () => {
    const held = open();
    play(held, [say("r1", "blind.withdraw", "b1", {}, "too dark")]);
    expect(unseenBy(held, "r1")).toBe(null);
  });
});

describe("two who counted differently", () => {
  const reviewed = say("r2", "headcount.review", "h1");

  test("lower a headcount to the smaller, whichever of the two that is, until they settle it", () => {
    const held = desk(headcount(29), reviewed, ask(), take("r1"));
    expect(numberIn(held)).toBe(29);
    play(held, [state("r1", 27)]);
    expect(numberIn(held)).toBe(27);
    expect(loweredIn(held)).toMatchObject([{ id: "b1", first: 29, counted: 27 }]);
    expect(code(held, say("ed", "blind.withdraw", "b1", {}, "wrong"))).toBe("blind-of-another");
    expect(code(held, say("r1", "blind.correct", "b1", { counted: 29 }))).toBe("reason-needed");
    play(held, [say("r1", "blind.correct", "b1", { counted: 29 }, "two stand behind the wall")]);
    expect([numberIn(held), stageOf(held, held.blind.get("b1") as never)]).toEqual([29, "agree"]);
    const more = desk(headcount(29), reviewed, ask(), take("r1"), state("r1", 31));
    expect([numberIn(more), loweredIn(more)]).toEqual([29, []]);
  });

  test("cannot raise it again by stating it anew under another id", () => {
    const held = desk(headcount(29), reviewed, ask(), take("r1"), state("r1", 27));
    play(held, [
      say("ed", "headcount.withdraw", "h1", { only: "headcount" }, "again"),
      headcount(40, "h2"),
      say("r2", "headcount.review", "h2"),
    ]);
    expect(numberIn(held)).toBe(27);
  });

  test("take the confirmation from the marks of the item, of which so many still count as the smaller says", () => {
    const held = desk(...["s1", "s2", "s3"].map((id) => mark(id)), ask());
    play(held, [
      say("ed", "marks.state", "a", { version: NEWEST }),
      say("r2", "marks.review", "a", { version: NEWEST }),
      take("r1"),
    ]);
    expect(numberIn(held)).toBe(3);
    play(held, [state("r1", 2)]);
    expect(numberIn(held)).toBe(2);
    expect(code(held, say("r1", "marks.review", "a", { version: NEWEST }))).toBe("marks-changed");
    play(held, [
      say("ed", "sighting.withdraw", "s3", {}, "a shadow"),
      say("ed", "marks.state", "a", { version: NEWEST }),
      say("r2", "marks.review", "a", { version: NEWEST }),
    ]);
    expect([numberIn(held), loweredIn(held)]).toEqual([2, []]);
  });
});

/** One photo, counted and marked by some and blind by others, over and over. */
const photo = fc
  .tuple(
    fc.array(signedBy(...MEMBERS), { minLength: 60, maxLength: 120, size: "max" }),
    fc.array(fc.tuple(fc.constantFrom("owner", "ed", "r1", "r2"), fc.nat(6)), {
      minLength: 4,
      maxLength: 30,
    }),
    closing,
  )
  .map(([work, counts, end]) => {
    const held = freshHeld();
    // Facts may be set aside, and what is set aside may come back: they are for other tests.
    const noFacts = work.filter(({ verb }) => !verb.startsWith("fact.") && !verb.startsWith("criteria."));
    play(held, [...COLLECTED, headcount(4), mark("s1"), mark("s2"), mark("s4"), mark("s5"), ...noFacts]);
    for (const [nr, [by, counted]] of counts.entries()) {
      const id = `c${nr}`;
      play(held, [ask(id, counts[nr + 1]?.[0] ?? "ed"), take(by, id), state(by, counted, id)]);
    }
    play(held, [...end, say("r1", "headcount.review", "h1")]);
    return held;
  });

/** The case of this photo alone, and of nobody else in it. */
function alone(held: Held, item: string, subject: string) {
  const file = exportCase(held);
  const inside = <T extends { item: string }>(rows: readonly T[]) => rows.filter((row) => row.item === item);
  return {
    ...file,
    criteria: { ...file.criteria, subjects: [subject], attributes: [] },
    items: file.items.filter(({ id }) => id === item),
    frames: inside(file.frames),
    sightings: inside(file.sightings),
    headcounts: inside(file.headcounts),
    groups: [],
    facts: [],
  };
}

test("whatever members say, no photo gives more people than the smallest count of it, and no number rises by counting again", () => {
  const met = { lowered: 0, marks: 0 };
  fc.assert(
    fc.property(photo, (held) => {
      for (const item of ["a", "b"])
        for (const row of blindsIn(held, item)) {
          const least = smallestIn(held, row);
          if (least === null || held.item.get(item)?.withdrawn) continue;
          const number = numberOf(alone(held, item, row.subject));
          expect(number).toBeLessThanOrEqual(least.counted);
        }
      const uncounted: Held = { ...held, blind: new Map(), blindsIn: new Map() };
      const before = numberIn(uncounted);
      expect(numberIn(held)).toBeLessThanOrEqual(before);
      met.lowered += Number(numberIn(held) < before);
      met.marks += Number(exportCase(held).headcounts.some(({ id }) => held.blind.has(id)));
    }),
    { seed: SEED, numRuns: 1000 },
  );
  expect([met.lowered > 20, met.marks > 2, met]).toEqual([true, true, met]);
});
