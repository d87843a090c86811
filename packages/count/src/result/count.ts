// Counts a case: the minimum with its proof, what it leans on, and what was left out.
import { caseHashOf } from "../case/hash.ts";
import type { Case } from "../case/shape.ts";
import { tierOf } from "../case/tier.ts";
import type { Conflict } from "../model/conflicts.ts";
import { settle } from "../model/conflicts.ts";
import type { Settled } from "../model/conflicts.ts";
import type { Evidence } from "../model/evidence.ts";
import { evidenceOf } from "../model/evidence.ts";
import type { Model } from "../model/units.ts";
import { modelOf } from "../model/units.ts";
import { buildProof } from "../proof/build.ts";
import { checkProof } from "../proof/check.ts";
import type { Proof } from "../proof/shape.ts";
import type { Effort, Memo } from "../solve/effort.ts";
import type { Solved } from "../solve/decompose.ts";
import type { Minimum } from "../solve/minimum.ts";
import { carriedOver, minimumOf } from "../solve/minimum.ts";
import { countedOf } from "./left-out.ts";
import { maximumShown } from "./maximum.ts";
import { settlePigeonholes } from "./pigeonhole.ts";
import type { Count, TierCount } from "./shape.ts";
import { factsIn, supportOf } from "./support.ts";

export { tierOf } from "../case/tier.ts";

export interface CountOptions {
  /** How many search nodes may be spent on each part of the case that has to be searched; never time (rule 7). */
  readonly nodeBudget?: number;
  /** Earlier proofs: the largest that still checks is a floor. */
  readonly floor?: readonly Proof[];
}

export const DEFAULT_NODE_BUDGET = 1_000;

/** Counts a case as `readCase` returned it. The same case and options give the same bytes on every machine. */
export function count(file: Case, options: CountOptions = {}): Count {
  return countWith(file, options, undefined);
}

export interface Recount {
  readonly count: Count;
  /** What was searched: give it to the count of the same case after an edit. */
  readonly memo: Memo;
}

/** Counts a case that was counted before: only the parts that an edit touched are searched again. Gives the same bytes as `count`. */
export function recount(file: Case, earlier: Memo = new Map(), options: CountOptions = {}): Recount {
  const learned = new Map<string, Solved>();
  return { count: countWith(file, options, { earlier, learned }), memo: learned };
}

function countWith(file: Case, options: CountOptions, memory: Effort["memory"]): Count {
  const { nodeBudget = DEFAULT_NODE_BUDGET, floor = [] } = options;
  const evidence = evidenceOf(file);
  const settled = settleAll(evidence);
  const tried = climbTiers(modelOf(evidence, settled.facts), {
    nodes: nodeBudget,
    memory,
    peaks: new Map(),
  });
  const found = tried[3];
  const caseHash = caseHashOf(file);
  const head = {
    format: "sightline.proof/1",
    caseHash,
    // The checker sees for itself that these cannot hold; a full group needs a count, and its facts are simply not used.
    conflicts: settled.conflicts.flatMap(({ kind, facts }) => (kind === "fully-marked" ? [] : [facts])),
  } as const;
  const own: Proof = { ...head, atLeast: found.low, root: buildProof(found.model, found.units) };
  const isInForce = (proof: Proof) => !settled.suspended.some((id) => factsIn(proof.root).has(id));
  // Rule 7: an earlier proof is held against the case as it is now, and counts only if it still checks.
  const proof = floor.reduce<Proof>((top, earlier) => {
    const again = { ...earlier, ...head };
    return again.atLeast > top.atLeast && checkProof(file, again).ok && isInForce(again) ? again : top;
  }, own);
  const { atLeast } = proof;
  const couldReach = Math.max(found.high, atLeast);
  return {
    format: "sightline.count/1",
    caseHash,
    atLeast,
    exact: atLeast === couldReach,
    couldReach,
    ...maximumShown(found.model, atLeast),
    proof,
    support: supportOf(file, proof),
    tiers: tried.map(({ low }, i): TierCount => ({ tier: TIERS[i] ?? 4, atLeast: i === 3 ? atLeast : low })),
    // The ranking is for people at work on the case (`conflicts`), no part of the published result.
    conflicts: settled.conflicts.map(({ kind, facts, sentence }) => ({ kind, facts, sentence })),
    suspended: settled.suspended,
    counted: countedOf(found.model, new Set(settled.suspended)),
  };
}

/** The conflicts of a case: smallest sets of facts that cannot all hold. Not every wrong fact causes one. */
export function conflicts(file: Case): readonly Conflict[] {
  return settleAll(evidenceOf(file)).conflicts;
}

function settleAll(evidence: Evidence): Settled {
  return settlePigeonholes(evidence, settle(evidence));
}

interface Tried extends Minimum {
  readonly model: Model;
}

const TIERS = [1, 2, 3, 4] as const;

/**
 * The minimum with the facts up to each tier. A fact can only raise the minimum: people who differ by fewer facts differ by
 * more, so each step starts from the one before and never falls below it, and all start from the largest frame.
 */
function climbTiers(model: Model, effort: Effort): [Tried, Tried, Tried, Tried] {
  const step = (before: Tried, tier: number): Tried => {
    const facts = model.facts.filter((fact) => tier === 4 || tierOf(fact) <= tier);
    if (facts.length === before.model.facts.length) return before;
    const next = facts.length === model.facts.length ? model : modelOf(model.evidence, facts);
    const start = { ...before, units: carriedOver(before.units, next) };
    return { model: next, ...minimumOf(next, start, effort) };
  };
  const bare = model.facts.length === 0 ? model : modelOf(model.evidence, []);
  const frames = { model: bare, ...minimumOf(bare, { units: [], low: 0, high: 0 }, effort) };
  const one = step(frames, 1);
  const two = step(one, 2);
  const three = step(two, 3);
  return [one, two, three, step(three, 4)];
}
