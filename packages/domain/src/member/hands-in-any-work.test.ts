// No single hand, whatever is done: two members stood behind it as it is now, in any work drawn at random.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disputedIn } from "../blind/lowered.ts";
import { exportCase } from "../case/export.ts";
import { subjectsOf } from "../fact/subjects.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { MEMBERS, NEWEST, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";

const act = (verb: string, subject: string, payload: object, by = "owner") =>
  signed(changeSchema.parse({ verb, subject, payload }), by, "a mistake");

const runs = { seed: SEED, numRuns: 150 };

/** Who stated and who reviewed what, told from the journal alone; each thing is forgotten when it changes. */
function handsIn(journal: readonly Signed[]) {
  const hands = new Map<string, { statedBy?: string; reviewedBy?: string }>();
  const itemOf = new Map<string, string>();
  const forget = (id: string, by?: string) => hands.set(id, by === undefined ? {} : { statedBy: by });
  for (const { verb, subject: id, by, payload } of journal) {
    if (verb === "sighting.mark") itemOf.set(id, payload.item);
    switch (verb) {
      case "sighting.mark":
      case "sighting.describe":
      case "sighting.correct":
      case "sighting.withdraw":
        forget(`marks ${itemOf.get(id) ?? ""}`);
        break;
      case "frame.flag":
      case "frame.restore":
      case "frame.withdraw":
        forget(`marks ${id}`);
        break;
      case "headcount.state":
      case "headcount.correct":
      case "group.define":
      case "group.correct":
      case "group.change":
        forget(id, by);
        break;
      case "marks.state":
        forget(`marks ${id}`, by);
        break;
      case "headcount.review":
      case "group.review":
        hands.set(id, { ...hands.get(id), reviewedBy: by });
        break;
      case "marks.review":
        hands.set(`marks ${id}`, { ...hands.get(`marks ${id}`), reviewedBy: by });
        break;
      case "group.withdraw":
      case "headcount.withdraw":
      case "marks.withdraw": {
        if (payload.only === "agreement") break;
        const what = verb === "marks.withdraw" ? `marks ${id}` : id;
        const { statedBy } = hands.get(what) ?? {};
        forget(what, payload.only === "review" ? statedBy : undefined);
      }
    }
  }
  return (id: string) => hands.get(id) ?? {};
}

describe("after any work", () => {
  test("an exported case names those who stated and reviewed each thing since it last changed, and they are two", () => {
    const seen = { headcounts: 0, marks: 0, groups: 0 };
    fc.assert(
      fc.property(workBy(...MEMBERS), (work) => {
        const held = freshHeld();
        const told = handsIn(play(held, [...MARKED, ...work]));
        const { items, headcounts, groups } = exportCase(held);
        const named = [
          ...items
            .flatMap(({ id, marks }) => (disputedIn(held, id) ? [] : { id, marks }))
            .map(({ id, marks }) => ({
              list: "marks" as const,
              id: `marks ${id}`,
              hands: marks ?? {},
            })),
          ...headcounts
            .filter(({ id }) => !held.blind.has(id))
            .map((row) => ({ list: "headcounts" as const, id: row.id, hands: row })),
          ...groups.map((row) => ({ list: "groups" as const, id: row.id, hands: row })),
        ];
        for (const { list, id, hands } of named) {
          const { statedBy, reviewedBy } = { statedBy: undefined, reviewedBy: undefined, ...hands };
          expect({ id, statedBy, reviewedBy }).toEqual({
            id,
            statedBy: undefined,
            reviewedBy: undefined,
            ...told(id),
          });
          if (reviewedBy === undefined) continue;
          seen[list] += 1;
          expect(statedBy).toBeDefined();
          expect(statedBy).not.toBe(reviewedBy);
        }
      }),
      { ...runs, numRuns: 3 * runs.numRuns },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });

  test("a fact that is reviewed was reviewed after the last change of every group that it names, or that those hold", () => {
    let changed = 0;
    fc.assert(
      fc.property(workBy(...MEMBERS), (work) => {
        const held = freshHeld();
        const journal = play(held, [...MARKED, ...work]);
        const lastOf = (verb: string, id: string) =>
          journal.findLastIndex((entry) => entry.verb === verb && entry.subject === id);
        for (const fact of held.fact.values()) {
          if (fact.reviewedBy === null || fact.withdrawn) continue;
          const inside = new Set(subjectsOf(fact.assertion));
          for (const id of inside) for (const one of held.group.get(id)?.members ?? []) inside.add(one);
          for (const id of inside) {
            const at = Math.max(lastOf("group.change", id), lastOf("group.correct", id));
            if (at >= 0) changed += 1;
            expect(lastOf("fact.review", fact.id)).toBeGreaterThan(at);
          }
        }
      }),
      { ...runs, numRuns: 2400 },
    );
    expect(changed).toBeGreaterThan(5);
  });

  test("a group that is reviewed was reviewed after the last return of whatever is directly in it", () => {
    const acts = ["b", "a"].flatMap((item) => [
      act("item.withdraw", item, {}),
      act("item.restore", item, {}),
    ]);
    const reviews = ["g1", "g2"].flatMap((group) =>
      ["r1", "r2"].map((by) => act("group.review", group, { version: NEWEST }, by)),
    );
    const work = fc.array(fc.constantFrom(...acts, ...reviews, act("sighting.withdraw", "s3", {})), {
      minLength: 10,
      maxLength: 20,
    });
    let returned = 0;
    fc.assert(
      fc.property(work, (drawn) => {
        const held = freshHeld();
        const journal = play(held, [...MARKED, ...drawn]);
        const lastOf = (verb: string, id: string) =>
          journal.findLastIndex((entry) => entry.verb === verb && entry.subject === id);
        for (const { id, members, reviewedBy } of held.group.values()) {
          const items = members.map((member) => held.sighting.get(member)?.item ?? member);
          const back = Math.max(-1, ...items.map((item) => lastOf("item.restore", item)));
          if (reviewedBy === null) continue;
          if (back >= 0) returned += 1;
          expect(lastOf("group.review", id)).toBeGreaterThan(back);
        }
      }),
      runs,
    );
    expect(returned).toBeGreaterThan(20);
  });
});
