// The case file as read (`sightline.case/1`): items, sightings, headcounts, groups and facts, before anything is concluded from them.
import type { CaseRefusalCode } from "../refusals.ts";

export type Verdict = "verified" | "inconclusive" | "false" | "none";

/** A closed interval of visibility, in integer microseconds of the item's own PTS; both ends are real frames. */
export type Span = readonly [startUs: number, endUs: number];

/** What two members must have seen before it counts (rule 3): facts always, the others where a case asks it. */
export type Confirmable = "verdicts" | "facts" | "headcounts" | "marks" | "groups";

/** What counts: the verdicts, subjects and attributes asked for, and the cut-off date (UTC, any precision from year to fraction of a second). */
export interface Criteria {
  readonly verdicts: readonly Verdict[];
  readonly subjects: readonly string[];
  readonly attributes: readonly string[];
  readonly until: string | null;
  /** `["facts"]` when left out, as in files made before; a desk asks for all. */
  readonly confirmed?: readonly Confirmable[];
}

/** Who stands behind something: the member who stated it, and the other one who reviewed it. */
export interface Signed {
  readonly statedBy: string;
  readonly reviewedBy: string | null;
}

export interface Review {
  readonly by: string;
  readonly verdict: Verdict;
  readonly reason?: string;
}

export interface Item {
  readonly id: string;
  readonly kind: "photo" | "video";
  readonly verdict: Verdict;
  readonly footage: string | null;
  readonly source: string | null;
  readonly capturedAt: string | null;
  readonly name?: string;
  readonly sha256?: string;
  readonly reviews?: readonly Review[];
  /** Who signed off its marks (sightings, flags, exhaustive spans) as they now are; a later edit takes this away. */
  readonly marks?: Signed;
}

/** A departure from the default: co-visible, and not exhaustively marked. */
export interface FrameMark {
  readonly item: string;
  readonly span?: Span;
  readonly at?: number;
  readonly coVisible?: boolean;
  readonly exhaustive?: boolean;
}

export interface Sighting {
  readonly id: string;
  readonly item: string;
  readonly subject: string;
  readonly attributes: readonly string[];
  readonly spans: readonly Span[];
}

export interface Headcount {
  readonly id: string;
  readonly item: string;
  readonly at: number;
  readonly subject: string;
  readonly atLeast: number;
  readonly atMost: number | null;
  readonly statedBy?: string;
  readonly reviewedBy?: string;
}

export interface Group {
  readonly id: string;
  readonly name?: string;
  readonly members: readonly string[];
  /** Who says that these are its members, and who reviewed that. */
  readonly statedBy?: string;
  readonly reviewedBy?: string;
}

interface Stated extends Signed {
  readonly id: string;
  /** Can only raise the tier that its kind has. */
  readonly tier?: number;
  readonly basis: string;
}

export interface PairFact extends Stated {
  readonly kind: "same" | "different";
  readonly between: readonly [string, string];
}

export interface SeparateFact extends Stated {
  readonly kind: "separate";
  readonly groups: readonly string[];
}

export interface WithinFact extends Stated {
  readonly kind: "within";
  readonly inner: string;
  readonly outer: string;
}

export interface ContinuousFact extends Stated {
  readonly kind: "continuous";
  readonly item: string;
  readonly span: Span;
}

export type Fact = PairFact | SeparateFact | WithinFact | ContinuousFact;

export interface Case {
  readonly format: "sightline.case/1";
  readonly criteria: Criteria;
  readonly items: readonly Item[];
  readonly frames: readonly FrameMark[];
  readonly sightings: readonly Sighting[];
  readonly headcounts: readonly Headcount[];
  readonly groups: readonly Group[];
  readonly facts: readonly Fact[];
}

/** An expected "no": a stable code, where in the file, and one sentence for a person. */
export interface CaseRefusal {
  readonly code: CaseRefusalCode;
  readonly path: string;
  readonly sentence: string;
}
