// What the journal says of an item at a glance; what the decoders say of it comes from elsewhere.
import { verdictOf } from "@sightline/count";
import { rowsIn, type Held } from "../investigation/held.ts";
import type { ItemRow } from "./item.ts";
import type { ReviewRow } from "../review/review.ts";
import type { Tile } from "./contract.ts";
import { warningOf } from "./warning.ts";

export type HeldTile = Omit<Tile, "durationUs" | "decoding">;

export function tileOf(held: Held, item: ItemRow): HeldTile {
  const { id, name, kind, footage, account } = item;
  // Without a prototype: any word may be a subject, also `constructor`.
  const marked: Record<string, number> = Object.create(null);
  const attributes = new Set<string>();
  for (const sighting of rowsIn(held, "sighting", id)) {
    marked[sighting.subject] = (marked[sighting.subject] ?? 0) + 1;
    for (const attribute of sighting.attributes) attributes.add(attribute);
  }
  const headcounts = rowsIn(held, "headcount", id);
  const counted: Record<string, number> = Object.create(null);
  for (const { subject, atLeast } of headcounts) counted[subject] = Math.max(counted[subject] ?? 0, atLeast);
  return {
    id,
    name,
    kind,
    verdict: verdictIn(held, id),
    footage,
    account,
    marked,
    headcount: headcounts.length === 0 ? null : Math.max(...Object.values(counted)),
    warning: warningOf({ kind, marked, counted, attributes: [...attributes] }),
  };
}

type Verdict = ReturnType<typeof verdictOf>;

/** Lists of reviews never change, so what one adds up to is worked out once. */
const verdicts = new WeakMap<readonly ReviewRow[], Verdict>();
const NO_REVIEWS: readonly ReviewRow[] = [];

export function verdictIn(held: Held, item: string): Verdict {
  const reviews = held.reviewsOf.get(item) ?? NO_REVIEWS;
  const verdict = verdicts.get(reviews) ?? verdictOf(reviews);
  verdicts.set(reviews, verdict);
  return verdict;
}
