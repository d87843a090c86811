// The reviews that an item still needs, supposed: who would have to say what until it counts.
import { memberKey } from "../case/member.ts";
import type { Criteria, Item, Review, Signed, Verdict } from "../case/shape.ts";
import { verdictOf } from "../case/verdict.ts";
import { whyItemIsOut } from "../model/evidence.ts";

/** Something as if it had been reviewed, and the signatures which that takes. */
export interface Supposed<T> {
  readonly done: T;
  readonly effort: number;
}

/** Names that are nobody's among these; they never leave this package. */
export function strangers(n: number, known: readonly string[]): string[] {
  const taken = new Set(known.map(memberKey));
  const names: string[] = [];
  for (let i = 1; names.length < n; i++) if (!taken.has(`supposed ${i}`)) names.push(`supposed ${i}`);
  return names;
}

/** What two members stand behind, with the signatures that it has; where one member gave both, the review is missing. */
export function signedByTwo<T extends Partial<Signed>>(one: T): Supposed<T & Signed> {
  const { statedBy, reviewedBy } = one;
  const [first = "", second = ""] = strangers(2, [statedBy ?? [], reviewedBy ?? []].flat());
  const isReviewed =
    reviewedBy != null && (statedBy === undefined || memberKey(statedBy) !== memberKey(reviewedBy));
  return {
    done: { ...one, statedBy: statedBy ?? first, reviewedBy: isReviewed ? reviewedBy : second },
    effort: (statedBy === undefined ? 1 : 0) + (isReviewed ? 0 : 1),
  };
}

/**
 * The item as if the fewest reviews that make it count had been given; undefined where none would: found false, or taken
 * too late. Either more members agree with its verdict, or whoever dissents reviews again and finds it verified
 * (`verdictOf`), with more members if that is not enough.
 */
export function judged(item: Item, criteria: Criteria): Supposed<Item> | undefined {
  const dissent = opinionsOf(item).filter(({ verdict }) => verdict !== "verified");
  const ways = [0, 1, 2].flatMap((n) => [
    ...(item.verdict === "false" ? [] : [reviewed(item, dissent, { n, verdict: "verified" })]),
    reviewed(item, [], { n, verdict: item.verdict }),
  ]);
  return ways
    .filter(({ done, effort }) => effort > 0 && whyItemIsOut(done, criteria) === undefined)
    .toSorted((x, y) => x.effort - y.effort)[0];
}

/** Who holds an opinion, by the latest of each member. */
function opinionsOf({ reviews = [] }: Item): Review[] {
  const latest = new Map(reviews.map((review) => [memberKey(review.by), review]));
  return [...latest.values()].filter(({ verdict }) => verdict !== "none");
}

function reviewed(
  { reviews = [], ...item }: Item,
  again: readonly Review[],
  { n, verdict }: { readonly n: number; readonly verdict: Verdict },
): Supposed<Item> {
  const known = reviews.map(({ by }) => by);
  const names = [...again.map(({ by }) => by), ...strangers(n, known)];
  const all = [...reviews, ...names.map((by) => ({ by, verdict }))];
  return { done: { ...item, reviews: all, verdict: verdictOf(all) }, effort: names.length };
}
