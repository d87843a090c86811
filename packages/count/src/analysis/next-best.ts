// The team's worklist: what to settle next so that more can be proved, ranked by gain for effort.
import type { Case } from "../case/shape.ts";
import { recount } from "../result/count.ts";
import { howMany } from "../result/headline.ts";
import type { Candidate, StepKind } from "./candidates.ts";
import { factCandidates, groupCandidates, lookAt } from "./candidates.ts";
import { pairCandidates } from "./pairs.ts";
import { itemCandidates, memberCandidates } from "./waiting.ts";

export interface WorklistOptions {
  /** How many times the case may be counted again. */
  readonly budget?: number;
  readonly nodeBudget?: number;
}

export interface NextStep {
  readonly kind: StepKind;
  /** The fact, the item, the headcount, the group or two, or the two sightings. */
  readonly ids: readonly string[];
  /** How many more people the case would prove, by a real count. */
  readonly gain: number;
  /** Signatures still to be given: 1 to review what is stated, 2 to state and review it, the reviews an item lacks. */
  readonly effort: number;
  readonly sentence: string;
}

export interface Worklist {
  readonly atLeast: number;
  readonly steps: readonly NextStep[];
  /** False when the budget ran out before everything that could rank higher was tried. */
  readonly isComplete: boolean;
  /** What was not looked at; empty when nothing was left out. */
  readonly unseen: string;
}

const DEFAULT_BUDGET = 60;

/**
 * Single steps only: a step that pays off after another one appears once that other is done. A step says what to look
 * at, never what to find: a pair that would gain as "different" may turn out to be the same, and then gains nothing.
 * A step whose outcome would contradict a fact in force is not listed.
 */
export function nextBest(
  file: Case,
  k: number,
  { budget = DEFAULT_BUDGET, ...options }: WorklistOptions = {},
): Worklist {
  const { count: full, memo } = recount(file, undefined, options);
  const look = lookAt(file, full);
  const { candidates, unseen } = pairCandidates(look);
  // The sort keeps the order within equals, so the likely pairs come before the possible ones.
  const all = [
    ...factCandidates(look),
    ...itemCandidates(look),
    ...memberCandidates(look),
    ...groupCandidates(look),
    ...candidates,
  ]
    .filter(({ bound }) => bound > 0)
    .sort((a, b) => compare(hoped(b), hoped(a)));
  const before = new Set(full.suspended);
  const steps: NextStep[] = [];
  const tried = new Set<string>();
  // Large bounds that come to nothing must not use up what the sure steps need.
  const kept = Math.min(k, Math.ceil(budget / 4), all.filter(({ isSure }) => isSure).length);
  let isComplete = true;
  for (const candidate of all) {
    const last = steps[k - 1];
    if (k <= 0 || (last && compare(last, worth(candidate, candidate.bound)) >= 0)) continue;
    const key = JSON.stringify([candidate.kind, candidate.ids]);
    if (tried.has(key)) continue;
    if (tried.size >= (candidate.isSure ? budget : budget - kept)) {
      isComplete = false;
      continue;
    }
    tried.add(key);
    const after = recount(candidate.applied(), memo, { ...options, floor: [full.proof] }).count;
    const gain = after.atLeast - full.atLeast;
    if (gain <= 0 || after.suspended.some((id) => !before.has(id))) continue;
    steps.push(asStep(candidate, gain));
    steps.sort((a, b) => compare(b, a)).splice(k);
  }
  return { atLeast: full.atLeast, steps, isComplete, unseen };
}

type Worth = Pick<NextStep, "gain" | "effort">;

const worth = ({ effort }: Candidate, gain: number): Worth => ({ gain, effort });
const hoped = (candidate: Candidate): Worth => worth(candidate, candidate.likely ?? candidate.bound);

/** Below zero when `a` is worth less: gain for effort, then gain. */
function compare(a: Worth, b: Worth): number {
  return a.gain * b.effort - b.gain * a.effort || a.gain - b.gain;
}

function asStep({ kind, ids, effort, sentence }: Candidate, gain: number): NextStep {
  const people = howMany(gain, "more person", "more people");
  return { kind, ids, gain, effort, sentence: sentence(people) };
}
