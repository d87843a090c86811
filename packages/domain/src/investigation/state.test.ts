// What is not open takes nothing, whoever says it and whatever it is, but that it is open again; and somebody always owns it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../decide.ts";
import { anyChange, MEMBERS, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { asSeen, freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { roleSchema, type Role } from "../member/member.ts";
import { stateSchema, type InvestigationState } from "./investigation.ts";
import { MOST_SOURCES } from "../item/source.ts";
import { isShut, stateOfInvestigation } from "./state.ts";

const setTo = (state: InvestigationState, by = "owner", reason: string | null = "a court asked") =>
  signed({ verb: "investigation.state", subject: "inv", payload: { state } }, by, reason);
const giving = (subject: string, role: Role, by = "owner") =>
  signed({ verb: "member.role", subject, payload: { role } }, by);
const anyMember = fc.constantFrom(...MEMBERS);

test("nothing that would be written into an open investigation is written into one that is not", () => {
  let refused = 0;
  const drawn = fc.tuple(
    workBy("owner", "ed", "r1", "r2"),
    anyChange,
    anyMember,
    fc.constantFrom("read-only", "locked"),
  );
  fc.assert(
    fc.property(drawn, ([work, change, by, state]) => {
      fc.pre(change.verb !== "investigation.state");
      const held = freshHeld();
      play(held, [...MARKED, ...work]);
      const asked = asSeen(held, signed(change, by, "a mistake"));
      const open = decide(held, asked);
      play(held, [setTo(state as InvestigationState)]);
      const shut = decide(held, asked);
      expect(shut.ok).toBe(false);
      refused += Number(open.ok);
      expect(open.ok && !shut.ok ? shut.refusal.code : null).toBe(open.ok ? "investigation-not-open" : null);
      play(held, [setTo("open")]);
      expect(decide(held, asked).ok).toBe(open.ok);
    }),
    { seed: SEED, numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(20);
});

test("an owner alone says so, with a reason, and it can be opened again from either", () => {
  const held = freshHeld();
  play(held, MARKED);
  for (const by of MEMBERS.filter((one) => one !== "owner"))
    expect(decide(held, setTo("locked", by))).toMatchObject({ refusal: { code: "not-allowed" } });
  expect(decide(held, setTo("locked", "owner", null))).toMatchObject({ refusal: { code: "reason-needed" } });
  for (const state of ["read-only", "locked", "read-only", "open"] as const) {
    play(held, [setTo(state)]);
    expect(stateOfInvestigation(held)).toBe(state);
  }
});

const place = (n: number) => ({ path: null, url: `https://a.example/${n}`, account: null, credit: null });

const found = (from: number, to: number) =>
  signed({
    verb: "item.source",
    subject: "a",
    payload: { alsoFound: Array.from({ length: to - from }, (_, i) => place(from + i)) },
  });

test("of one item only so many places are noted, whoever says how many", () => {
  const held = freshHeld();
  play(held, MARKED);
  play(held, [found(0, MOST_SOURCES)]);
  expect(held.item.get("a")?.alsoFound.length).toBe(MOST_SOURCES);
  expect(decide(held, found(0, 5))).toEqual({ ok: true, value: [] });
  expect(decide(held, found(0, MOST_SOURCES + 1))).toMatchObject({ refusal: { code: "too-many-sources" } });
});

test("what is locked only owners look at", () => {
  for (const state of stateSchema.options)
    for (const role of roleSchema.options)
      expect([state, role, isShut(state, role)]).toEqual([
        state,
        role,
        state === "locked" && role !== "owner",
      ]);
});

test("after any change of roles somebody owns the investigation, and only owners changed them", () => {
  const anyGiving = fc.tuple(anyMember, fc.constantFrom(...roleSchema.options), anyMember);
  fc.assert(
    fc.property(fc.array(anyGiving, { maxLength: 40 }), (givings) => {
      const held = freshHeld();
      play(held, MARKED);
      for (const [subject, role, by] of givings) {
        const before = held.member.get(by)?.role;
        const decided = decide(held, giving(subject, role, by));
        expect(decided.ok && decided.value.length > 0 ? before : "owner").toBe("owner");
        play(held, [giving(subject, role, by)]);
        const owners = [...held.member.values()].filter((member) => member.role === "owner");
        expect(owners.length).toBeGreaterThan(0);
      }
    }),
    { seed: SEED, numRuns: 200 },
  );
});
