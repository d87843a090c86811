// A review: one member's signed judgement of an item.
import { z } from "zod";
import { idSchema } from "../ids.ts";
import { verbsFor } from "../noun.ts";

export const verdictSchema = z.enum(["verified", "inconclusive", "false", "none"]);
export const judgementSchema = verdictSchema.exclude(["none"]);

const row = z.strictObject({
  /** The number of its entry. */
  id: z.string(),
  item: z.string(),
  by: z.string(),
  verdict: judgementSchema,
  reason: z.string(),
  /** Its member took it back. */
  withdrawn: z.boolean(),
});
export type ReviewRow = z.infer<typeof row>;

const verb = verbsFor(row);
export const review = {
  row,
  verbs: {
    "item.review": verb(row.pick({ verdict: true, reason: true }), ({ seq, subject, payload, by }) => ({
      put: { id: String(seq), item: subject, by, ...payload, withdrawn: false },
    })),
    "review.withdraw": verb(z.strictObject({ review: idSchema }), ({ payload }) => ({
      id: payload.review,
      patch: { withdrawn: true },
    })),
  },
};
