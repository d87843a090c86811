// The same thing of the same is stated once: the other member reviews it, and what stood twice before this rule stands.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide, decideInto } from "../decide.ts";
import { applyToHeld, type Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { SEED } from "../testing/any-change.ts";
import { onFact } from "../testing/any-fact.ts";
import { imported, good } from "../testing/import-case.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { saidKey } from "./same-said.ts";

const say = (verb: string, subject: string, payload: object, by = "ed"): Signed =>
  signed(changeSchema.parse({ verb, subject, payload }), by, "seen anew");
const fact = (id: string, assertion: object, by = "ed", verb = "fact.state") =>
  say(verb, id, { assertion, basis: `seen by ${by}` }, by);
const told = (held: Draft, change: Signed) => {
  const decided = decide(held, change);
  return decided.ok ? decided.value.length : `${decided.refusal.code}: ${decided.refusal.sentence}`;
};
const desk = (...work: readonly Signed[]): Draft => {
  const held = freshHeld();
  play(held, [...MARKED, ...work]);
  return held;
};

const SAID: readonly (readonly [said: object, again: object, other: object])[] = [
  [
    { kind: "different", between: ["s1", "s2"] },
    { kind: "different", between: ["s2", "s1"], tier: 3 },
    { kind: "same", between: ["s1", "s2"] },
  ],
  [
    { kind: "same", between: ["s2", "s3"] },
    { kind: "same", between: ["s3", "s2"] },
    { kind: "same", between: ["s1", "s3"] },
  ],
  [
    { kind: "separate", groups: ["g1", "g2", "g3"] },
    { kind: "separate", groups: ["g3", "g1", "g2"] },
    { kind: "separate", groups: ["g1", "g3"] },
  ],
  [
    { kind: "within", inner: "g1", outer: "g2" },
    { kind: "within", inner: "g1", outer: "g2", tier: 2 },
    { kind: "within", inner: "g2", outer: "g1" },
  ],
  [
    { kind: "continuous", item: "c", span: [0, 80_000] },
    { kind: "continuous", item: "c", span: [0, 80_000], tier: 1 },
    { kind: "continuous", item: "c", span: [0, 40_000] },
  ],
];

test.each(SAID)(
  "of %j nobody states the same a second time, and it is said by whom it stands",
  (...three) => {
    const [said, again, other] = three;
    const held = desk(fact("F1", said));
    expect(told(held, fact("F2", again, "r1"))).toBe(
      "fact-stands: The same stands already as fact F1, stated by ed; review that one instead.",
    );
    expect(told(held, fact("F2", again))).toBe(
      "fact-stands: You stated the same already as fact F1; correct that one, or let another member review it.",
    );
    play(held, [say("fact.review", "F1", {}, "r1")]);
    expect(told(held, fact("F2", again, "r2"))).toContain("stated by ed and reviewed by r1");
    expect(told(held, fact("F2", other, "r1"))).toBe(1);
    play(held, [fact("F2", other, "r1")]);
    expect(told(held, fact("F2", again, "r1", "fact.correct"))).toContain("fact-stands");
    play(held, [say("fact.withdraw", "F1", { only: "fact" }), fact("F3", again, "r1")]);
    expect(held.fact.get("F3")?.withdrawn).toBe(false);
    expect(told(held, fact("F1", said, "ed", "fact.correct"))).toContain("already as fact F3, stated by r1");
  },
);

test("whoever enters it for another is told of that member, and not that they said it themselves", () => {
  const held = desk(fact("F1", { kind: "same", between: ["s1", "s2"] }));
  const entered = { ...fact("F2", { kind: "same", between: ["s1", "s2"] }), via: "owner" };
  expect(told(held, entered)).toContain("stated by ed; review that one");
});

test("a journal that holds one twice is replayed, and each of the two can be given another basis or taken back", () => {
  const assertion = { kind: "different", between: ["s1", "s2"] };
  const held = desk(fact("F1", assertion));
  applyToHeld(held, fact("F2", { ...assertion, between: ["s2", "s1"] }, "r1"));
  expect(held.fact.get("F2")?.withdrawn).toBe(false);
  const corrected = say("fact.correct", "F2", { assertion, basis: "a scar on the left hand" }, "r1");
  expect(told(held, corrected)).toBe(1);
  expect(told(held, say("fact.review", "F2", {}, "ed"))).toBe(1);
  play(held, [say("fact.withdraw", "F2", { only: "fact" })]);
  expect(told(held, corrected)).toContain("fact-stands");
});

test("a row of a case file that says what another says is refused by its path, and the rest comes in", () => {
  const [f1, f2] = good.facts;
  const { plan, held } = imported({ ...good, facts: [f1, f2, { ...f2, id: "F3", between: ["s2", "s1"] }] });
  expect(plan.refusals).toMatchObject([{ code: "fact-stands", path: "facts[2]" }]);
  expect(held.fact.has("F3")).toBe(false);
});

test("whatever is said, corrected and taken back, no two facts that stand say the same", () => {
  const told = { stood: 0, refused: 0 };
  const acts = fc.array(fc.tuple(onFact, fc.constantFrom("ed", "r1", "owner")), {
    minLength: 150,
    maxLength: 150,
  });
  fc.assert(
    fc.property(acts, (drawn) => {
      const held = desk();
      for (const [change, by] of drawn) {
        const decided = decideInto(held, signed(changeSchema.parse(change), by, "seen anew"));
        if (!decided.ok && decided.refusal.code === "fact-stands") told.refused += 1;
      }
      const keys = [...held.fact.values()].flatMap((one) => (one.withdrawn ? [] : saidKey(one.assertion)));
      expect(new Set(keys).size).toBe(keys.length);
      told.stood += keys.length;
    }),
    { seed: SEED, numRuns: 100 },
  );
  for (const many of Object.values(told)) expect(many).toBeGreaterThan(30);
});
