// Signing off and reviewing as screens do it: who stands behind something, and whether the member who looks may be the next.
import { z } from "zod";

/** `whyNot` says why the member who looks may not be the one who is still missing; null where they may, or nobody is. */
export const handsSchema = z.strictObject({
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  whyNot: z.string().nullable(),
});

/** `version` names what was looked at; whoever signs hands it back. Nobody stated it while `statedBy` is null. */
export const signOffSchema = handsSchema.extend({ statedBy: z.string().nullable(), version: z.int() });
export type HandsShown = z.infer<typeof handsSchema> | z.infer<typeof signOffSchema>;
