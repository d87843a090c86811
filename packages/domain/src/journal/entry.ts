// The journal's entries: every change that an investigation can go through, each with its payload's shape.
import { z } from "zod";
import {
  boxSchema,
  dateSchema,
  idSchema,
  memberIdSchema,
  microsecondsSchema,
  sha256Schema,
  spanSchema,
} from "../ids.ts";
import { memberSchema } from "../member/member.ts";
import { answerSchema } from "../pair/answer.ts";
import { textOnly } from "../text.ts";

export const verdictSchema = z.enum(["verified", "inconclusive", "false", "none"]);
export const judgementSchema = z.enum(["verified", "inconclusive", "false"]);
export const kindSchema = z.enum(["photo", "video", "other"]);

export const criteriaSchema = z.strictObject({
  verdicts: z.array(verdictSchema).min(1),
  subjects: z.array(z.string().min(1)).min(1),
  attributes: z.array(z.string().min(1)),
  until: dateSchema.nullable(),
});
export type Criteria = z.infer<typeof criteriaSchema>;

/** Where an item was found; each part null while it is not known. */
export const sourceSchema = z.strictObject({
  path: z.string().nullable(),
  url: z.string().nullable(),
  account: z.string().nullable(),
  credit: z.string().nullable(),
});
export type Source = z.infer<typeof sourceSchema>;

/** What a fact says; the members who stand behind it are in the entries themselves. */
export const assertionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["same", "different"]),
    between: z.tuple([idSchema, idSchema]),
    tier: z.int().min(1).max(4).optional(),
  }),
  z.strictObject({
    kind: z.literal("separate"),
    groups: z.array(idSchema).min(2),
    tier: z.int().min(1).max(4).optional(),
  }),
  z.strictObject({
    kind: z.literal("within"),
    inner: idSchema,
    outer: idSchema,
    tier: z.int().min(1).max(4).optional(),
  }),
  z.strictObject({
    kind: z.literal("continuous"),
    item: idSchema,
    span: spanSchema,
    tier: z.int().min(1).max(4).optional(),
  }),
]);
export type Assertion = z.infer<typeof assertionSchema>;

const entryOf = <V extends string, P extends z.ZodType>(verb: V, payload: P) =>
  z.strictObject({ verb: z.literal(verb), subject: idSchema, payload });

export const frameFlagSchema = z.union([
  z.strictObject({ item: idSchema, span: spanSchema, coVisible: z.literal(false) }),
  z.strictObject({ item: idSchema, at: microsecondsSchema, exhaustive: z.literal(true) }),
  z.strictObject({ item: idSchema, span: spanSchema, exhaustive: z.literal(true) }),
]);

/** The entry that last changed what is signed, as the member saw it; 0 when there is none. */
const versionSchema = z.int().min(0);

/** What a rule decides: a change without its place in the chain. `subject` is the id that it is about. */
const anyChangeSchema = z.discriminatedUnion("verb", [
  entryOf("investigation.open", z.strictObject({ name: z.string().min(1).max(200) })),
  entryOf("member.add", memberSchema),
  entryOf("criteria.set", criteriaSchema),
  entryOf(
    "item.collect",
    z.strictObject({
      sha256: sha256Schema,
      bytes: z.int().min(0),
      name: z.string().min(1),
      kind: kindSchema,
      source: sourceSchema,
    }),
  ),
  entryOf(
    "item.describe",
    z.strictObject({ account: z.string().optional(), capturedAt: dateSchema.optional() }),
  ),
  entryOf("item.review", z.strictObject({ verdict: judgementSchema, reason: z.string() })),
  entryOf(
    "footage.confirm",
    z.strictObject({
      footage: idSchema.nullable(),
      /** Written beside a decision that it follows from, never proposed by itself; null leaves a footage. */
      follows: z.literal("pairs").optional(),
    }),
  ),
  entryOf(
    "pair.decide",
    z.strictObject({ with: idSchema, answer: answerSchema, evidence: sha256Schema.nullable() }),
  ),
  entryOf("pair.reopen", z.strictObject({ with: idSchema })),
  entryOf("review.withdraw", z.strictObject({ review: idSchema })),
  entryOf("frame.flag", frameFlagSchema),
  entryOf("frame.withdraw", frameFlagSchema),
  /** Flags again what was flagged before and withdrawn. */
  entryOf("frame.restore", frameFlagSchema),
  entryOf(
    "sighting.mark",
    z.strictObject({
      item: idSchema,
      subject: z.string().min(1),
      attributes: z.array(z.string().min(1)),
      spans: z.array(spanSchema).min(1),
      track: z.array(boxSchema).nullable(),
    }),
  ),
  entryOf("sighting.describe", z.strictObject({ attributes: z.array(z.string().min(1)).min(1) })),
  entryOf("sighting.withdraw", z.strictObject({})),
  entryOf(
    "headcount.state",
    z.strictObject({
      item: idSchema,
      at: microsecondsSchema,
      subject: z.string().min(1),
      atLeast: z.int().min(0),
      atMost: z.int().min(0).nullable(),
    }),
  ),
  entryOf("headcount.review", z.strictObject({})),
  entryOf("headcount.withdraw", z.strictObject({ only: z.enum(["headcount", "review"]) })),
  /** Signs off an item's sightings, flags and exhaustive spans as they are in that version. */
  entryOf("marks.state", z.strictObject({ version: versionSchema })),
  entryOf("marks.review", z.strictObject({ version: versionSchema })),
  entryOf("marks.withdraw", z.strictObject({ only: z.enum(["marks", "review"]) })),
  entryOf("group.define", z.strictObject({ name: z.string().nullable(), members: z.array(idSchema) })),
  entryOf("group.change", z.strictObject({ members: z.array(idSchema), version: versionSchema })),
  entryOf("group.review", z.strictObject({ version: versionSchema })),
  entryOf("group.withdraw", z.strictObject({ only: z.enum(["group", "review"]) })),
  entryOf("fact.state", z.strictObject({ assertion: assertionSchema, basis: z.string() })),
  entryOf("fact.review", z.strictObject({})),
  entryOf("fact.withdraw", z.strictObject({ only: z.enum(["fact", "review"]) })),
]);
/** The same, and all of it text, however deep: a hash over anything else would not be found again. */
export const changeSchema = anyChangeSchema.check(textOnly);
export type Change = z.infer<typeof changeSchema>;
export type Verb = Change["verb"];

/** Who stands behind a change, who typed it in when that was somebody else, and why. */
export type Signed = Change & {
  readonly by: string;
  readonly via: string | null;
  readonly reason: string | null;
};

/** One line of the journal, as stored: a signed change with its time and its place in the hash chain. */
export const entrySchema = z.intersection(
  changeSchema,
  z.object({
    investigation: idSchema,
    seq: z.int().min(1),
    at: z.iso.datetime(),
    by: memberIdSchema,
    via: memberIdSchema.nullable(),
    reason: z.string().check(textOnly).nullable(),
    previous: sha256Schema,
    hash: sha256Schema,
  }),
);
export type Entry = Signed & {
  readonly investigation: string;
  readonly seq: number;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
};

/** What the first entry of a chain names as its predecessor. */
export const GENESIS = "0".repeat(64);
