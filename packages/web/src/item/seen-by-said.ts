// Who sees an item, in one sentence.

/** `seenBy`: who sees it besides the owners; null for every member. Names may be known to nobody who looks. */
export function seenBySaid(seenBy: readonly string[] | null, nameOf: (member: string) => string): string {
  if (seenBy === null) return "Every member sees this item.";
  if (seenBy.length === 0) return "Restricted: not every member sees this item.";
  const names = seenBy.map(nameOf);
  return `Restricted: only the owners and ${names.join(", ")} see this item.`;
}
