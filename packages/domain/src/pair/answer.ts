// What a member can answer about two items; and the one order in which a pair of them is named.
import { z } from "zod";
import { canonicalJson } from "../canonical.ts";

/**
 * Same recording (Y), different (N), cannot say (H); a shared part (P): both show it, each goes on without the other, and
 * they are no footage; or a compilation (X, C): the two share a recording, but the one named first is put together from
 * several, and belongs to no footage. Of a lead: the same place (L), seen by other recordings.
 */
export const answerSchema = z.enum([
  "same-recording",
  "shared-part",
  "same-place",
  "different",
  "cannot-say",
  "compilation",
]);
export type Answer = z.infer<typeof answerSchema>;

/** Answers that say nothing of footage: neither giving nor replacing one of these moves any item. */
const OF_NO_FOOTAGE: ReadonlySet<Answer> = new Set(["shared-part", "same-place", "cannot-say"]);
export const saysNothingOfFootage = (answer: Answer | null): boolean =>
  answer === null || OF_NO_FOOTAGE.has(answer);

/** A pair has no direction: the smaller id comes first. */
export const inOrder = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one];

/** The order in which an answer is kept: only "compilation" says something else of the one than of the other. */
export const asAnswered = (answer: Answer, one: string, other: string): [string, string] =>
  answer === "compilation" ? [one, other] : inOrder(one, other);

/** Which of the two an answer calls a compilation; null when it calls neither. */
export const compilationIn = (decision: {
  readonly a: string;
  readonly answer: Answer | null;
}): string | null => (decision.answer === "compilation" ? decision.a : null);

/** One text for one pair, whichever of the two is named first. */
export const pairKey = (one: string, other: string): string => canonicalJson(inOrder(one, other));
