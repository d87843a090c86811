// Agreeing to when and where an event was: a second member says so of the description that they saw; whoever gave it never can.
import { reviewed } from "../member/hands.ts";
import { refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import type { GroupRow } from "./group.ts";
import { onGroup } from "./version.ts";

export const agreeGroup: Rule<"group.agree"> = (held, change) =>
  onGroup(held, change, (group) => {
    const { id, describedBy, agreedBy, described } = group;
    if (describedBy === null || !saysWhenOrWhere(group))
      return refuse(
        "nothing-to-agree-to",
        `Nobody says when or where group ${id} was; describe it, and another member can agree.`,
      );
    if (change.payload.described !== described)
      return refuse(
        "description-changed",
        `When and where group ${id} was is said otherwise since you looked; look at it again.`,
      );
    return reviewed(
      held,
      { statedBy: describedBy, reviewedBy: agreedBy },
      change,
      `when and where group ${id} was`,
    );
  });

/** A note alone is nothing that two can agree to. */
export const saysWhenOrWhere = ({ time, place }: Pick<GroupRow, "time" | "place">): boolean =>
  time !== null || place !== null;
