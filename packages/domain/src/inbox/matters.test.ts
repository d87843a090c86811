// The inbox, after any work: whatever is in it its member can settle, then it is gone, and nothing waits for a second member unseen.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exportCase } from "../case/export.ts";
import { decide, decideInto } from "../decide.ts";
import { draftOf, type Draft, type Informed } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { mayWrite } from "../member/member.ts";
import { unseenBy } from "../member/unseen.ts";
import { withoutUnseen } from "../member/without-unseen.ts";
import { disputedIn } from "../blind/lowered.ts";
import { stageOf } from "../item/triage.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { waysOf } from "../testing/inbox-ways.ts";
import { COLLECTED, freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { SAID } from "../testing/said.ts";
import { KINDS, type Matter } from "./matter.ts";
import { mattersOf, type Found } from "./matters.ts";

const runs = { seed: SEED, numRuns: 150 };
const REASON = "it was not so";

/** Work in which some are asked for a word, and at the end one pair, one file and one set of facts wait. */
const heldAfter = (work: readonly Signed[]): Draft => {
  const held = freshHeld();
  play(held, [...MARKED, ...SAID, ...work]);
  return held;
};
const anyHeld = workBy(...MEMBERS).map(heldAfter);
/** Where every member sees every item: others may be the only ones who could. */
const allSeen = workBy(...MEMBERS).map((work) =>
  heldAfter(work.filter(({ verb }) => verb !== "item.restrict")),
);

/** As the desk would find it in what stands: of what was settled it finds no more. */
function foundIn(held: Informed): Found {
  const facts = ["F1", "F2"].filter((id) => held.fact.get(id)?.withdrawn === false);
  const answered = [...held.decision.values()].findLast(({ a, b }) => a === "a" && b === "b");
  const isOpen = (answered?.answer ?? null) === null;
  const stand = ["a", "b"].every((id) => held.item.get(id)?.withdrawn === false);
  const oneFootage = held.item.get("a")?.footage != null;
  return {
    pairs: isOpen && stand && !oneFootage ? [{ a: "a", b: "b", evidence: null }] : [],
    refused: new Set(["d".repeat(64)]),
    conflicts: facts.length === 2 ? [facts] : [],
    hands: held.hands,
    numbers: new Map([
      [null, 3],
      ["c1", 0],
    ]),
  };
}

const open = ({ reviewedBy }: { reviewedBy?: string }): boolean => reviewedBy === undefined;

/** Of what they see. */
function inboxOf(held: Informed, member: string): readonly Matter[] {
  const unseen = unseenBy(held, member);
  const seen = unseen === null ? held : { ...held, ...withoutUnseen(held, unseen) };
  return mattersOf(seen, member, foundIn(seen), unseen);
}
const keysOf = (held: Informed, member: string): string[] => inboxOf(held, member).map(({ key }) => key);

const codeOf = (next: Draft | string): string | undefined => (typeof next === "string" ? next : undefined);

const after = (held: Informed, change: Change, by: string): Draft | string => {
  const draft = draftOf(held);
  const done = decideInto(draft, signed(change, by, REASON));
  return done.ok && done.value.length > 0 ? draft : done.ok ? "nothing" : done.refusal.code;
};

test("whatever is in it can be settled by its member, in each way that it offers, and is gone then", () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(anyHeld, (held) => {
      for (const member of MEMBERS) {
        for (const matter of inboxOf(held, member)) {
          const ways = waysOf(matter, held);
          expect(ways.length).toBeGreaterThan(0);
          // Of those of a blind count each is for one of its two; what rests on a copy that they do not see is told to nobody.
          const codes = ways.map(({ change }) => codeOf(after(held, change, member)));
          const works =
            matter.asked.kind !== "blind" || codes.some((one) => one === undefined || one === "not-all-seen");
          expect([matter.key, member, codes, works]).toEqual([matter.key, member, codes, true]);
          for (const { does, change, undo } of ways) {
            const next = after(held, change, member);
            if (matter.asked.kind === "blind" && typeof next === "string") continue;
            // A footage that others made stands against some answers about a pair, as on its own page.
            if (matter.asked.kind === "pair" && ["decided-different", "not-all-seen"].includes(String(next)))
              continue;
            if (typeof next === "string") throw new Error(`${member}: ${matter.key}, ${does}: ${next}`);
            met.add(`${matter.asked.kind} ${does}`);
            expect(keysOf(next, member)).not.toContain(matter.key);
            if (undo === null) continue;
            const back = after(next, undo, member);
            if (typeof back === "string") throw new Error(`${matter.key}, undo of ${does}: ${back}`);
            // Whoever had a hand in it for a moment has seen it.
            const others = (at: Informed) =>
              keysOf(at, member).filter((key) => !key.startsWith("blind asked"));
            expect(others(back)).toEqual(others(held));
          }
        }
      }
    }),
    { ...runs, numRuns: 2 * runs.numRuns },
  );
  expect(new Set([...met].map((one) => one.split(" ")[0]))).toEqual(new Set(KINDS));
  expect([...met].sort()).toEqual(expect.arrayContaining(["fact no", "headcount cannot say", "pair yes"]));
});

test("nothing that waits for a second member is in nobody's inbox, where there is another who may", () => {
  let waiting = 0;
  fc.assert(
    fc.property(allSeen, (held) => {
      const all = new Set(MEMBERS.flatMap((member) => keysOf(held, member)));
      const file = exportCase(held);
      const expected = [
        ...file.facts.filter(open).map(({ id }) => ["fact", id] as const),
        ...file.headcounts.filter(open).map(({ id }) => ["headcount", id] as const),
      ].map(([about, id]) => [
        `${about} ${id}`,
        `disputed ${about} ${id}`,
        // Whoever would settle it and is counting blind there is shown it when they have counted.
        ...[...held.blind.values()]
          .filter(({ by, counted }) => counted === null && by === held[about].get(id)?.statedBy)
          .map((blind) => `blind taken ${blind.id}`),
      ]);
      const others = [
        ...file.groups.filter(open).map(({ id }) => [`group ${id}`]),
        ...file.items.flatMap(({ id, marks }) =>
          marks && open(marks) ? [[`marks ${id}`, `blind differ ${disputedIn(held, id)?.id}`]] : [],
        ),
        ...[...held.item.values()]
          .filter((item) => !item.withdrawn && stageOf(held, item) === "needs second review")
          .map(({ id }) => [`review ${id}`]),
      ];
      for (const keys of [...expected, ...others]) {
        waiting += 1;
        expect([keys, keys.some((key) => all.has(key))]).toEqual([keys, true]);
      }
    }),
    runs,
  );
  expect(waiting).toBeGreaterThan(runs.numRuns);
});

test("whoever may write nothing has an empty one, and so has everybody while it takes nothing", () => {
  fc.assert(
    fc.property(anyHeld, fc.constantFrom("read-only" as const, "locked" as const), (held, state) => {
      const barred = [...held.member.values()].filter(({ role }) => !mayWrite(role, "fact.review"));
      expect(barred.flatMap(({ id }) => keysOf(held, id))).toEqual([]);
      expect(barred.length).toBeGreaterThan(0);
      expect(keysOf(held, "nobody")).toEqual([]);
      const shut = after(held, { verb: "investigation.state", subject: "inv", payload: { state } }, "owner");
      if (typeof shut === "string") throw new Error(shut);
      for (const member of MEMBERS) expect(keysOf(shut, member)).toEqual([]);
    }),
    runs,
  );
});

test("each thing is in it once, and in the order of its kinds", () => {
  fc.assert(
    fc.property(anyHeld, (held) => {
      for (const member of MEMBERS) {
        const matters = inboxOf(held, member);
        expect(new Set(matters.map(({ key }) => key)).size).toBe(matters.length);
        const kinds = matters.map(({ asked }) => KINDS.indexOf(asked.kind));
        expect(kinds).toEqual(kinds.toSorted((p, q) => p - q));
        for (const { items } of matters) for (const id of items) expect(held.item.has(id)).toBe(true);
      }
    }),
    runs,
  );
});

const stated = (by: string) =>
  signed(
    {
      verb: "fact.state",
      subject: "F1",
      payload: { assertion: { kind: "different", between: ["s1", "s2"] }, basis: "a scar" },
    },
    by,
  );
const evidenceFor = (held: Informed, member: string): string => {
  const [asked] = inboxOf(held, member).map((matter) => matter.asked);
  if (asked?.kind !== "fact") throw new Error("Expected a fact that waits.");
  return asked.evidence;
};
const doubting = (held: Informed, by: string, says: "not so" | "cannot say") =>
  signed(
    {
      verb: "doubt.say",
      subject: "F1",
      payload: { about: "fact", says, basis: "too dark", evidence: evidenceFor(held, by) },
    },
    by,
  );
const factKeys = (held: Informed) =>
  Object.fromEntries(
    ["owner", "ed", "r1", "r2", "v"].map((id) => [
      id,
      keysOf(held, id)
        .filter((key) => key.includes("fact"))
        .join(),
    ]),
  );

test("a dispute goes back to whoever stated it, and nobody confirms it until it is stated anew", () => {
  const held = freshHeld();
  play(held, [...MARKED, stated("r1")]);
  expect(factKeys(held)).toEqual({ owner: "fact F1", ed: "fact F1", r1: "", r2: "fact F1", v: "" });
  play(held, [doubting(held, "ed", "cannot say")]);
  expect(factKeys(held)).toEqual({ owner: "fact F1", ed: "", r1: "", r2: "fact F1", v: "" });
  const dispute = doubting(held, "r2", "not so");
  play(held, [dispute]);
  expect(factKeys(held)).toEqual({ owner: "", ed: "", r1: "disputed fact F1", r2: "", v: "" });
  const confirm = signed({ verb: "fact.review", subject: "F1", payload: {} }, "owner");
  expect(decide(held, confirm)).toMatchObject({ refusal: { code: "disputed" } });
  const anew = signed(
    {
      verb: "fact.correct",
      subject: "F1",
      payload: { assertion: { kind: "different", between: ["s1", "s2"] }, basis: "another coat" },
    },
    "r1",
    "more to see",
  );
  play(held, [anew]);
  expect(factKeys(held)).toEqual({ owner: "fact F1", ed: "fact F1", r1: "", r2: "fact F1", v: "" });
  expect(decide(held, dispute)).toMatchObject({ refusal: { code: "evidence-changed" } });
  expect(decide(held, confirm).ok).toBe(true);
});

test("when nobody can say, it goes back to whoever stated it; where they may write no more, to the others", () => {
  const held = freshHeld();
  play(held, [...MARKED, stated("r1")]);
  for (const by of ["owner", "ed", "r2"]) play(held, [doubting(held, by, "cannot say")]);
  expect(factKeys(held)).toEqual({ owner: "", ed: "", r1: "disputed fact F1", r2: "", v: "" });
  play(held, [signed({ verb: "member.role", subject: "r1", payload: { role: "viewer" } })]);
  expect(factKeys(held)).toEqual({
    owner: "disputed fact F1",
    ed: "disputed fact F1",
    r1: "",
    r2: "disputed fact F1",
    v: "",
  });
});

test("a member is asked nothing about their own doubt, nor about what others could not see them say", () => {
  const held = freshHeld();
  play(held, [...MARKED, stated("r1")]);
  const evidence = evidenceFor(held, "ed");
  const say = (by: string, payload: object, subject = "F1") =>
    decide(held, signed({ verb: "doubt.say", subject, payload } as never, by));
  const payload = { about: "fact", says: "not so", basis: "too dark", evidence };
  expect(say("r1", payload)).toMatchObject({ refusal: { code: "second-member-needed" } });
  expect(say("v", payload)).toMatchObject({ refusal: { code: "not-allowed" } });
  expect(say("ed", { ...payload, evidence: "0".repeat(64) })).toMatchObject({
    refusal: { code: "evidence-changed" },
  });
  expect(say("ed", { ...payload, basis: "  " })).toMatchObject({ refusal: { code: "basis-needed" } });
  expect(say("ed", { ...payload, about: "headcount" })).toMatchObject({
    refusal: { code: "no-such-headcount" },
  });
  expect(say("ed", payload, "F9")).toMatchObject({ refusal: { code: "no-such-fact" } });
  play(held, [signed({ verb: "fact.review", subject: "F1", payload: {} }, "ed")]);
  expect(say("r2", payload)).toMatchObject({ refusal: { code: "already-reviewed" } });
});

test("a comment asks whom it speaks to, until they have seen it or said something there since", () => {
  const held = freshHeld();
  play(held, COLLECTED);
  play(held, [signed({ verb: "comment.say", subject: "a", payload: { text: "@r1 and @v look" } }, "ed")]);
  const [{ id = "" } = {}] = held.commentsOf.get("a") ?? [];
  const see = (by: string, seen: boolean, item = "a") =>
    signed({ verb: "comment.see", subject: item, payload: { comment: id, seen } }, by);
  expect([keysOf(held, "r1"), keysOf(held, "v"), keysOf(held, "r2")]).toEqual([[`mention ${id}`], [], []]);
  expect(decide(held, see("r2", true))).toMatchObject({ refusal: { code: "not-yours" } });
  expect(decide(held, see("r1", true, "b"))).toMatchObject({ refusal: { code: "no-such-comment" } });
  play(held, [see("r1", true)]);
  expect(keysOf(held, "r1")).toEqual([]);
  expect(held.commentsOf.get("a")?.[0]?.seenBy).toEqual(["r1"]);
  play(held, [see("r1", false)]);
  expect(keysOf(held, "r1")).toEqual([`mention ${id}`]);
  play(held, [signed({ verb: "comment.say", subject: "a", payload: { text: "it is the mill" } }, "r1")]);
  expect(keysOf(held, "r1")).toEqual([]);
});
