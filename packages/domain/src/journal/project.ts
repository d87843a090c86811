// The one reading of the journal: which rows an entry puts or patches. Memory and SQL both apply what this returns.
import { canonicalJson } from "../canonical.ts";
import type { Criteria, Entry, Signed } from "./entry.ts";
import type { Span } from "../ids.ts";
import type { FrameRow, ItemRow, RowChange } from "./rows.ts";

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
    "coVisible" in payload
      ? [payload.item, "apart", ...payload.span]
      : [payload.item, "exhaustive", ...new Set(exhaustiveSpan(payload))],
  );

/** An instant is a span of one frame: however it was said, it is one flag. */
const exhaustiveSpan = (payload: { readonly at: number } | { readonly span: Span }): Span =>
  "span" in payload ? payload.span : [payload.at as Span[0], payload.at as Span[0]];

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
            ...NOT_SIGNED,
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
      return [
        {
          table: "review",
          put: { id: String(entry.seq), item: id, by: entry.by, ...entry.payload, withdrawn: false },
        },
      ];
    case "review.withdraw":
      return [{ table: "review", id: entry.payload.review, patch: { withdrawn: true } }];
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
      return [{ table: "frame", put: { ...frameRow(entry.payload), version: entry.seq, withdrawn: false } }];
    case "frame.withdraw":
    case "frame.restore": {
      const patch = { withdrawn: entry.verb === "frame.withdraw", version: entry.seq };
      return [{ table: "frame", id: frameFlagId(entry.payload), patch }];
    }
    case "sighting.mark":
      return [{ table: "sighting", put: { id, ...entry.payload, version: entry.seq, withdrawn: false } }];
    case "sighting.withdraw":
      return [{ table: "sighting", id, patch: { withdrawn: true, version: entry.seq } }];
    case "sighting.describe":
      return [{ table: "sighting", id, patch: { attributes: entry.payload.attributes, version: entry.seq } }];
    case "marks.state":
    case "marks.review":
    case "marks.withdraw":
      return [{ table: "item", id, patch: signOffPatch(entry) }];
    case "headcount.state": {
      const { at, ...rest } = entry.payload;
      return [{ table: "headcount", put: { id, atUs: at, ...rest, ...statedBy(entry), withdrawn: false } }];
    }
    case "headcount.review":
      return [{ table: "headcount", id, patch: { reviewedBy: entry.by } }];
    case "headcount.withdraw":
      return [
        {
          table: "headcount",
          id,
          patch: entry.payload.only === "headcount" ? { withdrawn: true } : { reviewedBy: null },
        },
      ];
    case "group.define":
      return [
        {
          table: "group",
          put: { id, ...entry.payload, ...statedBy(entry), version: entry.seq, withdrawn: false },
        },
      ];
    case "group.change":
      return [
        {
          table: "group",
          id,
          patch: { members: entry.payload.members, ...statedBy(entry), version: entry.seq },
        },
      ];
    case "group.review":
      return [{ table: "group", id, patch: { reviewedBy: entry.by } }];
    case "group.withdraw": {
      const patch = entry.payload.only === "group" ? { withdrawn: true } : { reviewedBy: null };
      return [{ table: "group", id, patch }];
    }
    case "fact.state":
      return [
        {
          table: "fact",
          put: { id, ...entry.payload, ...statedBy(entry), withdrawn: false },
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

const statedBy = ({ by }: Pick<Entry, "by">) => ({ statedBy: by, reviewedBy: null });

const NOT_SIGNED = { marksStatedBy: null, marksReviewedBy: null, marksVersion: null };

type OnMarks = Extract<Signed, { verb: "marks.state" | "marks.review" | "marks.withdraw" }>;

/** A sign-off is of one version, so no later mark, flag or description has to find it to end it. */
function signOffPatch(entry: OnMarks): Partial<ItemRow> {
  switch (entry.verb) {
    case "marks.state":
      return { marksStatedBy: entry.by, marksReviewedBy: null, marksVersion: entry.payload.version };
    case "marks.review":
      return { marksReviewedBy: entry.by };
    case "marks.withdraw":
      return entry.payload.only === "review" ? { marksReviewedBy: null } : NOT_SIGNED;
  }
}

function frameRow(
  payload: Extract<Signed, { verb: "frame.flag" }>["payload"],
): Omit<FrameRow, "version" | "withdrawn"> {
  const apart = "coVisible" in payload;
  const [startUs, endUs] = apart ? payload.span : exhaustiveSpan(payload);
  return {
    id: frameFlagId(payload),
    item: payload.item,
    startUs,
    endUs,
    coVisible: !apart,
    exhaustive: !apart,
  };
}
