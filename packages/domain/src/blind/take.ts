// Taking a blind count on: from then on its member is shown nothing of what was counted there, until they have counted.
import type { Informed } from "../investigation/held.ts";
import { called } from "../member/called.ts";
import { isOneMember } from "../member/hands.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import type { BlindRow } from "./blind.ts";
import { copiesOf } from "./withheld.ts";
import { standing } from "./state.ts";

export const takeBlind: Rule<"blind.take"> = (held, change) => {
  const there = standing(held, change.subject);
  if (!there.ok) return there;
  const row = there.value;
  if (row.by !== null)
    return isOneMember(row.by, change.by)
      ? ok([])
      : refuse("blind-taken", `${called(held, row.by)} counts this frame blind already.`);
  if (isOneMember(row.askedBy, change.by))
    return refuse("second-member-needed", "You asked for this blind count; another member takes it on.");
  if (row.asked !== null && !isOneMember(row.asked, change.by))
    return refuse("blind-of-another", `${called(held, row.asked)} is asked for this blind count, by name.`);
  return whyNotUnseen(held, row, change.by) ?? ok([change]);
};

/** Nobody counts blind what they have seen: as far as the journal knows, whoever had a hand in what was marked and counted there. */
function whyNotUnseen(held: Informed, { id, item }: BlindRow, member: string): Refused | null {
  const copies = copiesOf(held, item);
  const seen = refuse(
    "seen-already",
    `You marked, counted or signed something in ${held.item.get(item)?.name ?? item} or a copy of it, so you cannot count it blind; leave it to another member.`,
  );
  for (const copy of copies) {
    // What was asked of the item speaks for its copies too, seen or not; this is of what changed since in the same act.
    const hands = held.hands.known(copy);
    // Which copies it has changes in this very act: who had a hand in those was not asked.
    if (hands === undefined)
      return refuse("blind-at-once", "Take this blind count on by itself, not together with other changes.");
    if ((hands ?? []).some((one) => isOneMember(one, member))) return seen;
  }
  const counted = [...held.blind.values()].some(
    (row) =>
      row.id !== id &&
      row.by !== null &&
      isOneMember(row.by, member) &&
      copies.includes(row.item) &&
      (row.counted !== null || row.withdrawn),
  );
  return counted ? seen : null;
}
