// The shape of each row of a case file, so that a bad row is refused by name and the rows around it are kept.
import { z } from "zod";
import {
  dateSchema,
  idSchema,
  memberIdSchema,
  microsecondsSchema,
  sha256Schema,
  spanSchema,
} from "../ids.ts";
import { criteriaSchema, judgementSchema, verdictSchema } from "../journal/entry.ts";

export const CASE_FORMAT = "sightline.case/1";

const tier = z.int().min(1).max(4).optional();
const signed = {
  id: idSchema,
  tier,
  basis: z.string().optional(),
  statedBy: memberIdSchema.nullish(),
  reviewedBy: memberIdSchema.nullish(),
};

export const itemRowSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["photo", "video"]),
  verdict: verdictSchema,
  footage: idSchema.nullish(),
  source: z.string().nullish(),
  capturedAt: dateSchema.nullish(),
  name: z.string().optional(),
  sha256: sha256Schema.optional(),
  reviews: z
    .array(z.strictObject({ by: memberIdSchema, verdict: judgementSchema, reason: z.string().default("") }))
    .optional(),
});
export const frameRowSchema = z.union([
  z.strictObject({ item: idSchema, span: spanSchema, coVisible: z.literal(false) }),
  z.strictObject({ item: idSchema, at: microsecondsSchema, exhaustive: z.literal(true) }),
]);
export const sightingRowSchema = z.strictObject({
  id: idSchema,
  item: idSchema,
  subject: z.string().min(1),
  attributes: z.array(z.string().min(1)).default([]),
  spans: z.array(spanSchema).min(1),
});
export const headcountRowSchema = z.strictObject({
  id: idSchema,
  item: idSchema,
  at: microsecondsSchema,
  subject: z.string().min(1),
  atLeast: z.int().min(0),
  atMost: z.int().min(0).nullish(),
});
export const groupRowSchema = z.strictObject({
  id: idSchema,
  name: z.string().nullish(),
  members: z.array(idSchema),
});
export const factRowSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...signed, kind: z.enum(["same", "different"]), between: z.tuple([idSchema, idSchema]) }),
  z.strictObject({ ...signed, kind: z.literal("separate"), groups: z.array(idSchema).min(2) }),
  z.strictObject({ ...signed, kind: z.literal("within"), inner: idSchema, outer: idSchema }),
  z.strictObject({ ...signed, kind: z.literal("continuous"), item: idSchema, span: spanSchema }),
]);

/** The file around its rows; the rows are read one by one with the schemas above. */
export const caseFileSchema = z.strictObject({
  format: z.literal(CASE_FORMAT),
  criteria: criteriaSchema,
  items: z.array(z.unknown()),
  frames: z.array(z.unknown()).default([]),
  sightings: z.array(z.unknown()).default([]),
  headcounts: z.array(z.unknown()).default([]),
  groups: z.array(z.unknown()).default([]),
  facts: z.array(z.unknown()).default([]),
});
export type FactInFile = z.infer<typeof factRowSchema>;
export type ItemInFile = z.infer<typeof itemRowSchema>;
