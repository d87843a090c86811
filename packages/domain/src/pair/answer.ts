// What a member can answer about two items; and the one order in which a pair of them is named.
import { z } from "zod";
import { canonicalJson } from "../canonical.ts";

/** Same recording (Y), different (N), cannot say (H). */
export const answerSchema = z.enum(["same-recording", "different", "cannot-say"]);
export type Answer = z.infer<typeof answerSchema>;

/** A pair has no direction: the smaller id comes first. */
export const inOrder = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one];

/** One text for one pair, whichever of the two is named first. */
export const pairKey = (one: string, other: string): string => canonicalJson(inOrder(one, other));
