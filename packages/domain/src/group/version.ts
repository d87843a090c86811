// A group as a member saw it: whoever changes or reviews its members names the version that they looked at.
import type { Proposed } from "../rule.ts";
import type { Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import type { GroupRow } from "./group.ts";
import { refuse, type Result } from "../refusal.ts";

/** Decides by `rule` when the group is there and is the one that the member saw. */
export function onGroup(
  held: Held,
  {
    subject,
    payload,
  }: Proposed<"group.agree" | "group.change" | "group.describe" | "group.review" | "group.withdraw">,
  rule: (group: GroupRow) => Result<Signed[]>,
): Result<Signed[]> {
  const group = held.group.get(subject);
  if (!group) return refuse("no-such-group", `No group has the id ${subject}; define it first.`);
  if (group.withdrawn)
    return refuse("group-withdrawn", `Group ${subject} was withdrawn; define it again under another id.`);
  if ("version" in payload && payload.version !== group.version) {
    return refuse(
      "group-changed",
      `The members of group ${subject} changed since you looked; look at it again.`,
    );
  }
  return rule(group);
}
