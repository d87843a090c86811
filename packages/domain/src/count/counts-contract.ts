// The counts of an investigation: its own and the named ones, what other criteria would count, and how a number came about.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { idSchema } from "../ids.ts";
import { criteriaSchema } from "../investigation/investigation.ts";
import { entryShown } from "../journal/contract.ts";

const refusals = ["sign-in-needed", "no-such-investigation", "no-such-count"] as const;

/** A minimum by a proof that was checked; all of it null where none holds. */
const numberSchema = z.strictObject({
  atLeast: z.int().nullable(),
  /** No larger number can be proved. */
  exact: z.boolean().nullable(),
  couldReach: z.int().nullable(),
  /** The most people that its fully marked items can show: no bound on reality. Null where it is not known. */
  maximumShown: z.int().nullable(),
});

const countShown = numberSchema.extend({
  /** Null for the investigation's own count, which is never withdrawn. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  criteria: criteriaSchema,
});
export type CountListed = z.infer<typeof countShown>;

export const listCounts = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/counts",
  says: "What is counted: the investigation’s own count and the named ones, each with its number.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({
    /** The investigation's own first, then by name. */
    counts: z.array(countShown),
    /** Numbers are of a moment ago, or null, and are being counted anew. */
    counting: z.boolean(),
    /** Whether all of it is of those items alone that whoever asks may see. */
    some: z.boolean(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});

export const previewCount = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/counts/preview",
  says: "What other criteria would count now; nothing is written.",
  byToken: "write",
  params: z.strictObject({ investigation: z.string(), criteria: criteriaSchema }),
  answer: numberSchema.extend({ items: z.int(), sightings: z.int(), headcounts: z.int() }),
  refusals: [...refusals, "no-such-time", "text-not-a-line"],
});

const step = z.strictObject({
  /** The number of the entry that moved it, or of the first of several that were written as one act. */
  seq: z.int(),
  /** How many entries the act has. */
  entries: z.int(),
  at: z.iso.datetime(),
  /** By a proof that was checked. */
  atLeast: z.int(),
  /** What the entry says; null where it is not for whoever asks. */
  entry: entryShown.nullable(),
});
export type CountStep = z.infer<typeof step>;

export const showHistory = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/counts/history",
  says: "How the number came about: each act that moved it.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string(), count: idSchema.optional() }),
  answer: z.strictObject({
    /** Oldest first: at each, the number is another than before it. The newest `MOST_STEPS` where there are more. */
    steps: z.array(step),
    /** How many there are in all. */
    found: z.int(),
    /** Worked out up to this entry; the rest is being worked out where it is less than `newest`. */
    upTo: z.int(),
    newest: z.int(),
    /** Whoever asks counts a frame blind: until that is in, nothing of this is shown. */
    withheld: z.boolean(),
  }),
  refusals,
});
export type HistoryShown = z.infer<typeof showHistory.answer>;

/** So many steps are told. */
export const MOST_STEPS = 500;
