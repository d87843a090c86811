// Pairs of items as screens see them: the inbox of what a machine suggests, two items side by side, and a member's answer.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { microsecondsSchema, sha256Schema, spanSchema } from "../ids.ts";
import { filmSchema, headerSchema, tileSchema } from "../item/contract.ts";
import { answerSchema } from "./answer.ts";
import { relationSchema } from "./relation.ts";

/** A member's answer that stands. */
export const decisionSchema = z.strictObject({
  answer: answerSchema,
  /** Which of the two is the compilation, by id; null for every other answer. */
  compilation: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
  /** True when a machine has other evidence now than the member saw: the pair is asked again, the answer stands meanwhile. */
  evidenceChanged: z.boolean(),
});

/** Two items that a machine relates, or that a member decided. `a` is the longer; in equal length the larger, then the one whose bytes hash to less. */
export const pairSchema = z.strictObject({
  a: tileSchema,
  b: tileSchema,
  /** Null when a member decided a pair that no machine relates. */
  relation: relationSchema.nullable(),
  /** The hash of what the relation says; an answer names it, so that nobody answers about evidence that they did not see. */
  evidence: sha256Schema.nullable(),
  /** Best first: 1 for the same bytes, 0 for nothing. */
  score: z.number(),
  decision: decisionSchema.nullable(),
  /** The two are in one footage, by this pair or through others. */
  oneFootage: z.boolean(),
  /** The items that have the part which the two share; 0 where they share none. */
  sharedBy: z.int(),
  /** Nobody is asked about it: the part that the two share is asked about, or was answered, with other items. */
  setAside: z.boolean(),
});
export type Pair = z.infer<typeof pairSchema>;

/** How far matching is with the items of the investigation. */
export const matchingSchema = z.strictObject({
  /** Items whose fingerprints are not yet held against the others. */
  waiting: z.int(),
  /** Items whose fingerprints are, and whose pixels wait to be compared. */
  pixelsWaiting: z.int(),
  /** Items whose matching failed; each says why on its page. */
  failed: z.int(),
  /** Pairs of different contents that were looked at. */
  compared: z.int(),
});

const pairParams = { investigation: z.string(), a: z.string(), b: z.string() };
const READING = ["sign-in-needed", "no-such-investigation"] as const;
const DECIDING = [
  ...READING,
  "other-origin",
  "no-such-member",
  "not-allowed",
  "no-such-item",
  "one-item",
  "same-bytes",
  "no-frames",
  "item-withdrawn",
  "key-used",
  "decided-different",
  "one-footage",
] as const;

/**
 * The inbox, best first; of the evidence, the lists of pairs and points that are drawn are left empty here.
 * `undecided` (when left out): never answered, or answered on other evidence, and not of one footage already.
 */
export const listPairs = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/pairs",
  says: "Pairs of items that a machine relates, best first.",
  byToken: "read",
  params: z.strictObject({
    investigation: z.string(),
    /** `leads` are the undecided ones that show the same thing from elsewhere; `undecided` has all others. */
    which: z.enum(["undecided", "leads", "decided", "all"]).optional(),
    /** At most so many; 50 when left out. */
    limit: z.coerce.number<number | string>().int().min(1).max(500).optional(),
  }),
  answer: z.strictObject({
    name: z.string(),
    pairs: z.array(pairSchema),
    /** How many there are of each in all, whatever the limit. */
    undecided: z.int(),
    leads: z.int(),
    decided: z.int(),
    matching: matchingSchema,
  }),
  refusals: READING,
});

/** Leads by scene, the largest first. */
export const listScenes = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/scenes",
  says: "Leads by scene, the largest first.",
  byToken: "read",
  params: z.strictObject({
    investigation: z.string(),
    /** At most so many; 20 when left out. */
    limit: z.coerce.number<number | string>().int().min(1).max(200).optional(),
  }),
  answer: z.strictObject({
    scenes: z.array(
      z.strictObject({
        /** Some of its items, and how many there are in all. */
        tiles: z.array(tileSchema),
        items: z.int(),
        /** The leads that wait for an answer, at most 500. */
        asked: z.array(z.strictObject({ a: z.string(), b: z.string(), evidence: sha256Schema.nullable() })),
      }),
    ),
    /** How many there are in all. */
    of: z.int(),
  }),
  refusals: READING,
});

/** One answer about all leads of a scene that wait for one; each names the evidence that the page was given. */
export const answerScene = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/scenes/answer",
  says: "Gives one answer about all leads of a scene.",
  byToken: "write",
  waits: true,
  params: z.strictObject({
    investigation: z.string(),
    pairs: z
      .array(z.strictObject({ a: z.string(), b: z.string(), evidence: sha256Schema.nullable() }))
      .min(1)
      .max(500),
    answer: z.enum(["same-place", "different", "cannot-say"]),
    reason: z.string().max(2000).optional(),
  }),
  /** How many answers were written, and how many leads are left. */
  answer: z.strictObject({ written: z.int(), leads: z.int() }),
  refusals: [...DECIDING, "evidence-changed"],
});

const sideSchema = z.strictObject({
  sha256: z.string(),
  header: headerSchema.nullable(),
  /** PTS of every frame in µs, ascending; a photo has [0]; empty while it is not decoded. */
  ptsUs: z.array(microsecondsSchema),
  /** First instants of the shots, ascending. */
  shotsUs: z.array(microsecondsSchema),
  /** The match in this item's own time, both ends real frames of it; null without a relation. */
  match: spanSchema.nullable(),
  /** What a browser plays; an instant t of the item is `t − startUs` in it. Null for what is no decoded video. */
  film: filmSchema.nullable(),
});

/** Two items side by side. The two may be named in either order; the answer's `a` and `b` are those of the relation. */
export const showPair = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/pairs/:a/:b",
  says: "Two items side by side, with the answers given so far.",
  byToken: "read",
  params: z.strictObject(pairParams),
  answer: z.strictObject({
    pair: pairSchema,
    sides: z.strictObject({ a: sideSchema, b: sideSchema }),
    /** All answers that were ever given for this pair, newest first; null is a reopening. */
    history: z.array(
      z.strictObject({
        answer: answerSchema.nullable(),
        compilation: z.string().nullable(),
        by: z.string(),
        /** What the token is called with which it was given; null for an answer of the member's own hand. */
        token: z.string().nullable(),
        at: z.string(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  refusals: [...READING, "no-such-item", "one-item"],
});

/** The newest entry that the page had; see `proposeChanges`. */
const seenSchema = z.int().min(0).optional();

/** What is so after an answer. */
const decidedSchema = z.strictObject({
  decision: decisionSchema.nullable(),
  /** The footage that each of the two is in now. */
  footage: z.strictObject({ a: z.string().nullable(), b: z.string().nullable() }),
  /** How many are left in the inbox. */
  undecided: z.int(),
  /** The best of those, as the inbox lists it; null when none is left. */
  next: pairSchema.nullable(),
});

/**
 * Answers about a pair in the name of the member who opened the desk. `evidence` is the hash that the page showed. Of
 * the two, `a` is the compilation when that is the answer; otherwise their order says nothing.
 */
export const decidePair = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/pairs/:a/:b/decide",
  says: "Answers about a pair.",
  byToken: "write",
  waits: true,
  params: z.strictObject({
    ...pairParams,
    answer: answerSchema,
    evidence: sha256Schema.nullable(),
    reason: z.string().max(2000).optional(),
    seen: seenSchema,
  }),
  answer: decidedSchema,
  refusals: [...DECIDING, "evidence-changed", "subject-changed"],
});

/** Takes an answer back: the pair is undecided again, and footage that rested on it splits. */
export const reopenPair = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/pairs/:a/:b/reopen",
  says: "Takes the answer about a pair back.",
  byToken: "write",
  waits: true,
  params: z.strictObject({ ...pairParams, reason: z.string().max(2000).optional(), seen: seenSchema }),
  answer: decidedSchema,
  refusals: [...DECIDING, "subject-changed"],
});
