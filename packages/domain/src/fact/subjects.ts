// What a fact speaks of.
import type { Assertion } from "./fact.ts";

/** The ids that an assertion speaks of: sightings, groups or an item. */
export function subjectsOf(assertion: Assertion): readonly string[] {
  switch (assertion.kind) {
    case "same":
    case "different":
      return assertion.between;
    case "separate":
      return assertion.groups;
    case "within":
      return [assertion.inner, assertion.outer];
    case "continuous":
      return [assertion.item];
  }
}
