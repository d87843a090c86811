// The rows that the journal decides, table by table. A `version` is the number of the entry that last changed what members
// review there: whoever signs names the one that they saw.
import type { Box, Span } from "../ids.ts";
import type { Role } from "../member/member.ts";
import type { Answer } from "../pair/answer.ts";
import type { Assertion, Criteria, Source } from "./entry.ts";

export type InvestigationRow = { id: string; name: string; criteria: Criteria };
export type MemberRow = { id: string; name: string; role: Role };
export type ItemRow = {
  id: string;
  sha256: string;
  bytes: number;
  name: string;
  kind: "photo" | "video" | "other";
  source: Source;
  account: string | null;
  capturedAt: string | null;
  footage: string | null;
  /** The footage that somebody named for it; `footage` is what this and the decided pairs add up to. */
  namedFootage: string | null;
  /** Who signed its marks off, and as of which version: it stands only while that is the newest (`signOffOf`). */
  marksStatedBy: string | null;
  marksReviewedBy: string | null;
  marksVersion: number | null;
};
export type DecisionRow = {
  /** The number of its entry. */
  id: string;
  a: string;
  b: string;
  /** Null: reopened. */
  answer: Answer | null;
  /** The hash of what the machine said of the pair when this was answered. */
  evidence: string | null;
  by: string;
  reason: string | null;
};
export type ReviewRow = {
  id: string;
  item: string;
  by: string;
  verdict: "verified" | "inconclusive" | "false";
  reason: string;
  /** Its member took it back. */
  withdrawn: boolean;
};
export type FrameRow = {
  id: string;
  item: string;
  startUs: number;
  endUs: number;
  coVisible: boolean;
  exhaustive: boolean;
  version: number;
  withdrawn: boolean;
};
export type SightingRow = {
  id: string;
  item: string;
  subject: string;
  attributes: string[];
  spans: Span[];
  track: Box[] | null;
  version: number;
  /** A withdrawn one shows nobody, and its id stays taken. */
  withdrawn: boolean;
};
export type HeadcountRow = {
  id: string;
  item: string;
  atUs: number;
  subject: string;
  atLeast: number;
  atMost: number | null;
  statedBy: string;
  reviewedBy: string | null;
  /** A withdrawn one counts for nothing, and its id stays taken. */
  withdrawn: boolean;
};
export type GroupRow = {
  id: string;
  name: string | null;
  members: string[];
  /** Who says that these are its members. */
  statedBy: string;
  reviewedBy: string | null;
  version: number;
  withdrawn: boolean;
};
export type FactRow = {
  id: string;
  assertion: Assertion;
  basis: string;
  statedBy: string;
  reviewedBy: string | null;
  withdrawn: boolean;
};

/** The projection: every table that the journal alone decides, by name. */
export type Rows = {
  investigation: InvestigationRow;
  member: MemberRow;
  item: ItemRow;
  review: ReviewRow;
  decision: DecisionRow;
  frame: FrameRow;
  sighting: SightingRow;
  headcount: HeadcountRow;
  group: GroupRow;
  fact: FactRow;
};
export type Table = keyof Rows;
export const TABLES = [
  "investigation",
  "member",
  "item",
  "review",
  "decision",
  "frame",
  "sighting",
  "headcount",
  "group",
  "fact",
] as const satisfies readonly Table[];

/** A change to one row of one table, named by its id. */
export type RowChange = {
  [T in Table]:
    | { readonly table: T; readonly put: Rows[T] }
    | { readonly table: T; readonly id: string; readonly patch: Partial<Omit<Rows[T], "id">> };
}[Table];
