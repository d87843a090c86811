// Signing off the marks of an item: one member says that its sightings, flags and exhaustive spans are right as they are.
import type { Rule } from "../rule.ts";
import { called } from "../member/called.ts";
import { isOneMember } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import { onMarks } from "./version.ts";

export const stateMarks: Rule<"marks.state"> = (held, change) =>
  onMarks(held, change, ({ item, signed }) => {
    if (!signed) return ok([change]);
    const { statedBy, reviewedBy } = signed;
    // Both sign the whole: it does not matter which of the two signed first.
    if ([statedBy, reviewedBy].some((name) => name !== null && isOneMember(name, change.by))) return ok([]);
    return reviewedBy === null
      ? refuse(
          "already-stated",
          `${called(held, statedBy)} has signed off the marks of ${item.name}; review them.`,
        )
      : refuse(
          "already-reviewed",
          `${called(held, reviewedBy)} has reviewed the marks of ${item.name} already.`,
        );
  });
