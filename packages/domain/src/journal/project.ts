// The one reading of the journal: which rows an entry puts or patches. Memory and SQL both apply what this returns.
import { canonicalJson } from "../canonical.ts";
import type { Assertion, Criteria, Entry, Signed, Source } from "./entry.ts";
import type { Role } from "../member/member.ts";
import type { Answer } from "../pair/answer.ts";
import type { Box, Span } from "../ids.ts";

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
};
export type FrameRow = {
  id: string;
  item: string;
  startUs: number;
  endUs: number;
  coVisible: boolean;
  exhaustive: boolean;
};
export type SightingRow = {
  id: string;
  item: string;
  subject: string;
  attributes: string[];
  spans: Span[];
  track: Box[] | null;
};
export type HeadcountRow = {
  id: string;
  item: string;
  atUs: number;
  subject: string;
  atLeast: number;
  atMost: number | null;
};
export type GroupRow = { id: string; name: string | null; members: string[] };
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

/** What is counted until somebody says otherwise. */
export const DEFAULT_CRITERIA: Criteria = {
  verdicts: ["verified"],
  subjects: ["prisoner"],
  attributes: [],
  until: null,
};

/** A frame flag has no name of its own: what it says is its id, so saying it twice is one flag. */
export const frameFlagId = (payload: Extract<Signed, { verb: "frame.flag" }>["payload"]): string =>
  canonicalJson(
    "span" in payload ? [payload.item, "apart", ...payload.span] : [payload.item, "exhaustive", payload.at],
  );

/** The rows that an entry changes. Total over verbs: a new verb does not compile until it is read here. */
export function project(entry: Pick<Entry, "seq"> & Signed): RowChange[] {
  const id = entry.subject;
  switch (entry.verb) {
    case "investigation.open":
      return [{ table: "investigation", put: { id, name: entry.payload.name, criteria: DEFAULT_CRITERIA } }];
    case "member.add":
      return [{ table: "member", put: entry.payload }];
    case "criteria.set":
      return [{ table: "investigation", id, patch: { criteria: entry.payload } }];
    case "item.collect":
      return [
        {
          table: "item",
          put: {
            id,
            ...entry.payload,
            account: entry.payload.source.account,
            capturedAt: null,
            footage: null,
            namedFootage: null,
          },
        },
      ];
    case "item.describe": {
      const { account, capturedAt } = entry.payload;
      const patch = {
        ...(account !== undefined && { account }),
        ...(capturedAt !== undefined && { capturedAt }),
      };
      return [{ table: "item", id, patch }];
    }
    case "item.review":
      return [{ table: "review", put: { id: String(entry.seq), item: id, by: entry.by, ...entry.payload } }];
    case "footage.confirm":
      return [{ table: "item", id, patch: footagePatch(entry.payload) }];
    case "pair.decide": {
      const { with: b, answer, evidence } = entry.payload;
      return [{ table: "decision", put: { ...decisionRow(entry), b, answer, evidence } }];
    }
    case "pair.reopen": {
      const rest = { b: entry.payload.with, answer: null, evidence: null };
      return [{ table: "decision", put: { ...decisionRow(entry), ...rest } }];
    }
    case "frame.flag":
      return [{ table: "frame", put: frameRow(entry.payload) }];
    case "sighting.mark":
      return [{ table: "sighting", put: { id, ...entry.payload } }];
    case "sighting.describe":
      return [{ table: "sighting", id, patch: { attributes: entry.payload.attributes } }];
    case "headcount.state": {
      const { at, ...rest } = entry.payload;
      return [{ table: "headcount", put: { id, atUs: at, ...rest } }];
    }
    case "group.define":
      return [{ table: "group", put: { id, ...entry.payload } }];
    case "fact.state":
      return [
        {
          table: "fact",
          put: { id, ...entry.payload, statedBy: entry.by, reviewedBy: null, withdrawn: false },
        },
      ];
    case "fact.review":
      return [{ table: "fact", id, patch: { reviewedBy: entry.by } }];
    case "fact.withdraw":
      return [
        {
          table: "fact",
          id,
          patch: entry.payload.only === "fact" ? { withdrawn: true } : { reviewedBy: null },
        },
      ];
  }
}

/** What follows from pairs leaves the name that somebody gave as it was. */
const footagePatch = ({ footage, follows }: Extract<Signed, { verb: "footage.confirm" }>["payload"]) =>
  follows ? { footage } : { footage, namedFootage: footage };

const decisionRow = ({ seq, subject, by, reason }: Pick<Entry, "seq" | "subject" | "by" | "reason">) => ({
  id: String(seq),
  a: subject,
  by,
  reason,
});

function frameRow(payload: Extract<Signed, { verb: "frame.flag" }>["payload"]): FrameRow {
  const id = frameFlagId(payload);
  return "span" in payload
    ? {
        id,
        item: payload.item,
        startUs: payload.span[0],
        endUs: payload.span[1],
        coVisible: false,
        exhaustive: false,
      }
    : { id, item: payload.item, startUs: payload.at, endUs: payload.at, coVisible: true, exhaustive: true };
}
