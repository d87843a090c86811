// What a fact says, in a sentence for a person.
import type { Assertion } from "@sightline/domain";
import { instantOf, listOf } from "../desk/words.ts";

/** The evidence tiers, as the count's method names them. */
export const TIERS: Readonly<Record<number, string>> = {
  1: "seen together in a single frame",
  2: "events stated to be separate",
  3: "people different by visible features",
  4: "the same person seen in several places",
};

/** `nameOf` gives what an id is called on screen: an item's file name, a group's name, a sighting's short id. */
export function factSentence(assertion: Assertion, nameOf: (id: string) => string): string {
  switch (assertion.kind) {
    case "same":
      return `${listOf(assertion.between.map(nameOf))} show the same person.`;
    case "different":
      return `${listOf(assertion.between.map(nameOf))} show different people.`;
    case "separate":
      return assertion.groups.length === 2
        ? `Nobody is in both ${listOf(assertion.groups.map(nameOf))}.`
        : `Nobody is in more than one of ${listOf(assertion.groups.map(nameOf))}.`;
    case "within":
      return `Everybody in ${nameOf(assertion.inner)} is also part of ${nameOf(assertion.outer)}.`;
    case "continuous":
      return `${nameOf(assertion.item)} is one unbroken shot from ${instantOf(assertion.span[0])} to ${instantOf(assertion.span[1])}: nobody leaves it and comes back.`;
  }
}

/** Who stands behind a fact, and whether that is enough for it to count: a second member must have reviewed it. */
export function standing(fact: { readonly statedBy: string; readonly reviewedBy: string | null }): string {
  if (fact.reviewedBy === null) return `Stated by ${fact.statedBy}, not reviewed yet, so not used.`;
  if (fact.reviewedBy === fact.statedBy) {
    return `Stated and reviewed by ${fact.statedBy} alone, so not used: it takes two members.`;
  }
  return `Stated by ${fact.statedBy}, reviewed by ${fact.reviewedBy}.`;
}

/** True when the count may use it. */
export const isConfirmed = (fact: {
  readonly statedBy: string;
  readonly reviewedBy: string | null;
}): boolean => fact.reviewedBy !== null && fact.reviewedBy !== fact.statedBy;
