// What an investigation asks and counts, as its settings page shows it: with what is in use, and what would become void.
import { z } from "zod";
import { givesSchema } from "../check/questions.ts";
import { endpoint } from "../endpoint.ts";
import { criteriaSchema } from "./investigation.ts";

const questionShown = z.strictObject({
  id: z.string(),
  name: z.string(),
  asks: z.string(),
  gives: givesSchema,
  /** Answers to it that stand. */
  answers: z.int(),
});

/** How often something stands on marks, and whether it is among what counts. */
const usedShown = z.strictObject({ name: z.string(), used: z.int(), counts: z.boolean() });

export const showSettings = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/settings",
  says: "What is asked of each item and what counts, and what of it is in use.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({
    version: z.int(),
    questions: z.array(questionShown),
    /** Asked before, and no more. */
    retired: z.array(questionShown),
    /** Verdicts that stand, by the questions whose answers they rest on: other words of one of these make them void. */
    resting: z.array(z.strictObject({ questions: z.array(z.string()), verdicts: z.int() })),
    /** Newest first; the first of all, 0, nobody set. `verdicts` stand that were given under it. */
    versions: z.array(
      z.strictObject({
        version: z.int(),
        at: z.string().nullable(),
        by: z.string().nullable(),
        reason: z.string().nullable(),
        questions: z.array(z.string()),
        verdicts: z.int(),
      }),
    ),
    criteria: criteriaSchema,
    /** Those that are counted, and those that are only in use. */
    subjects: z.array(usedShown),
    attributes: z.array(usedShown),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});
export type SettingsShown = z.infer<typeof showSettings.answer>;
