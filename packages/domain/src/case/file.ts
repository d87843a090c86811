// The shape of each row of a case file, so that a bad row is refused by name and the rows around it are kept.
import { z } from "zod";
import { dateSchema, idSchema, memberIdSchema, sha256Schema, spanSchema } from "../ids.ts";
import { criteriaSchema } from "../investigation/investigation.ts";
import { frameFlagSchema } from "../frame/frame.ts";
import { sightingRow } from "../sighting/sighting.ts";
import { headcountRow } from "../headcount/headcount.ts";
import { groupRow } from "../group/group.ts";
import { judgementSchema, verdictSchema } from "../review/review.ts";

export const CASE_FORMAT = "sightline.case/1";

/** All that a number rests on, and that a desk asks two members for (rule 3). */
export const CONFIRMED = ["verdicts", "facts", "headcounts", "marks", "groups"] as const;

const tier = z.int().min(1).max(4).optional();
const hands = { statedBy: memberIdSchema.nullish(), reviewedBy: memberIdSchema.nullish() };
const signed = { id: idSchema, tier, basis: z.string().optional(), ...hands };
export const signOffSchema = z.strictObject({ ...hands, statedBy: memberIdSchema });

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
  marks: signOffSchema.nullish(),
});
export const frameRowSchema = frameFlagSchema;
export const sightingRowSchema = sightingRow
  .pick({ id: true, item: true, subject: true, spans: true })
  .extend({ attributes: sightingRow.shape.attributes.default([]) });
export const headcountRowSchema = headcountRow
  .pick({ id: true, item: true, subject: true, atLeast: true })
  .extend({ at: headcountRow.shape.atUs, atMost: headcountRow.shape.atMost.optional(), ...hands });
export const groupRowSchema = groupRow
  .pick({ id: true, members: true })
  .extend({ name: groupRow.shape.name.optional(), ...hands });
export const factRowSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...signed, kind: z.enum(["same", "different"]), between: z.tuple([idSchema, idSchema]) }),
  z.strictObject({ ...signed, kind: z.literal("separate"), groups: z.array(idSchema).min(2) }),
  z.strictObject({ ...signed, kind: z.literal("within"), inner: idSchema, outer: idSchema }),
  z.strictObject({ ...signed, kind: z.literal("continuous"), item: idSchema, span: spanSchema }),
]);

/** The file around its rows; the rows are read one by one with the schemas above. */
export const caseFileSchema = z.strictObject({
  format: z.literal(CASE_FORMAT),
  /** What the file asks two members for; a desk asks for all of it. */
  criteria: criteriaSchema.extend({ confirmed: z.array(z.enum(CONFIRMED)).nullish() }),
  items: z.array(z.unknown()),
  frames: z.array(z.unknown()).default([]),
  sightings: z.array(z.unknown()).default([]),
  headcounts: z.array(z.unknown()).default([]),
  groups: z.array(z.unknown()).default([]),
  facts: z.array(z.unknown()).default([]),
});
export type SignOff = z.infer<typeof signOffSchema>;
export type FactInFile = z.infer<typeof factRowSchema>;
export type ItemInFile = z.infer<typeof itemRowSchema>;
