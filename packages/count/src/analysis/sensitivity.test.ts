// Leave-one-out against brute recounts: every key, in the support or not.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memberKey } from "../case/member.ts";
import type { Case, Confirmable, Group, Headcount } from "../case/shape.ts";
import { verdictOf } from "../case/verdict.ts";
import { conflicts, count } from "../result/count.ts";
import { smallCase } from "../testing/small-cases.ts";
import { dice, worldOf } from "../testing/world.ts";
import type { SensitivityBy } from "./removals.ts";
import { removalsOf } from "./removals.ts";
import { sensitivity } from "./sensitivity.ts";
import { deskCase } from "./testing/desk.ts";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";

const runs = { seed: 20260911, numRuns: 50 };
const KINDS: readonly SensitivityBy[] = ["item", "source", "reviewer", "fact", "tier"];

const world = fc
  .tuple(fc.nat(2 ** 31), fc.integer({ min: 3, max: 14 }), fc.integer({ min: 1, max: 4 }), fc.nat(14))
  .map(([seed, people, events, pairFacts]) => {
    const size = { people, events, itemsPerEvent: 3, shownPerItem: 4, pairFacts, exhaustive: false };
    return signedBy(worldOf(seed, size).file, seed);
  });

/** Gives most items two to three reviews by members m1 … m4, and facts various signatures, so that members matter. */
function signedBy(file: Case, seed: number): Case {
  const roll = dice(seed);
  const member = () => `m${1 + roll(4)}`;
  return {
    ...file,
    items: file.items.map((item) => {
      if (roll(4) === 0) return item;
      const by = [...new Set([member(), member(), "m1", "m2"])].slice(0, 3);
      return { ...item, reviews: by.map((name) => ({ by: name, verdict: "verified" as const })) };
    }),
    facts: file.facts.map((fact) => {
      const statedBy = member();
      return {
        ...fact,
        statedBy,
        reviewedBy: [member(), member(), "m5"].find((m) => m !== statedBy) ?? "m5",
      };
    }),
  };
}

/** Everything that a member signed, as if nobody had; written apart from the package's own way. */
function withoutMember(file: Case, member: string): Case {
  const isTheirs = (name: string | null | undefined) => name != null && memberKey(name) === memberKey(member);
  const asks = (what: Confirmable) => file.criteria.confirmed?.includes(what) === true;
  const unsigned = <T extends Headcount | Group>(one: T, what: Confirmable): T => {
    const { statedBy, reviewedBy, ...rest } = one;
    return asks(what) && (isTheirs(statedBy) || isTheirs(reviewedBy)) ? (rest as T) : one;
  };
  return {
    ...file,
    items: file.items.map(({ marks, reviews, ...item }) => {
      const left = reviews?.filter(({ by }) => !isTheirs(by));
      const keeps = marks && !(asks("marks") && (isTheirs(marks.statedBy) || isTheirs(marks.reviewedBy)));
      const judged = left ? { ...item, reviews: left, verdict: verdictOf(left) } : item;
      return keeps ? { ...judged, marks } : judged;
    }),
    headcounts: file.headcounts.map((one) => unsigned(one, "headcounts")),
    groups: file.groups.map((one) => unsigned(one, "groups")),
    facts: file.facts.filter(({ statedBy, reviewedBy }) => !isTheirs(statedBy) && !isTheirs(reviewedBy)),
  };
}

describe("what stands without any one thing", () => {
  it.each(KINDS)("is never more than the whole, and the whole outside the support, by %s", (by) => {
    fc.assert(
      fc.property(world, (file) => {
        const { atLeast, stillAtLeast, losses } = sensitivity(file, by);
        const full = count(file);
        expect(atLeast).toBeGreaterThanOrEqual(full.atLeast);
        for (const { key, loss, isSupport, atLeast: left } of losses) {
          expect(loss).toBeGreaterThanOrEqual(0);
          expect(left).toBe(atLeast - loss);
          expect(isSupport ? 0 : loss).toBe(0);
          const rest = removalsOf(file, by).find((removal) => removal.key === key);
          expect(rest && count(rest.rest()).atLeast).toBe(left);
        }
        expect(stillAtLeast).toBe(Math.min(atLeast, ...losses.map((loss) => loss.atLeast)));
      }),
      runs,
    );
  });

  it.each(
    KINDS.flatMap((by) =>
      [
        ["dense", smallCase({ facts: 10, items: 4, isDense: true })] as const,
        ["conflicted", smallCase("conflicted")] as const,
        ["as a desk has them", deskCase("conflicted", 9)] as const,
      ].map(([name, cases]) => [by, name, cases] as const),
    ),
  )("is what a fresh count gives, with or without conflicts, by %s, on small cases %s", (by, _, cases) => {
    let shaken = 0;
    fc.assert(
      fc.property(cases, (file) => {
        if (conflicts(file).length > 0) shaken++;
        const { losses } = sensitivity(file, by);
        const removals = new Map(removalsOf(file, by).map((removal) => [removal.key, removal]));
        expect(losses.map(({ key }) => key).sort()).toEqual([...removals.keys()].sort());
        for (const { key, atLeast } of losses) {
          const rest = by === "reviewer" ? withoutMember(file, key) : removals.get(key)?.rest();
          expect(count(rest ?? file).atLeast).toBe(atLeast);
        }
      }),
      runs,
    );
    expect(shaken).toBeGreaterThan(5);
  });

  it("gives the same answer in the same words for the same case", () => {
    fc.assert(
      fc.property(smallCase(), (file) => {
        for (const by of KINDS)
          expect(JSON.stringify(sensitivity(structuredClone(file), by))).toBe(
            JSON.stringify(sensitivity(file, by)),
          );
      }),
      { ...runs, numRuns: 20 },
    );
  });
});

describe("the examples", () => {
  const base = caseOf({
    items: [photo("i1"), photo("i2", { source: "acct-2" })],
    sightings: [...people("i1", 5), ...people("i2", 3)],
    groups: [
      { id: "g1", members: ["i1"] },
      { id: "g2", members: ["i2"] },
    ],
    facts: [{ ...SIGNED, id: "F1", kind: "separate", groups: ["g1", "g2"] }],
  });

  it("a sum of two events falls to the larger without the separation, and to the other without either", () => {
    expect(sensitivity(base, "fact")).toMatchObject({ atLeast: 8, stillAtLeast: 5 });
    expect(sensitivity(base, "item")).toMatchObject({
      stillAtLeast: 3,
      losses: [
        { key: "i1", atLeast: 3, loss: 5 },
        { key: "i2", atLeast: 5, loss: 3 },
      ],
      sentence: "Still at least 3 without any one item.",
    });
    expect(sensitivity(base, "tier").losses).toEqual([{ key: "2", atLeast: 5, loss: 3, isSupport: true }]);
  });

  it("without a reviewer, an item with one review left is no longer verified, and one without a list stays", () => {
    const reviews = ["m1", "m3"].map((by) => ({ by, verdict: "verified" as const }));
    const file = { ...base, items: [photo("i1", { reviews }), photo("i2")] };
    const answer = sensitivity(file, "reviewer");
    expect(answer.losses).toEqual([
      { key: "m1", atLeast: 3, loss: 5, isSupport: true },
      { key: "m3", atLeast: 3, loss: 5, isSupport: true },
      { key: "m2", atLeast: 5, loss: 3, isSupport: true },
    ]);
    expect(answer.withoutReviews).toEqual(["i2"]);
    expect(answer.sentence).toContain(
      "1 item carries no list of reviews, so nobody's absence could be tried on it.",
    );
  });

  it("a dissent that disappears can let an item in, and is shown as a rise", () => {
    const reviews = [
      { by: "m1", verdict: "verified" as const },
      { by: "m2", verdict: "verified" as const },
      { by: "m9", verdict: "inconclusive" as const },
    ];
    const file: Case = { ...base, items: [photo("i1"), photo("i2", { verdict: "inconclusive", reviews })] };
    const { atLeast, losses } = sensitivity(file, "reviewer");
    expect(atLeast).toBe(5);
    expect(losses.find(({ key }) => key === "m9")).toEqual({
      key: "m9",
      atLeast: 8,
      loss: -3,
      isSupport: false,
    });
  });

  it("half of a conflict taken away sets the other half free, and the number may rise", () => {
    const clash: Case = {
      ...base,
      facts: [...base.facts, { ...SIGNED, id: "F2", kind: "same", between: ["i1-0", "i2-0"] }],
    };
    const { atLeast, losses } = sensitivity(clash, "fact");
    expect(atLeast).toBe(5);
    expect(losses).toEqual([
      { key: "F1", atLeast: 5, loss: 0, isSupport: false },
      { key: "F2", atLeast: 8, loss: -3, isSupport: false },
    ]);
  });

  it("a fact that is set free is seen, though the conflict shown reads the same", () => {
    // F1 makes the chain wrong; without F3 it is F2 against F4 alone, and F1 is free to part two.
    const file = caseOf({
      items: [photo("a"), photo("b")],
      frames: [{ item: "b", span: [0, 0], coVisible: false }],
      sightings: [...people("a", 1), ...people("b", 2)],
      facts: [
        { ...SIGNED, id: "F1", kind: "different", between: ["b-0", "b-1"] },
        { ...SIGNED, id: "F2", kind: "same", between: ["a-0", "b-1"] },
        { ...SIGNED, id: "F3", kind: "same", between: ["b-0", "a-0"] },
        { ...SIGNED, id: "F4", kind: "different", between: ["a-0", "b-1"] },
      ],
    });
    const { atLeast, losses } = sensitivity(file, "fact");
    expect([atLeast, losses.find(({ key }) => key === "F3")]).toEqual([
      1,
      { key: "F3", atLeast: 2, loss: -1, isSupport: false },
    ]);
  });
});

describe("the support of a number", () => {
  it("is touched by a member who signed something in it, and not by one who signed something else", () => {
    const file = caseOf({
      items: [photo("i1"), photo("i2"), photo("i3")],
      sightings: ["i1", "i2", "i3"].flatMap((item) => people(item, 1)),
      facts: [
        { ...SIGNED, id: "F1", kind: "different", between: ["i1-0", "i2-0"] },
        { ...SIGNED, id: "F2", kind: "same", between: ["i1-0", "i3-0"], statedBy: "m3", reviewedBy: "m4" },
        {
          ...SIGNED,
          id: "F3",
          kind: "different",
          between: ["i2-0", "i3-0"],
          statedBy: "m5",
          reviewedBy: null,
        },
      ],
    });
    const { losses } = sensitivity(file, "reviewer");
    // "m5" signed nothing that is confirmed, so nothing would be missing.
    expect(losses.map(({ key, loss, isSupport }) => [key, loss, isSupport])).toEqual([
      ["m1", 1, true],
      ["m2", 1, true],
      ["m3", 0, false],
      ["m4", 0, false],
    ]);
    expect(sensitivity(file, "fact").losses.map(({ key }) => key)).toEqual(["F1", "F2"]);
    expect(sensitivity(file, "tier").losses).toEqual([
      { key: "3", atLeast: 1, loss: 1, isSupport: true },
      { key: "4", atLeast: 2, loss: 0, isSupport: false },
    ]);
  });

  it("is named by what was taken away", () => {
    const file = caseOf({ items: [photo("i1")], sightings: people("i1", 2) });
    expect(sensitivity(file, "item").sentence).toBe("Still at least 0 without any one item.");
    expect(sensitivity(file, "tier").sentence).toBe("Still at least 2 without any one tier of facts.");
    expect(sensitivity(file, "reviewer").withoutReviews).toEqual(["i1"]);
    expect(sensitivity(file, "source").withoutReviews).toEqual([]);
  });
});
