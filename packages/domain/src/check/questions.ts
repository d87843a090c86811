// The questions that an investigation asks of each item before anybody calls it verified.
import { z } from "zod";

export const givesSchema = z.enum(["time", "place", "nothing"]);

export const questionSchema = z.strictObject({
  /** Never given to another question. */
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "a question's id is small letters, digits and dashes, at most 40"),
  name: z.string().min(1).max(80),
  asks: z.string().min(1).max(500),
  /** What an answer may give besides its result; left out, what `BY_ID` says of it. */
  gives: givesSchema.optional(),
  /** The version in which it got its words: answers given before it were to others. Told by the rule; 0 when left out. */
  since: z.int().min(0).optional(),
});
export type Gives = z.infer<typeof givesSchema>;
export type Question = z.infer<typeof questionSchema>;

const BY_ID: Readonly<Record<string, Gives>> = { place: "place", time: "time" };

/** A time, a place, or nothing but its result. */
export const givesOf = ({ id, gives }: Pick<Question, "id" | "gives">): Gives =>
  gives ?? BY_ID[id] ?? "nothing";

/** Whether both ask the same: whoever answered one has answered the other. */
export const asksTheSame = (one: Question, other: Question): boolean =>
  one.name === other.name && one.asks === other.asks && givesOf(one) === givesOf(other);

export const questionsSchema = z
  .array(questionSchema)
  .min(1)
  .max(40)
  .refine(
    (questions) => new Set(questions.map(({ id }) => id)).size === questions.length,
    "two questions have the same id",
  );

export const retiredSchema = z.array(questionSchema).max(400);

/** `version` is the number of the entry that set them; 0 of those that every investigation begins with. */
export const checkSetSchema = z.strictObject({
  version: z.int().min(0),
  questions: questionsSchema,
  /** What was asked before and is asked no more, with its last words: it may be asked again. */
  retired: retiredSchema.optional(),
});
export type CheckSet = z.infer<typeof checkSetSchema>;

/** What is asked until an owner says otherwise. It never changes: old investigations began with it. */
export const FIRST_CHECKS: CheckSet = {
  version: 0,
  questions: [
    { id: "place", name: "Place", asks: "Where was it made, and what in it shows that?" },
    { id: "time", name: "Time", asks: "When was it made, and what in it shows that?" },
    { id: "source", name: "Source", asks: "Who made it and who posted it first, as far as can be known?" },
    { id: "integrity", name: "Integrity", asks: "Is it whole and unaltered, or edited, cut or generated?" },
    {
      id: "recirculation",
      name: "Recirculation",
      asks: "Is it new, or did it appear before, of another event?",
    },
    { id: "context", name: "Context", asks: "Does it show what those who posted it say that it shows?" },
  ],
};
