// What a case file can say: a change is refused that would leave an investigation which cannot be counted any more.
import { DEEPEST_GROUPS, isLine, isMoment, MOST_PEOPLE } from "@sightline/count";
import type { Held } from "./investigation/held.ts";
import type { Signed } from "./journal/entry.ts";
import { refuse, type Refused } from "./refusal.ts";
import { whereNot } from "./text.ts";

/** People's own words and names of files, which may have lines; all other text is printed among others. */
const WORDS = new Set(["reason", "basis", "name", "path", "url", "credit", "note", "text", "markup"]);

/** Why the case after this change could not be counted, as far as the change itself tells; null when it can. */
export function whyNotCountable(held: Held, change: Signed): Refused | null {
  if (whereNot(change, isLine, WORDS) !== null) {
    return refuse(
      "text-not-a-line",
      "An id, subject, attribute or account here has a line break or a control character; write it as one plain line.",
    );
  }
  switch (change.verb) {
    case "item.describe":
      return whyNotTime(change.payload.capturedAt);
    case "criteria.set":
      return whyNotTime(change.payload.until);
    case "count.define":
    case "count.correct":
      return whyNotTime(change.payload.criteria.until);
    case "headcount.state":
    case "headcount.correct":
      return Math.max(change.payload.atLeast, change.payload.atMost ?? 0) <= MOST_PEOPLE
        ? null
        : refuse(
            "too-many-people",
            "No frame shows more than a thousand million people; correct the figure.",
          );
    case "group.define":
    case "group.correct":
    case "group.change":
      return depthWith(held, change.subject, change.payload.members) <= DEEPEST_GROUPS
        ? null
        : refuse(
            "group-too-deep",
            `Group ${change.subject} would make groups lie more than ${DEEPEST_GROUPS} deep within each other; name what they hold instead.`,
          );
    default:
      return null;
  }
}

export function whyNotTime(time: string | null | undefined): Refused | null {
  if (time == null || isMoment(time)) return null;
  return refuse("no-such-time", `${time} is no time that exists; give a year, a month, a day or a UTC time.`);
}

/** How deep groups would lie within each other; a cycle is another rule's matter, and is left where it is found. */
function depthWith(held: Held, id: string, members: readonly string[]): number {
  const inner = (group: string) =>
    (group === id ? members : (held.group.get(group)?.members ?? [])).filter(
      (member) => member === id || held.group.has(member),
    );
  const depths = new Map<string, number>();
  // Nothing holds a group that is new.
  const open = [...(held.group.has(id) ? held.group.keys() : []), id].map((group) => ({
    group,
    isLeft: false,
  }));
  const entered = new Set<string>();
  for (let step = open.pop(); step; step = open.pop()) {
    const { group, isLeft } = step;
    if (isLeft) depths.set(group, 1 + Math.max(0, ...inner(group).map((one) => depths.get(one) ?? 0)));
    else if (!entered.has(group)) {
      entered.add(group);
      open.push({ group, isLeft: true }, ...inner(group).map((one) => ({ group: one, isLeft: false })));
    }
  }
  return Math.max(0, ...depths.values());
}
