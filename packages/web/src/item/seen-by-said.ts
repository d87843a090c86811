// Who sees an item, in one sentence.
import { t } from "@lingui/core/macro";
import { mayWrite, type Role } from "@sightline/domain";

/** `seenBy`: who sees it besides the owners; null for every member. `nameOf` is null for whoever may not know who that is. */
export function seenBySaid(
  seenBy: readonly string[] | null,
  nameOf: ((member: string) => string) | null,
): string {
  if (seenBy === null) return t`Every member sees this item.`;
  if (nameOf === null) return t`Restricted: not every member sees this item.`;
  if (seenBy.length === 0) return t`Restricted: only the owners see this item.`;
  const names = seenBy.map(nameOf);
  return t`Restricted: only the owners and ${names.join(", ")} see this item.`;
}

type Member = { readonly id: string; readonly role: Role };

/** Why nothing about an item can be confirmed: two are needed, and too few of those who see it may. Null where it can be. */
export function whyNobodySecond(seenBy: readonly string[] | null, members: readonly Member[]): string | null {
  const mayReview = members.filter(({ role }) => mayWrite(role, "marks.review"));
  // A desk of one person says so everywhere.
  if (seenBy === null || mayReview.length < 2) return null;
  const see = mayReview.filter(({ id, role }) => role === "owner" || seenBy.includes(id));
  return see.length > 1
    ? null
    : t`Nobody else who sees it may confirm anything: what is said of it waits in nobody’s inbox, and counts nowhere, until a second member who reviews sees it.`;
}
