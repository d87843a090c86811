// What a member does not see is nowhere in what they are given, and no rule's answer tells that it is there.
import * as fc from "fast-check";
import { readCase } from "@sightline/count";
import { expect, test } from "vitest";
import { exportCase } from "../case/export.ts";
import { decide } from "../decide.ts";
import { outsideOf } from "../investigation/asked.ts";
import { applyToHeld, LOOKED_UP, type Held, type Informed } from "../investigation/held.ts";
import { FACET_NAMES, FACETS } from "../item/facets.ts";
import { libraryOf } from "../item/library.ts";
import { tallyOf } from "../item/tally.ts";
import { noItem } from "../item/no-item.ts";
import type { Signed } from "../journal/entry.ts";
import { TABLES, VERBS } from "../journal/nouns.ts";
import { inbox } from "../pair/inbox.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { closing, signedBy, workBy } from "../testing/any-work.ts";
import { asSeen, freshHeld, MARKED, play, signed } from "../testing/play.ts";
import type { Result } from "../refusal.ts";
import { mayWrite, maySee } from "./member.ts";
import { isSeen, unseenBy, type Unseen } from "./unseen.ts";
import { withoutUnseen } from "./without-unseen.ts";

function rowOf({ item }: Held, id: string) {
  const row = item.get(id);
  if (row === undefined) throw new Error(`Expected an item ${id}, got none.`);
  return row;
}

const restrict = (subject: string, to: string[] | null, by = "owner") =>
  signed({ verb: "item.restrict", subject, payload: { to } }, by);

const restricting = fc
  .array(
    fc.tuple(
      fc.constantFrom("a", "b", "c", "d", "x"),
      fc.constantFrom<(string[] | null)[]>(null, [], ["r1"], ["ed", "v"], ["r1", "r2", "ed"]),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.map(([item, to]) => restrict(item, to)));

/** Much work by everybody, items restricted at any time in it. */
const worked = fc
  .tuple(workBy(...MEMBERS), restricting, workBy("owner", "r1"), closing, restricting)
  .map((parts) => {
    const held = freshHeld();
    return { held, journal: play(held, [...MARKED, ...parts.flat()]) };
  });

/** Every text in it that may be an id: names, reasons and what members wrote are theirs. */
function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") found.add(value);
  if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value))
      if (!["name", "reason", "text", "basis", "kind"].includes(key)) idsIn(one, found);
  return found;
}

const everythingIn = (held: Held) =>
  [...TABLES, ...LOOKED_UP]
    // Items are looked up by their file names too, which may be anything.
    .filter((key) => !["investigation", "member", "membersSpelt", "itemsNamed"].includes(key))
    .map((key) => [[...held[key].keys()].map((id) => id.split(" ")), [...held[key].values()]]);

/** Rows without the evidence that is not theirs to see. */
const rowsOf = (held: Held, table: "check" | "comment", { items }: Unseen) =>
  [...held[table].values()].map((row) =>
    "evidence" in row && table === "check"
      ? { ...row, evidence: row.evidence.filter((one) => one.kind !== "item" || !items.has(one.item)) }
      : row,
  );

const withoutFootage = (held: Held) =>
  [...held.item.values()].map(({ footage: _, namedFootage: __, ...row }) => row);

type Seeing = {
  readonly held: Held;
  readonly journal: readonly Signed[];
  readonly unseen: Unseen;
  readonly view: Held;
};

/** Runs it for each member who does not see all; says how often. */
function forEachView(looked: (at: Seeing, member: string) => void, numRuns = 60): number {
  let times = 0;
  fc.assert(
    fc.property(worked, ({ held, journal }) => {
      for (const member of MEMBERS) {
        const unseen = unseenBy(held, member);
        if (unseen === null) continue;
        times += 1;
        looked({ held, journal, unseen, view: withoutUnseen(held, unseen) }, member);
      }
    }),
    { seed: SEED, numRuns },
  );
  return times;
}

test("owners see everything, others what is not restricted to others, and who is no member nothing that is restricted", () => {
  const held = freshHeld();
  play(held, [...MARKED, restrict("a", ["r1"]), restrict("b", [])]);
  const items = (who: string) => [...(unseenBy(held, who)?.items ?? [])].sort();
  expect(["owner", "r1", "ed", "v", "stranger"].map(items)).toEqual([
    [],
    ["b"],
    ["a", "b"],
    ["a", "b"],
    ["a", "b"],
  ]);
  play(held, [restrict("a", null), restrict("b", ["stranger"]), restrict("b", null, "ed")]);
  expect(["ed", "stranger"].map(items)).toEqual([["b"], ["b"]]);
  play(held, [restrict("b", null)]);
  expect(unseenBy(held, "ed")).toBe(null);
});

test("nothing that is unseen is named anywhere in what a member is given", () => {
  const groups = { hidden: 0, partly: 0 };
  const times = forEachView(({ unseen, view }) => {
    const named = idsIn(everythingIn(view));
    // Facts are named apart from all else, and by ids that those may have too.
    const told = [...unseen.things].filter((id) => named.has(id));
    expect(told).toEqual([]);
    for (const fact of unseen.facts) expect(view.fact.has(fact)).toBe(false);
    for (const names of view.itemsNamed.values())
      for (const id of names) expect(unseen.items.has(id)).toBe(false);
    for (const names of view.itemsNamed.values()) expect(names.length).toBeGreaterThan(0);
    groups.partly += unseen.partly.size;
    groups.hidden += [...unseen.things].filter((id) => id.startsWith("g")).length;
  });
  expect([times > 60, groups.partly > 20, groups.hidden > 20]).toEqual([true, true, true]);
});

test("what is seen of an item is what the journal says without the entries that are not for them", () => {
  const times = forEachView(({ journal, unseen, view }) => {
    const without = freshHeld();
    for (const [at, entry] of journal.entries()) {
      without.seq = at;
      // Of groups, facts, claims, voices and segments what is seen is less than what one entry said.
      const isOther = !["group", "fact", "claim", "voice", "segment"].includes(VERBS[entry.verb].table);
      if (isOther && isSeen(unseen, entry)) applyToHeld(without, entry);
    }
    for (const table of [
      "check",
      "comment",
      "review",
      "frame",
      "sighting",
      "headcount",
      "blind",
      "translation",
      "statement",
      "decision",
    ] as const)
      expect([table, [...view[table].values()]]).toEqual([table, rowsOf(without, table as "check", unseen)]);
    // A footage may be one by way of what is not seen.
    expect(withoutFootage(view)).toEqual(withoutFootage(without));
  });
  expect(times).toBeGreaterThan(60);
});

test("every list, count and inbox is that of the items that they may see", () => {
  const related = [..."abcde"].flatMap((a, i) =>
    [..."abcde"]
      .slice(i + 1)
      .map((b) => ({ a: a.repeat(64), b: b.repeat(64), evidence: "e".repeat(64), score: 1 })),
  );
  let both = 0;
  const times = forEachView(({ held, view }, member) => {
    const who = held.member.get(member);
    const may = (id: string): boolean =>
      who !== undefined && maySee(who, held.item.get(id) ?? { seenBy: [] });
    const visible = libraryOf(held, {}).filter(may);
    expect(libraryOf(view, {})).toEqual(visible);
    const tally = tallyOf(view);
    expect(tally.items).toBe(visible.length);
    for (const name of FACET_NAMES)
      for (const [value, items] of tally[name])
        expect(
          visible.filter((id) => FACETS[name](view, rowOf(view, id)).some((one) => one === value)),
        ).toHaveLength(items);
    for (const stage of ["to triage", "in progress", "needs second review", "done"] as const)
      expect(libraryOf(view, { stage })).toEqual(libraryOf(held, { stage }).filter(may));
    const known = related.filter(({ a, b }) => view.itemsNamed.has(a) && view.itemsNamed.has(b));
    for (const { a, b } of inbox(view, known)) expect([a, b].filter((id) => !may(id))).toEqual([]);
    const file = readCase(exportCase(view));
    expect(file.ok ? [] : file.refusals).toEqual([]);
    both += inbox(view, known).length;
  });
  expect([times > 60, both > 100]).toEqual([true, true]);
});

test("no footage is torn apart or told by the name of what is not seen", () => {
  let shared = 0;
  forEachView(({ held, unseen, view }) => {
    const seen = [...view.item.values()];
    for (const one of seen)
      for (const other of seen) {
        const [a, b] = [held.item.get(one.id)?.footage, held.item.get(other.id)?.footage];
        if (one.id === other.id) continue;
        expect(one.footage !== null && one.footage === other.footage).toBe(a !== null && a === b);
        shared += Number(a !== null && a === b);
      }
    for (const { id, footage } of seen) {
      if (footage === null) continue;
      expect(unseen.items.has(footage)).toBe(false);
      expect(view.itemsOfFootage.get(footage)).toContain(id);
    }
    for (const [footage, ids] of [...view.itemsOfFootage.keys()].map(
      (key) => [key, view.itemsOfFootage.get(key)] as const,
    ))
      for (const id of ids ?? []) expect(view.item.get(id)?.footage).toBe(footage);
  }, 120);
  expect(shared).toBeGreaterThan(50);
});

/** What is told must be what is told where it is not there: else that all was not seen, and nothing of what. */
const asTold = (answer: Result<Signed[]>, asThere: Result<Signed[]>): Result<unknown> =>
  !answer.ok && answer.refusal.code === "not-all-seen" && asThere.ok ? answer : asThere;

test("whoever does not see it is answered as if it were not there, and nothing changes for those who see it", () => {
  const told = { unseen: 0, written: 0, notAll: 0 };
  const changes = fc.array(signedBy("ed", "r1", "r2", "v"), { minLength: 40, maxLength: 60 });
  fc.assert(
    fc.property(worked, changes, ({ held }, drawn) => {
      for (const one of drawn) {
        const unseen = unseenBy(held, one.by);
        if (unseen === null || !mayWrite(held.member.get(one.by)?.role ?? "viewer", one.verb)) continue;
        const change = asSeen(held, one);
        const view: Informed = { ...withoutUnseen(held, unseen), ...outsideOf(held) };
        const [answer, asThere] = [decide(held, change), decide(view, change)];
        const written = answer.ok ? answer.value.length : 0;
        told.unseen += Number(!isSeen(unseen, change));
        told.written += written;
        told.notAll += Number(!answer.ok && answer.refusal.code === "not-all-seen");
        // More may follow of it than they see.
        const isWritten = asThere.ok && asThere.value.length > 0;
        expect(written > 0 ? isWritten : answer).toEqual(written > 0 || asTold(answer, asThere));
        // An id that is taken out of sight cannot be given again, and that is all that is said of it.
        expect(written > 0 && !isSeen(unseen, change)).toBe(false);
      }
    }),
    { seed: SEED, numRuns: 60 },
  );
  expect([told.unseen > 300, told.written > 100, told.notAll > 10]).toEqual([true, true, true]);
});

test("nobody changes or signs a group for those in it whom they do not see", () => {
  const held = freshHeld();
  play(held, [...MARKED, restrict("a", [])]);
  // g1 holds the photo and s3; g2 holds another photo and g1.
  const change = (members: string[], by: string) =>
    decide(
      held,
      asSeen(
        held,
        signed(
          { verb: "group.change", subject: "g1", payload: { members, version: Number.MAX_SAFE_INTEGER } },
          by,
        ),
      ),
    );
  expect(withoutUnseen(held, unseenBy(held, "r1") as Unseen).group.get("g1")?.members).toEqual(["s3"]);
  expect(change(["s3", "b"], "r1")).toMatchObject({ refusal: { code: "not-all-seen" } });
  expect(change(["a", "s3", "b"], "r1")).toMatchObject({ refusal: { code: "no-such-member-of-group" } });
  expect(change(["a", "s3", "b"], "owner")).toMatchObject({ ok: true });
  const review = signed(
    { verb: "group.review", subject: "g2", payload: { version: Number.MAX_SAFE_INTEGER } },
    "r1",
  );
  expect(decide(held, asSeen(held, review))).toMatchObject({ refusal: { code: "not-all-seen" } });
});

const assign = (assignee: string) =>
  signed({ verb: "item.triage", subject: "a", payload: { assignee } }, "owner");

test("whoever looks after an item that is restricted to others does so no more, and is not asked to", () => {
  const held = freshHeld();
  play(held, [...MARKED, assign("r1"), restrict("a", ["r1"])]);
  expect(held.item.get("a")?.assignee).toBe("r1");
  expect(play(held, [restrict("a", ["r2", "r2", "ed"])])).toMatchObject([
    { payload: { to: ["ed", "r2"] } },
    { verb: "item.triage", payload: { assignee: null } },
  ]);
  expect(decide(held, assign("r1"))).toMatchObject({ refusal: { code: "assignee-may-not" } });
  expect(decide(held, restrict("a", ["ed", "r2"]))).toEqual({ ok: true, value: [] });
  expect(decide(held, restrict("a", ["nobody"]))).toMatchObject({ refusal: { code: "no-such-member" } });
  expect(decide(held, restrict("a", null, "ed"))).toMatchObject({ refusal: { code: "not-allowed" } });
});

test("there is one sentence for what is not there and for what is not shown", () => {
  expect(noItem("i1").refusal.sentence).toBe("This investigation holds no item i1 that you may see.");
});
