// What a minimum can and cannot say of a claim. A minimum proves that there were so many; it never proves that there were no more.
import { latestInstant } from "@sightline/count";
import { z } from "zod";
import { boundsOf, type Bounds, type Figure, type VagueWord } from "../claim/figure.ts";

export const relationSchema = z.enum([
  "supports",
  "consistent",
  "contradicts",
  "cannot say",
  "nothing to test",
]);
export type Relation = z.infer<typeof relationSchema>;

/** Why it is as it is, for the one sentence that a page says. */
export type Because =
  | "reaches"
  | "falls short"
  | "exceeds"
  | "does not exceed"
  | "no figure"
  | "word not agreed"
  | "no number"
  | "counts later ones";

export type Tested = { readonly says: Relation; readonly because: Because; readonly bounds: Bounds | null };

type Evidence = {
  /** The minimum, by a proof that was checked; null where none holds. */
  readonly atLeast: number | null;
  /** The count takes in people who may have been shown only after the time that the figure is of. */
  readonly isLater: boolean;
};

/**
 * The table of `docs/method.md`, row by row: only a larger minimum contradicts, only a claim without an upper end is
 * supported, and what the evidence does not reach it cannot say.
 */
export function relationOf(
  figure: Figure,
  vague: readonly VagueWord[],
  { atLeast, isLater }: Evidence,
): Tested {
  const bounds = boundsOf(figure, vague);
  const told = (says: Relation, because: Because): Tested => ({ says, because, bounds });
  if (figure.kind === "none") return told("nothing to test", "no figure");
  if (bounds === null) return told("cannot say", "word not agreed");
  if (atLeast === null) return told("cannot say", "no number");
  const { low, high } = bounds;
  const exceeds = high !== null && atLeast > high;
  const reaches = high === null && low !== null && atLeast >= low;
  // Those who were shown later say nothing of how many there were by then.
  if (isLater && (exceeds || reaches)) return told("cannot say", "counts later ones");
  if (exceeds) return told("contradicts", "exceeds");
  if (high !== null) return told("consistent", "does not exceed");
  return reaches ? told("supports", "reaches") : told("cannot say", "falls short");
}

/** Whether a count that takes in what was captured until then (null: all of it) goes on after the time that a figure is of. */
export const isLaterThan = (asOf: string | null, until: string | null): boolean =>
  asOf !== null && (until === null || latestInstant(until) > latestInstant(asOf));
