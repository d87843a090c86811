// A blind count as pages see it, with what was counted first once both are in.
import { z } from "zod";
import { blindRow } from "./blind.ts";

export const blindShown = blindRow.omit({ item: true, withdrawn: true }).extend({
  stage: z.enum(["asked", "taken", "agree", "differ", "alone"]),
  /** Null while it is withheld, and where nothing is counted there any more. */
  first: z.int().nullable(),
  /** It is whoever looks who counts, or counted. */
  mine: z.boolean(),
  /** Why whoever looks may not take it on; null where they may, and once somebody has. */
  mayNotTake: z.string().nullable(),
});

/** A frame of which the smaller of two counts counts. */
export const loweredShown = z.strictObject({
  id: z.string(),
  item: z.string(),
  atUs: z.int(),
  subject: z.string(),
  first: z.int(),
  counted: z.int(),
});
