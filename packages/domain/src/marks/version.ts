// The marks of an item, its sightings, flags and exhaustive spans: which version they are in, and who signed off that one.
import type { Proposed } from "../rule.ts";
import type { Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import type { ItemRow } from "../item/item.ts";
import type { Hands } from "../member/hands.ts";
import { disputedIn } from "../blind/lowered.ts";
import { refuse, type Result } from "../refusal.ts";

/** The number of the entry that last changed a mark of the item; 0 while there is none. */
export const marksVersion = (held: Held, item: string): number => held.inItem.get(item)?.version ?? 0;

/** Who signed the marks as they now are, whatever was counted there. */
export function signedBy(held: Held, item: ItemRow): Hands | null {
  const { id, marksStatedBy: statedBy, marksReviewedBy: reviewedBy } = item;
  return statedBy === null || item.marksVersion !== marksVersion(held, id) ? null : { statedBy, reviewedBy };
}

/** Who signed off the marks as they now are; null once a later mark, flag or description took the signatures away. */
export function signOffOf(held: Held, item: ItemRow): Hands | null {
  const signed = signedBy(held, item);
  // While a member counted fewer than are marked nobody knows who of them is nobody: none of it is confirmed.
  return signed?.reviewedBy == null || disputedIn(held, item.id) === null
    ? signed
    : { ...signed, reviewedBy: null };
}

type OnMarks = Proposed<"marks.state" | "marks.review" | "marks.withdraw">;
type At = { readonly item: ItemRow; readonly signed: Hands | null };

/** Decides by `rule` when the item can have marks and they are those that the member saw. */
export function onMarks(
  held: Held,
  { subject, payload }: OnMarks,
  rule: (at: At) => Result<Signed[]>,
): Result<Signed[]> {
  const item = held.item.get(subject);
  if (!item) return refuse("no-such-item", `No item has the id ${subject}; collect it first.`);
  if (item.kind === "other")
    return refuse("no-frames", `${item.name} is neither a photo nor a video: it has no marks.`);
  // Nobody signs what they did not see.
  if ("version" in payload && payload.version !== marksVersion(held, subject)) {
    return refuse("marks-changed", `The marks of ${item.name} changed since you looked; look at them again.`);
  }
  return rule({ item, signed: signedBy(held, item) });
}
