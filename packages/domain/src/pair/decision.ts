// A decision: what a member answered of two items.
import { z } from "zod";
import { idSchema, sha256Schema } from "../ids.ts";
import { verbsFor, type Said } from "../noun.ts";
import { answerSchema } from "./answer.ts";

const row = z.strictObject({
  /** The number of its entry. */
  id: z.string(),
  a: z.string(),
  b: z.string(),
  /** Null: reopened. */
  answer: answerSchema.nullable(),
  /** The hash of what the machine said of the pair when this was answered. */
  evidence: sha256Schema.nullable(),
  by: z.string(),
  reason: z.string().nullable(),
});
export type DecisionRow = z.infer<typeof row>;

const decided = ({ seq, subject, by, reason, payload }: Said<{ with: string }>) => ({
  id: String(seq),
  a: subject,
  b: payload.with,
  by,
  reason,
});

const verb = verbsFor(row);
export const decision = {
  row,
  verbs: {
    "pair.decide": verb(
      z.strictObject({ with: idSchema, answer: answerSchema, evidence: sha256Schema.nullable() }),
      (said) => {
        const { answer, evidence } = said.payload;
        return { put: { ...decided(said), answer, evidence } };
      },
    ),
    "pair.reopen": verb(z.strictObject({ with: idSchema }), (said) => ({
      put: { ...decided(said), answer: null, evidence: null },
    })),
  },
};
