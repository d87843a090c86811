// Checks and verdicts as an item's page is told of them.
import { z } from "zod";
import { microsecondsSchema } from "../ids.ts";
import { causeSchema, judgementSchema } from "../review/review.ts";
import { evidenceSchema, resultSchema } from "./check.ts";
import { placeSchema, timeSchema } from "./given.ts";
import { givesSchema } from "./questions.ts";

export const reviewShown = z.strictObject({
  id: z.string(),
  by: z.string(),
  verdict: judgementSchema,
  reason: z.string(),
  /** Given by the member who looks, who alone can take it back. */
  mine: z.boolean(),
  /** The version of the questions that it was given under; null where it was judged elsewhere. */
  checks: z.int().nullable(),
});

/** A verdict that became void: the name of the question, and what became of the answer to it. */
export const voidedShown = reviewShown
  .omit({ id: true, mine: true })
  .extend({ question: z.string(), cause: causeSchema });

const answerShown = z.strictObject({
  result: resultSchema,
  basis: z.string(),
  evidence: z.array(evidenceSchema),
  time: timeSchema.nullable(),
  place: placeSchema.nullable(),
  by: z.string(),
});

/** What is asked of the item, and the answers that stand; `answer` is null while a question is open. */
export const checksShown = z.strictObject({
  /** The version of the questions: 0 of those that every investigation begins with. */
  version: z.int(),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      asks: z.string(),
      gives: givesSchema,
      answer: answerShown.nullable(),
      /** What was answered to other words, which stands no more. */
      before: answerShown.nullable(),
    }),
  ),
  /** Why the member who looks may answer nothing; null where they may. */
  mayNot: z.string().nullable(),
});
export type ChecksShown = z.infer<typeof checksShown>;

export const evidenceForShown = z.strictObject({
  answers: z.array(z.strictObject({ item: z.string(), name: z.string(), question: z.string() })),
  verdicts: z.int(),
});

export const statedShown = z.strictObject({
  /** The question that it bears on. */
  about: z.enum(["place", "time", "source", "integrity", "recirculation"]),
  what: z.string(),
  says: z.string(),
  doubt: z.string(),
  /** Where in the film to look. */
  atUs: z.array(z.tuple([microsecondsSchema, microsecondsSchema])),
  item: z.string().nullable(),
});
export type StatedShown = z.infer<typeof statedShown>;
