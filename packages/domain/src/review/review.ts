// A review: one member's signed judgement of an item.
import { z } from "zod";
import { idSchema } from "../ids.ts";
import { verbsFor } from "../noun.ts";

export const verdictSchema = z.enum(["verified", "inconclusive", "false", "none"]);
export const judgementSchema = verdictSchema.exclude(["none"]);

/** The answer changed, its question got other words, or an item that was its evidence was taken out. */
export const causeSchema = z.enum(["answer", "wording", "evidence"]);
export type VoidCause = z.infer<typeof causeSchema>;

const row = z.strictObject({
  /** The number of its entry. */
  id: z.string(),
  item: z.string(),
  by: z.string(),
  verdict: judgementSchema,
  reason: z.string(),
  /** Its member took it back, or it is void. */
  withdrawn: z.boolean(),
  /** The version of the questions that were asked when it was given (`CheckSet`); null when it was not given on a desk that asks. */
  checks: z.int().min(0).nullable(),
  /** The question whose answer changed after it, or stands no more, which made it void. */
  voided: z.string().nullable(),
  /** What became of that answer; null where it stands. */
  voidedBy: causeSchema.nullable(),
});
export type ReviewRow = z.infer<typeof row>;

const verb = verbsFor(row);
export const review = {
  row,
  verbs: {
    "item.review": verb(
      row.pick({ verdict: true, reason: true }).extend({
        /** Told by the rule, whatever was proposed; left out where an owner entered what others had judged elsewhere. */
        checks: z.int().min(0).optional(),
      }),
      ({ seq, subject, payload: { checks = null, ...said }, by }) => ({
        put: {
          id: String(seq),
          item: subject,
          by,
          ...said,
          withdrawn: false,
          checks,
          voided: null,
          voidedBy: null,
        },
      }),
    ),
    /** Written beside the answer that it follows from, never proposed by itself. */
    "review.void": verb(
      z.strictObject({ review: idSchema, question: idSchema, cause: causeSchema.optional() }),
      ({ payload: { review: id, question, cause = "answer" } }) => ({
        id,
        patch: { withdrawn: true, voided: question, voidedBy: cause },
      }),
    ),
    "review.withdraw": verb(z.strictObject({ review: idSchema }), ({ payload }) => ({
      id: payload.review,
      patch: { withdrawn: true },
    })),
  },
};
