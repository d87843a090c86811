// Signing off and reviewing as screens do it: who stands behind something, and whether the member who looks may be the next.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";

/** `whyNot` says why the member who looks may not be the one who is still missing; null where they may, or nobody is. */
export const handsSchema = z.strictObject({
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  whyNot: z.string().nullable(),
});

/** `version` names what was looked at; whoever signs hands it back. Nobody stated it while `statedBy` is null. */
export const signOffSchema = handsSchema.extend({ statedBy: z.string().nullable(), version: z.int() });
export type HandsShown = z.infer<typeof handsSchema> | z.infer<typeof signOffSchema>;

/** False when it was so already. */
const written = z.strictObject({ written: z.boolean() });
const SIGNING = [
  "sign-in-needed",
  "other-origin",
  "no-such-investigation",
  "no-such-member",
  "not-allowed",
  "already-reviewed",
  "second-member-needed",
];
const ITEM = "/api/investigations/:investigation/items/:item";
const onItem = z.strictObject({ investigation: z.string(), item: z.string(), version: z.int().min(0) });
const MARKS = [...SIGNING, "no-such-item", "no-frames", "marks-changed"];

/** Signs off the marks of an item as of the version that the page showed. */
export const stateMarks = endpoint({
  method: "POST",
  path: `${ITEM}/marks/state`,
  params: onItem,
  answer: written,
  refusals: [...MARKS, "already-stated"],
});

export const reviewMarks = endpoint({
  method: "POST",
  path: `${ITEM}/marks/review`,
  params: onItem,
  answer: written,
  refusals: [...MARKS, "marks-not-signed"],
});

export const reviewHeadcount = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/headcounts/:headcount/review",
  params: z.strictObject({ investigation: z.string(), headcount: z.string() }),
  answer: written,
  refusals: [...SIGNING, "no-such-headcount", "headcount-withdrawn"],
});

export const reviewGroup = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/groups/:group/review",
  params: z.strictObject({
    investigation: z.string(),
    group: z.string(),
    version: z.int().min(0),
  }),
  answer: written,
  refusals: [...SIGNING, "no-such-group", "group-changed"],
});
