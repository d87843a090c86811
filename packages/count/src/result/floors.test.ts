// Earlier proofs as floors (rule 6): a published number does not fall because a later search had less luck, and rises by nothing else.
import { describe, expect, it } from "vitest";
import { people, photo, SIGNED } from "../testing/examples.ts";
import type { Case, Fact } from "../case/shape.ts";
import { checkProof } from "../proof/check.ts";
import type { Proof } from "../proof/shape.ts";
import { webOf } from "../testing/webs.ts";
import type { Count } from "./shape.ts";
import { count, recount } from "./count.ts";

interface Unlucky {
  readonly file: Case;
  readonly poor: Count;
  readonly rich: Count;
}

/** Webs in which a search without a budget finds fewer people than one with a large budget. */
const unlucky = Array.from({ length: 7 }, (_, i): Unlucky => {
  const file = webOf(31 * i + 7, 100, 8);
  return { file, poor: count(file, { nodeBudget: 0 }), rich: count(file, { nodeBudget: 5_000 }) };
}).filter(({ poor, rich }) => poor.atLeast < rich.atLeast);

describe("an earlier proof", () => {
  it("is needed: some searches are unlucky", () => {
    expect(unlucky.length).toBeGreaterThan(1);
  });

  it("holds the number up, with its own tree, support and tiers", () => {
    for (const { file, poor, rich } of unlucky) {
      const held = count(file, { nodeBudget: 0, floor: [rich.proof] });
      expect(held).toMatchObject({ atLeast: rich.atLeast, proof: rich.proof, support: rich.support });
      expect(held.tiers.map(({ atLeast }) => atLeast)).toEqual([
        ...poor.tiers.slice(0, 3).map(({ atLeast }) => atLeast),
        rich.atLeast,
      ]);
      expect(held.couldReach).toBe(Math.max(poor.couldReach, rich.atLeast));
      expect(held.exact).toBe(held.couldReach === rich.atLeast);
      expect(checkProof(file, held.proof)).toEqual({ ok: true, atLeast: rich.atLeast });
      expect(recount(file, undefined, { nodeBudget: 0, floor: [rich.proof] }).count).toEqual(held);
    }
  });

  it("holds it up under another edit of the case, and then carries that case's hash", () => {
    for (const { file, rich } of unlucky) {
      const edited = { ...file, items: [...file.items, photo("later", { verdict: "none" })] };
      const held = count(edited, { nodeBudget: 0, floor: [rich.proof] });
      expect(held.atLeast).toBe(rich.atLeast);
      expect(held.proof.caseHash).toBe(held.caseHash);
      expect(held.proof.caseHash).not.toBe(rich.proof.caseHash);
    }
  });

  it("is taken only where it says more, the largest of several, in any order", () => {
    for (const { file, poor, rich } of unlucky) {
      for (const floor of [
        [poor.proof, rich.proof],
        [rich.proof, poor.proof],
      ])
        expect(count(file, { nodeBudget: 0, floor }).atLeast).toBe(rich.atLeast);
      expect(count(file, { nodeBudget: 5_000, floor: [poor.proof] }).proof).toEqual(rich.proof);
    }
  });

  it("is no floor once a fact that it leans on is withdrawn, nor when it claims more than it proves", () => {
    for (const { file, poor, rich } of unlucky) {
      const [leaning] = rich.support.facts;
      const fewer = { ...file, facts: file.facts.filter(({ id }) => id !== leaning) };
      const own = count(fewer, { nodeBudget: 0 });
      expect(count(fewer, { nodeBudget: 0, floor: [rich.proof] })).toEqual(own);
      const inflated: Proof = { ...rich.proof, atLeast: rich.atLeast + 1 };
      expect(count(file, { nodeBudget: 0, floor: [inflated] })).toEqual(poor);
    }
  });
});

describe("what fewer facts prove", () => {
  it("is a floor for what more of them prove, also where links give people other names", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const web = webOf(seed * 53, 90, 8);
      // Everybody is also seen in an earlier photo, known by a link: it is the first of the class.
      const earlier = web.items.map(({ id }) => `before ${id}`);
      const file: Case = {
        ...web,
        items: [...earlier.map((id) => photo(id)), ...web.items],
        sightings: [...earlier.flatMap((id) => people(id, 1)), ...web.sightings],
        facts: [
          ...web.facts,
          ...web.items.map(({ id }): Fact => ({
            ...SIGNED,
            id: `link ${id}`,
            kind: "same",
            between: [`${id}-0`, `before ${id}-0`],
          })),
        ],
      };
      const { atLeast, tiers, proof } = count(file, { nodeBudget: 0 });
      expect(tiers[3]?.atLeast).toBeGreaterThanOrEqual(tiers[2]?.atLeast ?? Infinity);
      expect(checkProof(file, proof)).toEqual({ ok: true, atLeast });
    }
  });
});
