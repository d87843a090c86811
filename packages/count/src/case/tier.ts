// Evidence tiers: how much judgement a fact rests on.
import type { Fact } from "./shape.ts";

const USUAL_TIER = { separate: 2, within: 2, continuous: 2, different: 3, same: 4 } as const;

/** 1 single frame, 2 separate events, 3 different by visible features, 4 same-person links; what a file states can only raise it. */
export function tierOf(fact: Fact): number {
  return Math.max(USUAL_TIER[fact.kind], fact.tier ?? 1);
}
