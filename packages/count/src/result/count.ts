// Counts a case: the minimum with its proof, what it leans on, and what was left out.
import { caseHashOf } from "../case/hash.ts";
import type { Case, Fact } from "../case/shape.ts";
import type { Conflict } from "../model/conflicts.ts";
import { settle } from "../model/conflicts.ts";
import { evidenceOf } from "../model/evidence.ts";
import type { Model } from "../model/units.ts";
import { modelOf } from "../model/units.ts";
import { buildProof } from "../proof/build.ts";
import { checkProof } from "../proof/check.ts";
import type { Proof } from "../proof/shape.ts";
import type { Minimum } from "../solve/minimum.ts";
import { minimumOf } from "../solve/minimum.ts";
import { countedOf } from "./left-out.ts";
import { maximumShown } from "./maximum.ts";
import type { Count, TierCount } from "./shape.ts";
import { supportOf } from "./support.ts";

export interface CountOptions {
  /** How many search nodes may be spent; never time (rule 7). */
  readonly nodeBudget?: number;
  /** Earlier proofs: the largest that still checks is a floor. */
  readonly floor?: readonly Proof[];
}

export const DEFAULT_NODE_BUDGET = 1_000;

/** Counts a case as `readCase` returned it. The same case and options give the same bytes on every machine. */
export function count(
  file: Case,
  { nodeBudget = DEFAULT_NODE_BUDGET, floor = [] }: CountOptions = {},
): Count {
  const evidence = evidenceOf(file);
  const settled = settle(evidence);
  const model = modelOf(evidence, settled.facts);
  const tried = tryTiers(model, nodeBudget);
  const found = tried.reduce((top, step) => (step.low > top.low ? step : top));
  const caseHash = caseHashOf(file);
  const head = {
    format: "sightline.proof/1",
    caseHash,
    conflicts: settled.conflicts.map(({ facts }) => facts),
  } as const;
  const own: Proof = { ...head, atLeast: found.low, root: buildProof(found.model, found.units) };
  const proof = highest(
    file,
    own,
    floor.map((earlier) => ({ ...earlier, ...head })),
  );
  const { atLeast } = proof;
  const couldReach = Math.max(tried[0]?.high ?? 0, atLeast);
  return {
    format: "sightline.count/1",
    caseHash,
    atLeast,
    exact: atLeast === couldReach,
    couldReach,
    ...maximumShown(model, atLeast),
    proof,
    support: supportOf(file, proof),
    tiers: tiersOf(tried, atLeast),
    conflicts: settled.conflicts,
    suspended: settled.suspended,
    counted: countedOf(model, new Set(settled.suspended)),
  };
}

/** The conflicts of a case: smallest sets of facts that cannot all hold. Not every wrong fact causes one. */
export function conflicts(file: Case): readonly Conflict[] {
  return settle(evidenceOf(file)).conflicts;
}

/** Rule 7: an earlier proof is held against the case as it is now, and counts only if it still checks. */
function highest(file: Case, own: Proof, earlier: readonly Proof[]): Proof {
  return earlier.reduce(
    (top, proof) => (proof.atLeast > top.atLeast && checkProof(file, proof).ok ? proof : top),
    own,
  );
}

const USUAL_TIER = { separate: 2, within: 2, continuous: 2, different: 3, same: 4 } as const;

export function tierOf(fact: Fact): number {
  return fact.tier ?? USUAL_TIER[fact.kind];
}

interface Tried extends Minimum {
  readonly tier: 1 | 2 | 3 | 4;
  readonly model: Model;
}

/** The minimum with all facts, and with those up to each lower tier: a proof at one tier is a proof at the next. */
function tryTiers(model: Model, nodes: number): Tried[] {
  return ([4, 3, 2, 1] as const).map((tier): Tried => {
    const facts = model.facts.filter((fact) => tier === 4 || tierOf(fact) <= tier);
    const lower = facts.length === model.facts.length ? model : modelOf(model.evidence, facts);
    return { tier, model: lower, ...minimumOf(lower, { nodes }) };
  });
}

function tiersOf(tried: readonly Tried[], atLeast: number): TierCount[] {
  let before = 0;
  return tried.toReversed().map(({ tier, low }): TierCount => {
    before = tier === 4 ? atLeast : Math.max(before, low);
    return { tier, atLeast: before };
  });
}
