// Counts a case: the minimum with its proof, what it leans on, and what was left out.
import { caseHashOf } from "../case/hash.ts";
import type { Case, Fact } from "../case/shape.ts";
import { tierOf } from "../case/tier.ts";
import type { Conflict } from "../model/conflicts.ts";
import { settle } from "../model/conflicts.ts";
import { evidenceOf } from "../model/evidence.ts";
import type { Model } from "../model/units.ts";
import { modelOf } from "../model/units.ts";
import { buildProof } from "../proof/build.ts";
import { checkProof } from "../proof/check.ts";
import type { Proof } from "../proof/shape.ts";
import type { Answers, Effort, Remembered } from "../solve/effort.ts";
import type { Minimum } from "../solve/minimum.ts";
import { carriedOver, minimumOf } from "../solve/minimum.ts";
import { countedOf } from "./left-out.ts";
import { maximumShown } from "./maximum.ts";
import { remarksOf } from "./remarks.ts";
import type { Count, TierCount } from "./shape.ts";
import { supportOf } from "./support.ts";

export { tierOf } from "../case/tier.ts";

export interface CountOptions {
  /** How many search nodes may be spent on each part of the case that has to be searched; never time (rule 6). */
  readonly nodeBudget?: number;
  /** Earlier proofs: the largest that still checks is a floor. */
  readonly floor?: readonly Proof[];
  /** `caseHashOf` of this very case, where it is known already: hashing takes a third of a recount. */
  readonly caseHash?: string;
}

export const DEFAULT_NODE_BUDGET = 10_000;

/** Counts a case as `readCase` returned it. The same case and options give the same bytes on every machine. */
export function count(file: Case, options: CountOptions = {}): Count {
  return countWith(file, options, { memory: undefined, known: [] }).count;
}

/** What a count learned: give it to the count of the same case after an edit. */
export interface Memo {
  readonly file: Case;
  readonly nodes: number;
  readonly steps: readonly Step[];
  readonly answers: Answers;
}

export interface Recount {
  readonly count: Count;
  readonly memo: Memo;
}

/**
 * Counts a case that was counted before: only what an edit touched is searched again. Gives the same bytes as `count`.
 * An edit of facts leaves the steps below their tier as they are, where the rest of the case is the very same objects.
 */
export function recount(file: Case, earlier?: Memo, options: CountOptions = {}): Recount {
  const nodes = options.nodeBudget ?? DEFAULT_NODE_BUDGET;
  const answers = new Map<number, Remembered[]>();
  const memory = { earlier: earlier?.answers ?? new Map(), learned: answers };
  const isSame = earlier?.nodes === nodes && isSameEvidence(earlier.file, file);
  const { count, steps } = countWith(file, options, { memory, known: isSame ? earlier.steps : [] });
  return { count, memo: { file, nodes, steps, answers } };
}

/** Whether two cases show the same by the same objects, whatever their facts say. */
function isSameEvidence(a: Case, b: Case): boolean {
  return (
    a.criteria === b.criteria &&
    a.items === b.items &&
    a.frames === b.frames &&
    a.sightings === b.sightings &&
    a.headcounts === b.headcounts &&
    a.groups === b.groups
  );
}

interface Earlier {
  readonly memory: Effort["memory"];
  readonly known: readonly Step[];
}

function countWith(
  file: Case,
  options: CountOptions,
  { memory, known }: Earlier,
): { count: Count; steps: readonly Step[] } {
  const { nodeBudget = DEFAULT_NODE_BUDGET, floor = [], caseHash = caseHashOf(file) } = options;
  const evidence = evidenceOf(file);
  const settled = settle(evidence);
  const model = modelOf(evidence, settled.facts);
  const steps = climbTiers(model, { nodes: nodeBudget, memory, peaks: new Map() }, known);
  const found = steps[4];
  const head = { format: "sightline.proof/1", caseHash } as const;
  const own: Proof = { ...head, atLeast: found.low, root: buildProof(model, found.units) };
  // Rule 6: an earlier proof is checked against the case as it is now, like a stranger's, and counts only if it holds.
  const proof = floor.reduce<Proof>((top, earlier) => {
    const again = { ...head, atLeast: earlier.atLeast, root: earlier.root };
    return again.atLeast > top.atLeast && checkProof(file, again, caseHash).ok ? again : top;
  }, own);
  const { atLeast } = proof;
  const couldReach = Math.max(found.high, atLeast);
  const count: Count = {
    format: "sightline.count/1",
    caseHash,
    atLeast,
    exact: atLeast === couldReach,
    couldReach,
    stoppedAt: found.isCut && atLeast < couldReach ? nodeBudget : null,
    ...maximumShown(model, atLeast),
    proof,
    support: supportOf(file, proof),
    tiers: TIERS.map((tier): TierCount => ({ tier, atLeast: tier === 4 ? atLeast : steps[tier].low })),
    // The ranking is for people at work on the case (`conflicts`), no part of the published result.
    conflicts: settled.conflicts.map(({ kind, facts, sentence, pairs }) => ({
      kind,
      facts,
      sentence,
      pairs,
    })),
    suspended: settled.suspended,
    remarks: remarksOf(evidence),
    counted: countedOf(model, new Set(settled.suspended)),
  };
  return { count, steps };
}

/** The conflicts of a case: smallest sets of facts that cannot all hold. Not every wrong fact causes one. */
export function conflicts(file: Case): readonly Conflict[] {
  return settle(evidenceOf(file)).conflicts;
}

/** The minimum with some of the facts. */
interface Step extends Minimum {
  readonly facts: readonly Fact[];
}

const TIERS = [1, 2, 3, 4] as const;

/**
 * The minimum with no facts, and with the facts up to each tier. A fact can only raise the minimum: people who differ by
 * fewer facts differ by more, so each step starts from the one before and never falls below it, and all start from the
 * largest frame. Steps are known from an earlier count as long as their facts, and those of all before them, are the same.
 */
function climbTiers(model: Model, effort: Effort, known: readonly Step[]): [Step, Step, Step, Step, Step] {
  let isKnown = known.length > 0;
  const step = (before: Step, tier: number): Step => {
    const facts = model.facts.filter((fact) => tier === 4 || tierOf(fact) <= tier);
    const again = known[tier];
    isKnown &&= again !== undefined && isSameList(again.facts, facts);
    if (isKnown && again) return again;
    if (tier > 0 && facts.length === before.facts.length) return { ...before, facts };
    const next = facts.length === model.facts.length ? model : modelOf(model.evidence, facts);
    const start = { ...before, units: carriedOver(before.units, next) };
    return { facts, ...minimumOf(next, start, effort) };
  };
  const frames = step({ facts: [], units: [], low: 0, high: 0, isCut: false }, 0);
  const one = step(frames, 1);
  const two = step(one, 2);
  const three = step(two, 3);
  return [frames, one, two, three, step(three, 4)];
}

function isSameList(a: readonly Fact[], b: readonly Fact[]): boolean {
  return a.length === b.length && a.every((fact, i) => fact === b[i]);
}
