// Who sees an item, in one sentence.

/** `seenBy`: who sees it besides the owners; null for every member. `nameOf` is null for whoever may not know who that is. */
export function seenBySaid(
  seenBy: readonly string[] | null,
  nameOf: ((member: string) => string) | null,
): string {
  if (seenBy === null) return "Every member sees this item.";
  if (nameOf === null) return "Restricted: not every member sees this item.";
  if (seenBy.length === 0) return "Restricted: only the owners see this item.";
  const names = seenBy.map(nameOf);
  return `Restricted: only the owners and ${names.join(", ")} see this item.`;
}
