// A check: what a member answered to one question about an item, on what basis and with what evidence.
import { z } from "zod";
import { idSchema, microsecondsSchema, regionSchema } from "../ids.ts";
import { verbsFor, type Said } from "../noun.ts";
import { placeSchema, timeSchema } from "./given.ts";
import { questionSchema } from "./questions.ts";

export const resultSchema = z.enum(["passed", "failed", "cannot say", "not applicable"]);
export type CheckResult = z.infer<typeof resultSchema>;

export const addressSchema = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s/]+\S*$/i, "an address begins with http:// or https:// and has no spaces");

export const evidenceSchema = z.discriminatedUnion("kind", [
  /** A frame of the item itself, and what of it; null for all of it. */
  z.strictObject({
    kind: z.literal("still"),
    at: microsecondsSchema,
    region: regionSchema.nullable(),
  }),
  /** Another item; a file that was brought in is one. */
  z.strictObject({ kind: z.literal("item"), item: idSchema }),
  z.strictObject({
    kind: z.literal("address"),
    url: addressSchema,
  }),
]);
export type CheckEvidence = z.infer<typeof evidenceSchema>;

const row = z.strictObject({
  /** The number of its entry; the newest one about an item and a question stands. */
  id: z.string(),
  item: z.string(),
  question: questionSchema.shape.id,
  /** Null: the answer was taken back, and the question is open again. */
  result: resultSchema.nullable(),
  basis: z.string(),
  evidence: z.array(evidenceSchema),
  by: z.string(),
  /** When and where it was made, as far as the answer says. */
  time: timeSchema.nullable(),
  place: placeSchema.nullable(),
  /** The version of the questions that it was given to; null of answers from before that was noted, which are to the first. */
  asked: z.int().min(0).nullable(),
});
export type CheckRow = z.infer<typeof row>;

/** What an answer is looked up by. No question has a space in it. */
export const checkKey = ({ item, question }: Pick<CheckRow, "item" | "question">): string =>
  `${question} ${item}`;
export function keyParts(key: string): Pick<CheckRow, "item" | "question"> {
  const end = key.indexOf(" ");
  return { question: key.slice(0, end), item: key.slice(end + 1) };
}

const said = ({ seq, subject, by }: Said<unknown>) => ({ id: String(seq), item: subject, by });

const verb = verbsFor(row);
export const check = {
  row,
  verbs: {
    "check.answer": verb(
      z.strictObject({
        question: row.shape.question,
        result: resultSchema,
        basis: z.string().min(1).max(20_000),
        evidence: z.array(evidenceSchema).max(50),
        time: timeSchema.optional(),
        place: placeSchema.optional(),
        /** Proposed, the version that the member saw; written, the one that stood. */
        asked: z.int().min(0).optional(),
      }),
      ({ payload: { time = null, place = null, asked = null, ...payload }, ...answered }) => ({
        put: { ...said({ ...answered, payload }), ...payload, time, place, asked },
      }),
      ({ evidence }, item) => (evidence.some(({ kind }) => kind === "still") ? item : null),
    ),
    "check.withdraw": verb(z.strictObject({ question: row.shape.question }), (taken) => ({
      put: {
        ...said(taken),
        ...taken.payload,
        result: null,
        basis: "",
        evidence: [],
        time: null,
        place: null,
        asked: null,
      },
    })),
  },
};
