// The result of a count (`sightline.count/1`): a number with its criteria, its proof and everything it leans on.
import type { Span } from "../case/shape.ts";
import type { Conflict } from "../model/conflicts.ts";
import type { Proof } from "../proof/shape.ts";

/** What a proof leans on; ids, sorted. */
export interface Support {
  readonly items: readonly string[];
  readonly facts: readonly string[];
  readonly sources: readonly string[];
}

/** What can be proved with evidence up to a tier: 1 single frame, 2 separate events, 3 visible features, 4 same-person links. */
export interface TierCount {
  readonly tier: 1 | 2 | 3 | 4;
  readonly atLeast: number;
}

export interface LeftOut {
  readonly id: string;
  readonly why: string;
}

export interface Counted {
  readonly items: number;
  readonly sightings: number;
  readonly headcounts: number;
  readonly leftOut: readonly LeftOut[];
}

/** A closed span of an item, in microseconds of its own PTS. */
export interface OpenSpan {
  readonly item: string;
  readonly span: Span;
}

/** Why no maximum can be stated, with the spans that would have to be marked exhaustively. */
export interface NoMaximum {
  readonly sentence: string;
  readonly spans: readonly OpenSpan[];
}

/** Something in the case that does not change the number and that somebody should look at. */
export interface Remark {
  readonly id: string;
  readonly sentence: string;
}

export interface Count {
  readonly format: "sightline.count/1";
  readonly caseHash: string;
  readonly atLeast: number;
  /** True when no larger number can be proved from these facts. */
  readonly exact: boolean;
  readonly couldReach: number;
  /** The budget, in search nodes for each part, at which a search stopped that might have closed the gap; null where none did. */
  readonly stoppedAt: number | null;
  readonly maximumShown: number | null;
  /** Given exactly when `maximumShown` is null. */
  readonly because: NoMaximum | null;
  readonly proof: Proof;
  readonly support: Support;
  readonly tiers: readonly TierCount[];
  readonly conflicts: readonly Pick<Conflict, "kind" | "facts" | "sentence" | "pairs">[];
  readonly suspended: readonly string[];
  readonly remarks: readonly Remark[];
  readonly counted: Counted;
}
