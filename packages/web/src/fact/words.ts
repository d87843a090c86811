// What a fact says, in a sentence for a person.
import { t } from "@lingui/core/macro";
import type { Assertion } from "@sightline/domain";
import { instantOf, listOf } from "../desk/words.ts";

/** The evidence tiers, as the count's method names them. */
export const tierWords = (): Readonly<Record<number, string>> => ({
  1: t`seen together in a single frame`,
  2: t`events stated to be separate`,
  3: t`people different by visible features`,
  4: t`the same person seen in several places`,
});

/** `nameOf` gives what an id is called on screen: an item's file name, a group's name, a sighting's short id. */
export function factSentence(assertion: Assertion, nameOf: (id: string) => string): string {
  switch (assertion.kind) {
    case "same":
      return t`${listOf(assertion.between.map(nameOf))} show the same person.`;
    case "different":
      return t`${listOf(assertion.between.map(nameOf))} show different people.`;
    case "separate":
      return assertion.groups.length === 2
        ? t`Nobody is in both ${listOf(assertion.groups.map(nameOf))}.`
        : t`Nobody is in more than one of ${listOf(assertion.groups.map(nameOf))}.`;
    case "within":
      return t`Everybody in ${nameOf(assertion.inner)} is also part of ${nameOf(assertion.outer)}.`;
    case "continuous":
      return t`${nameOf(assertion.item)} is one unbroken shot from ${instantOf(assertion.span[0])} to ${instantOf(assertion.span[1])}: nobody leaves it and comes back.`;
  }
}

/** Who stands behind a fact, and whether that is enough for it to count: a second member must have reviewed it. */
export function standing(fact: { readonly statedBy: string; readonly reviewedBy: string | null }): string {
  if (fact.reviewedBy === null) return t`Stated by ${fact.statedBy}, not reviewed yet, so not used.`;
  if (fact.reviewedBy === fact.statedBy) {
    return t`Stated and reviewed by ${fact.statedBy} alone, so not used: it takes two members.`;
  }
  return t`Stated by ${fact.statedBy}, reviewed by ${fact.reviewedBy}.`;
}

/** True when the count may use it. */
export const isConfirmed = (fact: {
  readonly statedBy: string;
  readonly reviewedBy: string | null;
}): boolean => fact.reviewedBy !== null && fact.reviewedBy !== fact.statedBy;
