// Reviewing a group: a second member says that these are its members; the one who said so first never can.
import type { Rule } from "../rule.ts";
import { reviewed } from "../member/hands.ts";
import { onGroup } from "./version.ts";

export const reviewGroup: Rule<"group.review"> = (held, change) =>
  onGroup(held, change, (group) => reviewed(held, group, change, `group ${group.id}`));
