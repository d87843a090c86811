// An investigation: what it is called, and what counts in it.
import { z } from "zod";
import { dateSchema } from "../ids.ts";
import { verbsFor } from "../noun.ts";
import { checkSetSchema, FIRST_CHECKS, questionsSchema, retiredSchema } from "../check/questions.ts";
import { FIRST_VAGUE, vagueWordSchema } from "../claim/figure.ts";
import { FIRST_SAYINGS, sayingsSchema } from "../statement/sayings.ts";
import { verdictSchema } from "../review/review.ts";

export const criteriaSchema = z.strictObject({
  verdicts: z.array(verdictSchema).min(1),
  subjects: z.array(z.string().min(1)).min(1),
  attributes: z.array(z.string().min(1)),
  until: dateSchema.nullable(),
});
export type Criteria = z.infer<typeof criteriaSchema>;

/** What is counted until somebody says otherwise. */
const DEFAULT_CRITERIA: Criteria = {
  verdicts: ["verified"],
  subjects: ["prisoner"],
  attributes: [],
  until: null,
};

/** Who may still do what in it, whatever their role: all that it allows; nothing new; nothing, and only owners look at it. */
export const stateSchema = z.enum(["open", "read-only", "locked"]);
export type InvestigationState = z.infer<typeof stateSchema>;

const row = z.strictObject({
  id: z.string(),
  name: z.string().min(1).max(200),
  criteria: criteriaSchema,
  /** What is asked of each item. */
  checks: checkSetSchema,
  state: stateSchema,
  /** What words for numbers mean in claims. */
  vague: z.array(vagueWordSchema),
  sayings: sayingsSchema,
});

const verb = verbsFor(row);
export const investigation = {
  row,
  verbs: {
    "investigation.open": verb(row.pick({ name: true }), ({ subject, payload }) => ({
      put: {
        id: subject,
        ...payload,
        criteria: DEFAULT_CRITERIA,
        checks: FIRST_CHECKS,
        state: "open",
        vague: [...FIRST_VAGUE],
        sayings: FIRST_SAYINGS,
      },
    })),
    "investigation.state": verb(row.pick({ state: true }), ({ subject, payload }) => ({
      id: subject,
      patch: payload,
    })),
    "criteria.set": verb(criteriaSchema, ({ subject, payload }) => ({
      id: subject,
      patch: { criteria: payload },
    })),
    "vague.set": verb(
      z.strictObject({ words: z.array(vagueWordSchema).max(100) }),
      ({ subject, payload }) => ({ id: subject, patch: { vague: payload.words } }),
    ),
    "sayings.set": verb(sayingsSchema, ({ subject, payload }) => ({
      id: subject,
      patch: { sayings: payload },
    })),
    "checks.set": verb(
      /** What is asked no more is told by the rule, whatever was proposed. */
      z.strictObject({ questions: questionsSchema, retired: retiredSchema.optional() }),
      ({ seq, subject, payload }) => ({ id: subject, patch: { checks: { version: seq, ...payload } } }),
    ),
  },
};
