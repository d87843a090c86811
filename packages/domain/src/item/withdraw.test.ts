// An item that was taken out: nobody in it counts, nothing is said of it, all of it comes back, and no review comes back unseen.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citing } from "../check/void.ts";
import { exportCase } from "../case/export.ts";
import { decide } from "../decide.ts";
import type { Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { anyChange, MEMBERS, SEED } from "../testing/any-change.ts";
import { closing, workBy } from "../testing/any-work.ts";
import { good, imported, minimumOf } from "../testing/import-case.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { findItem } from "./find.ts";
import { libraryOf } from "./library.ts";
import { tallyOf } from "./tally.ts";

const say = (verb: string, subject: string, reason: string | null = "the wrong street"): Signed =>
  signed(changeSchema.parse({ verb, subject, payload: {} }), "owner", reason);
const out = (held: Draft, item: string) => play(held, [say("item.withdraw", item)]);

describe("an item that is taken out", () => {
  test("needs a reason, and is there to be taken out", () => {
    const { held } = imported(good);
    expect(decide(held, say("item.withdraw", "a", null))).toMatchObject({
      refusal: { code: "reason-needed" },
    });
    expect(decide(held, say("item.withdraw", "zz"))).toMatchObject({ refusal: { code: "no-such-item" } });
    expect(decide(held, say("item.restore", "a"))).toMatchObject({ ok: true, value: [] });
  });

  test("takes its people with it, out of the count, the groups, the facts, the library and the names", () => {
    const { held } = imported(good);
    const before = minimumOf(held);
    out(held, "b");
    const file = exportCase(held);
    expect(JSON.stringify([file.items, file.frames, file.sightings, file.headcounts])).not.toContain('"b"');
    expect(file.groups.find(({ id }) => id === "mill")?.members).toEqual([]);
    expect(file.facts.map(({ id }) => id)).toEqual(["F1"]);
    expect(minimumOf(held)).toBeLessThan(before);
    expect(libraryOf(held, {})).not.toContain("b");
    expect(tallyOf(held).kind.get("photo")).toBe(1);
    expect(findItem(held, "b.bin")).toMatchObject({ ok: true, value: { withdrawn: true } });
  });

  test("comes back with all that was said of it, and groups that hold it wait for a review", () => {
    const { held } = imported(good);
    const before = exportCase(held);
    out(held, "b");
    const back = play(held, [say("item.restore", "b", null)]);
    expect(back.map(({ verb, subject }) => `${verb} ${subject}`)).toEqual([
      "item.restore b",
      "group.withdraw mill",
      "fact.withdraw F1",
    ]);
    const { groups: _g, facts: _f, ...after } = exportCase(held);
    const { groups: _groups, facts: _facts, ...was } = before;
    expect(after).toEqual(was);
  });

  test("is refused to be spoken of, whatever the verb", () => {
    const refused = new Set<string>();
    fc.assert(
      fc.property(anyChange, (change) => {
        const held = freshHeld();
        play(held, MARKED);
        const text = JSON.stringify(change);
        const before = decide(held, signed(change, "owner", "a mistake"));
        for (const item of ["a", "b", "c"]) out(held, item);
        const now = decide(held, signed(change, "owner", "a mistake"));
        if (now.ok || now.refusal.code !== "item-withdrawn") return;
        refused.add(change.verb);
        expect(text).toMatch(/"(a|b|c|s1|s2|s3|s4|g1|g2)"/);
        expect(before.ok || before.refusal.code !== "item-withdrawn").toBe(true);
      }),
      { seed: SEED, numRuns: 1500 },
    );
    for (const verb of [
      "fact.state",
      "frame.flag",
      "group.define",
      "headcount.state",
      "item.collect",
      "item.describe",
      "item.review",
      "item.source",
      "marks.state",
      "pair.decide",
      "sighting.mark",
      "sighting.withdraw",
    ])
      expect(refused).toContain(verb);
  });
});

test("whatever was said, a case without an item is the case that its rows are taken from, and never counts more", () => {
  let fewer = 0;
  fc.assert(
    fc.property(workBy(...MEMBERS), closing, fc.constantFrom("a", "b", "c", "d"), (work, end, item) => {
      const held = freshHeld();
      play(held, [...MARKED, ...work, ...end]);
      const before = exportCase(held);
      const people = minimumOf(held);
      const rests = new Set(citing(held, item).map((answer) => answer.item));
      out(held, item);
      const after = exportCase(held);
      const gone = new Set([
        item,
        ...[...before.sightings, ...before.headcounts].filter((row) => row.item === item).map(({ id }) => id),
      ]);
      // Verdicts that rested on it are void, and those alone.
      const voided = (one: (typeof before.items)[number]) =>
        rests.has(one.id) ? { ...one, verdict: "none", reviews: [] } : one;
      expect(after.items).toEqual(before.items.filter(({ id }) => !gone.has(id)).map(voided));
      expect(after.sightings).toEqual(before.sightings.filter(({ id }) => !gone.has(id)));
      expect(after.headcounts).toEqual(before.headcounts.filter(({ id }) => !gone.has(id)));
      expect(after.groups.map(({ members }) => members)).toEqual(
        before.groups.map(({ members }) => members.filter((member) => !gone.has(member))),
      );
      expect(minimumOf(held)).toBeLessThanOrEqual(people);
      if (minimumOf(held) < people) fewer += 1;
    }),
    { seed: SEED, numRuns: 160 },
  );
  expect(fewer).toBeGreaterThan(5);
});
