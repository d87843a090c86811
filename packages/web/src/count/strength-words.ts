// How the strength of a number, the worklist and counts of footage are said to a person.
import { plural, t } from "@lingui/core/macro";
import type { Breaking, FootageCount, NextStep, StepKind, Worklist } from "@sightline/count";
import type { StrengthPart } from "@sightline/domain";
import { figure } from "../desk/words.ts";

/** What can fall, one at a time. Tiers of facts are drawn as steps of their own (`Tiers`). */
export const KINDS = ["item", "source", "reviewer", "fact"] as const;
export type Fallible = (typeof KINDS)[number];

/** What is being done while a part of the strength is worked out. */
export const strengthDoing = (): Readonly<Record<StrengthPart, string>> => ({
  item: t`Counting again without each item`,
  source: t`Counting again without each source`,
  reviewer: t`Counting again without each reviewer`,
  worklist: t`Trying what could be settled next`,
  footage: t`Counting footage`,
  breaks: t`Looking for the fewest items that would have to fall`,
  fact: t`Counting again without each fact`,
});

/** Why there is nothing of a kind to take away. */
export const noneOf = (): Readonly<Record<Fallible, string>> => ({
  item: t`No item counts yet.`,
  source: t`No item that counts has a recorded source, so none could be tried.`,
  reviewer: t`No review and no signature is recorded, so nobody could be tried.`,
  fact: t`No confirmed fact is in force: the number needs none.`,
});

/** A loss below zero is a gain: what is taken away stood in a conflict, or dissented. */
export function costOf(loss: number): string {
  if (loss === 0) return t`no fewer`;
  return loss > 0 ? t`${figure(loss)} fewer` : t`${figure(-loss)} more`;
}

/** `breaking.items` is not empty. The number left belongs to this loss; another of the same size may leave fewer. */
export function breakWords({ threshold, items, left, provedSmallest }: Breaking): {
  readonly claim: string;
  readonly proved: string;
  readonly left: string;
} {
  return {
    claim: provedSmallest
      ? plural(items.length, {
          one: `To fall below ${figure(threshold)}, # item would have to fall:`,
          other: `To fall below ${figure(threshold)}, # items would have to fall together:`,
        })
      : plural(items.length, {
          one: `To fall below ${figure(threshold)}, it is enough that # item falls:`,
          other: `To fall below ${figure(threshold)}, it is enough that # items fall together:`,
        }),
    proved: provedSmallest
      ? t`No smaller loss of items does that.`
      : t`That a smaller loss does the same was not ruled out.`,
    left: t`At least ${figure(left.atLeast)} would remain.`,
  };
}

export const stepTitles = (): Readonly<Record<StepKind, string>> => ({
  "review-fact": t`Review a stated fact`,
  "verify-item": t`Verify an item`,
  "review-marks": t`Sign off the marks of an item`,
  "review-headcount": t`Review a headcount`,
  "complete-item": t`Verify and sign off an item`,
  "review-group": t`Review who belongs to a group`,
  "separate-groups": t`Find out whether two groups share anybody`,
  "settle-different": t`Compare two sightings`,
  "settle-same": t`Compare two sightings`,
});

const outcomes = (): Readonly<Record<StepKind, string>> => ({
  "review-fact": t`if it holds`,
  "verify-item": t`once verified`,
  "review-marks": t`if they are right`,
  "review-headcount": t`if it holds`,
  "complete-item": t`if all of it holds`,
  "review-group": t`if they all belong to it`,
  "separate-groups": t`if they share nobody`,
  "settle-different": t`if they are different people`,
  "settle-same": t`if they are one person`,
});

/** What stands beside the `+n` of a step: a gain is only ever conditional. */
export const yieldOf = ({ kind, gain }: Pick<NextStep, "kind" | "gain">): string =>
  t`more ${plural(gain, { one: "person", other: "people" })} proved, ${outcomes()[kind]}`;

/** What is new takes a statement and a review: two signatures; what is stated or reviewed already lacks only reviews. */
export function effortOf({ kind, effort }: Pick<NextStep, "kind" | "effort">): string {
  const isStated = effort === 1 && (kind === "review-headcount" || kind === "review-group");
  const isReview = isStated || kind === "review-fact" || kind === "verify-item";
  return isReview
    ? plural(effort, { one: "# review", other: "# reviews" })
    : plural(effort, { one: "# signature", other: "# signatures" });
}

/** What the search for steps did not look at. */
export function searchedOf({ isComplete, unseen }: Pick<Worklist, "isComplete" | "unseen">): string {
  const ended = isComplete
    ? t`Every single step that could rank higher was tried.`
    : t`The search ended before everything was tried, so a better step may be missing.`;
  return unseen === "" ? ended : `${ended} ${unseen}`;
}

/** `says-conscript` as it is said: `“says conscript”`. */
export const markedAs = (attribute: string): string => `“${attribute.replaceAll("-", " ")}”`;

/** The sentence of a footage count, cut where its figure stands. */
export const footageWords = ({ attribute, atLeast }: Pick<FootageCount, "attribute" | "atLeast">): string =>
  t`distinct ${plural(atLeast, { one: "piece", other: "pieces" })} of footage somebody is marked ${markedAs(attribute)}.`;

/** Empty when every item has its footage recorded. */
export function copiesWarning(ungrouped: number): string {
  if (ungrouped === 0) return "";
  return plural(ungrouped, {
    one: "# item here has no footage recorded and counts as a piece of its own: look for copies before this is printed.",
    other:
      "# items here have no footage recorded and count as pieces of their own: look for copies before this is printed.",
  });
}

/** `"F1"` in a sentence of the engine becomes what F1 is called on screen, in the quotes of the page. */
export const withNames = (sentence: string, nameOf: (id: string) => string): string =>
  sentence.replaceAll(/"([^"]+)"/g, (_, id: string) => `“${nameOf(id)}”`);

/** What ties with the costliest; empty when nothing does. */
export const tied = (others: number): string =>
  others === 0 ? "" : `; ${plural(others, { one: "# other costs as much", other: "# others cost as much" })}`;
