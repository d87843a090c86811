// What a file that came in fills: whatever was wanted under one of the addresses at which it was found.
import type { Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { wantedId } from "./address.ts";
import type { WantedRow } from "./wanted.ts";

export const isWaiting = ({ item, withdrawn }: WantedRow): boolean => item === null && !withdrawn;

/** Entries that follow from `change`, by which this item came in, or was found there too. */
export function filledBy(
  held: Held,
  change: Signed,
  { item, urls }: { readonly item: string; readonly urls: readonly (string | null)[] },
): Signed[] {
  if (held.wanted.size === 0) return [];
  const ids = new Set(urls.flatMap((url) => (url === null ? [] : [wantedId(url)])));
  return [...ids].flatMap((subject) => {
    const row = held.wanted.get(subject);
    if (row === undefined || !isWaiting(row)) return [];
    return [{ ...change, verb: "wanted.fill", subject, payload: { item } }];
  });
}
