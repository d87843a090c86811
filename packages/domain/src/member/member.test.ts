// Who may write what: the whole table, one row a verb, so that a new verb or role is decided here and not by accident.
import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import { VERBS, type Verb } from "../journal/nouns.ts";
import { SEED, anyChange } from "../testing/any-change.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import * as fc from "fast-check";
import { mayRead, mayWrite, roleSchema, type Role } from "./member.ts";

/** In the order of `roleSchema`: owner, editor, reviewer, viewer, data-only viewer. */
const TABLE: Readonly<Record<Verb, string>> = {
  "investigation.open": "yes no no no no",
  "investigation.state": "yes no no no no",
  "member.add": "yes no no no no",
  "member.role": "yes no no no no",
  "member.name": "yes no no no no",
  "criteria.set": "yes yes no no no",
  "checks.set": "yes no no no no",
  "check.answer": "yes yes yes no no",
  "check.withdraw": "yes yes yes no no",
  "item.collect": "yes yes no no no",
  "item.describe": "yes yes no no no",
  "item.source": "yes yes no no no",
  "item.triage": "yes yes yes no no",
  "comment.say": "yes yes yes no no",
  "comment.withdraw": "yes yes yes no no",
  "item.restrict": "yes no no no no",
  "count.define": "yes yes no no no",
  "count.correct": "yes yes no no no",
  "count.withdraw": "yes yes no no no",
  "wanted.ask": "yes yes no no no",
  "wanted.fill": "yes yes no no no",
  "wanted.withdraw": "yes yes no no no",
  "comment.see": "yes yes yes no no",
  "doubt.say": "yes yes yes no no",
  "doubt.withdraw": "yes yes yes no no",
  "item.withdraw": "yes yes no no no",
  "item.restore": "yes yes no no no",
  "item.review": "yes yes yes no no",
  "review.withdraw": "yes yes yes no no",
  "review.void": "yes yes yes no no",
  "footage.confirm": "yes yes no no no",
  "pair.decide": "yes yes no no no",
  "pair.reopen": "yes yes no no no",
  "frame.flag": "yes yes yes no no",
  "frame.withdraw": "yes yes yes no no",
  "frame.restore": "yes yes yes no no",
  "sighting.mark": "yes yes yes no no",
  "sighting.describe": "yes yes yes no no",
  "sighting.correct": "yes yes yes no no",
  "sighting.withdraw": "yes yes yes no no",
  "headcount.state": "yes yes yes no no",
  "headcount.review": "yes yes yes no no",
  "headcount.correct": "yes yes yes no no",
  "headcount.withdraw": "yes yes yes no no",
  "blind.ask": "yes yes yes no no",
  "blind.take": "yes yes yes no no",
  "blind.state": "yes yes yes no no",
  "blind.correct": "yes yes yes no no",
  "blind.withdraw": "yes yes yes no no",
  "marks.state": "yes yes yes no no",
  "marks.review": "yes yes yes no no",
  "marks.withdraw": "yes yes yes no no",
  "segment.state": "yes yes yes no no",
  "segment.correct": "yes yes yes no no",
  "segment.withdraw": "yes yes yes no no",
  "translation.state": "yes yes yes no no",
  "translation.correct": "yes yes yes no no",
  "translation.review": "yes yes yes no no",
  "translation.withdraw": "yes yes yes no no",
  "sayings.set": "yes yes no no no",
  "statement.state": "yes yes yes no no",
  "statement.correct": "yes yes yes no no",
  "statement.review": "yes yes yes no no",
  "statement.withdraw": "yes yes yes no no",
  "group.define": "yes yes yes no no",
  "group.change": "yes yes yes no no",
  "group.describe": "yes yes yes no no",
  "group.agree": "yes yes yes no no",
  "group.review": "yes yes yes no no",
  "group.correct": "yes yes yes no no",
  "group.withdraw": "yes yes yes no no",
  "fact.state": "yes yes yes no no",
  "fact.review": "yes yes yes no no",
  "fact.correct": "yes yes yes no no",
  "fact.withdraw": "yes yes yes no no",
  "remark.state": "yes yes yes no no",
  "remark.correct": "yes yes yes no no",
  "remark.review": "yes yes yes no no",
  "remark.withdraw": "yes yes yes no no",
  "report.state": "yes yes yes no no",
  "report.correct": "yes yes yes no no",
  "report.review": "yes yes yes no no",
  "report.withdraw": "yes yes yes no no",
  "context.state": "yes yes yes no no",
  "context.correct": "yes yes yes no no",
  "context.review": "yes yes yes no no",
  "context.withdraw": "yes yes yes no no",
  "vague.set": "yes yes no no no",
  "claim.state": "yes yes yes no no",
  "claim.correct": "yes yes yes no no",
  "claim.review": "yes yes yes no no",
  "claim.withdraw": "yes yes yes no no",
  "finding.review": "yes yes yes no no",
  "finding.withdraw": "yes yes yes no no",
};
const cases = Object.entries(TABLE).flatMap(([verb, row]) =>
  row.split(" ").map((may, i) => ({ verb, role: roleSchema.options[i], may: may === "yes" })),
);

const sees = (role: Role) => (["data", "media", "work"] as const).map((reading) => mayRead(role, reading));

test("a data-only viewer sees what is known of the material: no picture of it, and never who works on it", () => {
  expect(roleSchema.options.map(sees)).toEqual([
    ...Array.from({ length: 4 }, () => [true, true, true]),
    [true, false, false],
  ]);
});

test.each(["R1", "Owner"])("%s, another spelling of a member's name, is no new member", (id) => {
  const held = freshHeld();
  play(held, COLLECTED);
  const payload = { id, name: "Somebody else", role: "reviewer" } as const;
  expect(decide(held, signed({ verb: "member.add", subject: id, payload }))).toMatchObject({
    refusal: { code: "member-exists" },
  });
});

test("a name is one line that can be seen, and whoever is named stays who they are", () => {
  const held = freshHeld();
  play(held, COLLECTED);
  const named = (name: string, subject = "r1") =>
    decide(held, signed({ verb: "member.name", subject, payload: { name } }));
  for (const name of [" ", "\u200b", "Ann\u202e", "Ann\nBell"])
    expect([name, named(name)]).toMatchObject([name, { refusal: { code: "wrong-shape" } }]);
  expect(named("Ann", "nobody")).toMatchObject({ refusal: { code: "no-such-member" } });
  const decided = named("Ann Bell");
  play(held, decided.ok ? decided.value : []);
  expect(held.member.get("r1")).toMatchObject({ id: "r1", name: "Ann Bell", role: "reviewer" });
  expect(named("Ann Bell")).toEqual({ ok: true, value: [] });
});

test("what cannot be read again as a member is none: a name typed for an id, a letter of another alphabet", () => {
  const held = freshHeld();
  play(held, COLLECTED);
  const good = { id: "b.crow", name: "Ben Crow", role: "reviewer" } as const;
  const codeOf = (payload: typeof good): string => {
    const decided = decide(held, signed({ verb: "member.add", subject: payload.id, payload }));
    return decided.ok ? "added" : decided.refusal.code;
  };
  expect(codeOf(good)).toBe("added");
  for (const id of ["Ben Crow", "../x", "", "b\u0435n", "ben\u00a0", "x".repeat(65), "-ben"])
    expect([id, codeOf({ ...good, id: id as "b.crow" })]).toEqual([id, "wrong-shape"]);
  for (const name of ["", "x".repeat(201)])
    expect([name, codeOf({ ...good, name: name as "Ben Crow" })]).toEqual([name, "wrong-shape"]);
});

describe("permission", () => {
  test("is decided for every verb of the journal and every role", () => {
    const verbs = Object.keys(VERBS);
    expect(Object.keys(TABLE).sort()).toEqual([...verbs].sort());
    expect(cases).toHaveLength(verbs.length * roleSchema.options.length);
  });

  test.each(cases)("$role, $verb: $may", ({ verb, role, may }) => {
    expect(role).toBeDefined();
    expect(mayWrite(role ?? "viewer", verb)).toBe(may);
  });

  test.each(["", ".", "release.sign", "journal.rewrite", "__proto__.set"])(
    "nobody but an owner writes the unknown verb %j",
    (verb) => {
      const roles: Role[] = ["editor", "reviewer", "viewer", "data-only viewer"];
      for (const role of roles) expect(mayWrite(role, verb)).toBe(false);
    },
  );

  test("the gate asks it before any rule", () => {
    const held = freshHeld();
    play(held, COLLECTED);
    const roles = { owner: "owner", ed: "editor", r1: "reviewer", v: "viewer" } as const;
    fc.assert(
      fc.property(anyChange, fc.constantFrom("owner", "ed", "r1", "v"), (change, by) => {
        const decided = decide(held, signed(change, by));
        const code = decided.ok ? "accepted" : decided.refusal.code;
        expect(code === "not-allowed").toBe(!mayWrite(roles[by], change.verb));
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
