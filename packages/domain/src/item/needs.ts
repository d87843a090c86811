// What an item needs of a member now: a verdict beside another’s, work that is theirs, an answer to what was said to them.
import { mentionedIn } from "../comment/comment.ts";
import type { Held } from "../investigation/held.ts";
import { mayWrite } from "../member/member.ts";
import { isListed } from "./facets.ts";
import type { ItemRow } from "./item.ts";
import { tallyOf } from "./tally.ts";
import { stageOf } from "./triage.ts";

export function needsMember(held: Held, item: ItemRow, member: string): boolean {
  const role = held.member.get(member)?.role;
  if (role === undefined || !mayWrite(role, "item.review")) return false;
  const stage = stageOf(held, item);
  if (item.assignee === member && stage !== "done") return true;
  if (stage === "needs second review" && !held.reviewsOf.get(item.id)?.some(({ by }) => by === member))
    return true;
  const comments = held.commentsOf.get(item.id) ?? [];
  // Whoever said something after it has answered.
  const since = comments.slice(comments.findLastIndex(({ by }) => by === member) + 1);
  return since.some(({ text }) => mentionedIn(text, held.member.keys()).includes(member));
}

const numbers = new WeakMap<Held, Map<string, number>>();

/** How many items need something of a member: only those that are theirs, reviewed or spoken of can. */
export function needsOfMember(held: Held, member: string): number {
  const ofHeld = numbers.get(held) ?? new Map<string, number>();
  numbers.set(held, ofHeld);
  const known = ofHeld.get(member);
  if (known !== undefined) return known;
  const theirs = tallyOf(held).assignee.has(member)
    ? [...held.item.values()].filter(({ assignee }) => assignee === member).map(({ id }) => id)
    : [];
  const may = new Set([...theirs, ...held.reviewsOf.keys(), ...held.commentsOf.keys()]);
  const items = [...may].flatMap((id) => held.item.get(id) ?? []).filter(isListed);
  const number = items.filter((item) => needsMember(held, item, member)).length;
  ofHeld.set(member, number);
  return number;
}
