// How the strength of a number, the worklist and counts of footage are said to a person.
import type { Breaking, FootageCount, NextStep, StepKind, Worklist } from "@sightline/count";
import type { StrengthPart } from "@sightline/domain";
import { counted, figure } from "../desk/words.ts";

/** What can fall, one at a time. Tiers of facts are drawn as steps of their own (`Tiers`). */
export const KINDS = ["item", "source", "reviewer", "fact"] as const;
export type Fallible = (typeof KINDS)[number];

/** What is being done while a part of the strength is worked out. */
export const STRENGTH_DOING: Readonly<Record<StrengthPart, string>> = {
  item: "Counting again without each item",
  source: "Counting again without each source",
  reviewer: "Counting again without each reviewer",
  worklist: "Trying what could be settled next",
  footage: "Counting footage",
  breaks: "Looking for the fewest items that would have to fall",
  fact: "Counting again without each fact",
};

/** Why there is nothing of a kind to take away. */
export const NONE_OF: Readonly<Record<Fallible, string>> = {
  item: "No item counts yet.",
  source: "No item that counts has a recorded source, so none could be tried.",
  reviewer: "No review and no signature is recorded, so nobody could be tried.",
  fact: "No confirmed fact is in force: the number needs none.",
};

/** A loss below zero is a gain: what is taken away stood in a conflict, or dissented. */
export function costOf(loss: number): string {
  if (loss === 0) return "no fewer";
  return loss > 0 ? `${figure(loss)} fewer` : `${figure(-loss)} more`;
}

/** `breaking.items` is not empty. The number left belongs to this loss; another of the same size may leave fewer. */
export function breakWords({ threshold, items, left, provedSmallest }: Breaking): {
  readonly claim: string;
  readonly proved: string;
  readonly left: string;
} {
  const would = items.length === 1 ? "would have to fall" : "would have to fall together";
  return {
    claim: provedSmallest
      ? `To fall below ${figure(threshold)}, ${counted(items.length, "item")} ${would}:`
      : `To fall below ${figure(threshold)}, it is enough that ${counted(items.length, "item")} ${items.length === 1 ? "falls" : "fall together"}:`,
    proved: provedSmallest
      ? "No smaller loss of items does that."
      : "That a smaller loss does the same was not ruled out.",
    left: `At least ${figure(left.atLeast)} would remain.`,
  };
}

export const STEP_TITLES: Readonly<Record<StepKind, string>> = {
  "review-fact": "Review a stated fact",
  "verify-item": "Verify an item",
  "review-marks": "Sign off the marks of an item",
  "review-headcount": "Review a headcount",
  "complete-item": "Verify and sign off an item",
  "review-group": "Review who belongs to a group",
  "separate-groups": "Find out whether two groups share anybody",
  "settle-different": "Compare two sightings",
  "settle-same": "Compare two sightings",
};

const OUTCOMES: Readonly<Record<StepKind, string>> = {
  "review-fact": "if it holds",
  "verify-item": "once verified",
  "review-marks": "if they are right",
  "review-headcount": "if it holds",
  "complete-item": "if all of it holds",
  "review-group": "if they all belong to it",
  "separate-groups": "if they share nobody",
  "settle-different": "if they are different people",
  "settle-same": "if they are one person",
};

/** What stands beside the `+n` of a step: a gain is only ever conditional. */
export const yieldOf = ({ kind, gain }: Pick<NextStep, "kind" | "gain">): string =>
  `more ${gain === 1 ? "person" : "people"} proved, ${OUTCOMES[kind]}`;

/** What is new takes a statement and a review: two signatures; what is stated or reviewed already lacks only reviews. */
export function effortOf({ kind, effort }: Pick<NextStep, "kind" | "effort">): string {
  const isStated = effort === 1 && (kind === "review-headcount" || kind === "review-group");
  const isReview = isStated || kind === "review-fact" || kind === "verify-item";
  return counted(effort, isReview ? "review" : "signature");
}

/** What the search for steps did not look at. */
export function searchedOf({ isComplete, unseen }: Pick<Worklist, "isComplete" | "unseen">): string {
  const ended = isComplete
    ? "Every single step that could rank higher was tried."
    : "The search ended before everything was tried, so a better step may be missing.";
  return unseen === "" ? ended : `${ended} ${unseen}`;
}

/** `says-conscript` as it is said: `“says conscript”`. */
export const markedAs = (attribute: string): string => `“${attribute.replaceAll("-", " ")}”`;

/** The sentence of a footage count, cut where its figure stands. */
export const footageWords = ({ attribute, atLeast }: Pick<FootageCount, "attribute" | "atLeast">): string =>
  `distinct ${atLeast === 1 ? "piece" : "pieces"} of footage somebody is marked ${markedAs(attribute)}.`;

/** Empty when every item has its footage recorded. */
export function copiesWarning(ungrouped: number): string {
  if (ungrouped === 0) return "";
  const [have, pieces] = ungrouped === 1 ? ["has", "a piece"] : ["have", "pieces"];
  return `${counted(ungrouped, "item")} here ${have} no footage recorded and ${ungrouped === 1 ? "counts" : "count"} as ${pieces} of ${ungrouped === 1 ? "its" : "their"} own: look for copies before this is printed.`;
}

/** `"F1"` in a sentence of the engine becomes what F1 is called on screen, in the quotes of the page. */
export const withNames = (sentence: string, nameOf: (id: string) => string): string =>
  sentence.replaceAll(/"([^"]+)"/g, (_, id: string) => `“${nameOf(id)}”`);

/** What ties with the costliest; empty when nothing does. */
export const tied = (others: number): string =>
  others === 0 ? "" : `; ${counted(others, "other")} ${others === 1 ? "costs" : "cost"} as much`;
