// Who sees an item, in one sentence.
import { t } from "@lingui/core/macro";

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
