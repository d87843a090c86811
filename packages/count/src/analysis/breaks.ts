// The smallest set of items whose loss takes the number below a threshold: how much would have to be wrong.
import type { Case } from "../case/shape.ts";
import type { BREAK_REFUSALS } from "../refusals.ts";
import { recount } from "../result/count.ts";
import type { Count } from "../result/shape.ts";
import type { Demand } from "./cover.ts";
import type { Memo } from "../result/count.ts";
import { demandFor, mostLeanedOn, smallestCover } from "./cover.ts";
import { leaningsOf } from "./leaning.ts";
import { withoutItems } from "./without.ts";

export interface BreakOptions {
  /** How many times the case may be counted again before the search turns greedy. */
  readonly budget?: number;
  readonly nodeBudget?: number;
}

export interface Breaking {
  readonly ok: true;
  readonly threshold: number;
  /** The minimum with everything. */
  readonly atLeast: number;
  /** Item ids, sorted; empty when the number is below the threshold already. */
  readonly items: readonly string[];
  /** The minimum without them, below the threshold; and what could still be argued. */
  readonly left: { readonly atLeast: number; readonly couldReach: number };
  /** Whether the loss of any fewer items is proved to leave the threshold standing. */
  readonly provedSmallest: boolean;
  readonly recounts: number;
  readonly sentence: string;
}

export interface NoBreak {
  readonly ok: false;
  readonly code: keyof typeof BREAK_REFUSALS;
  readonly sentence: string;
}

interface Search {
  readonly file: Case;
  readonly threshold: number;
  readonly nodeBudget: { readonly nodeBudget?: number };
  readonly memo: Memo;
  recounts: number;
}

const DEFAULT_BUDGET = 200;
const COVER_NODES = 20_000;

/**
 * An implicit hitting set (Davies & Bacchus 2011, Moreno-Centeno & Karp 2013). Every proof P seen so far, of N people,
 * makes a demand: a set of items breaks the threshold t only if N − t + 1 people of P lean on it, for the others
 * would still prove t (see `leaningsOf`). A smallest set that meets all demands is a lower bound on every break; if
 * counting without it gives less than t, it is a smallest break; else the count gives a new proof, and a new demand.
 * Ends, as each new demand rules out the set that raised it. With a conflict in the case the loss of an item may
 * change what is suspended, so the bound does not hold and the set is not called smallest.
 */
export function breaks(
  file: Case,
  threshold: number,
  { budget = DEFAULT_BUDGET, ...nodeBudget }: BreakOptions = {},
): Breaking | NoBreak {
  if (!(threshold > 0)) {
    const sentence = `No loss takes a number below ${threshold}; ask about a threshold of 1 or more.`;
    return { ok: false, code: "threshold-not-positive", sentence };
  }
  const { count: full, memo } = recount(file, undefined, nodeBudget);
  const search: Search = { file, threshold, nodeBudget, memo, recounts: 0 };
  const isConsistent = full.suspended.length === 0;
  const demands: Demand[] = [];
  const spare = { nodes: COVER_NODES };
  for (let lost: readonly string[] = [], rest = full; ;) {
    if (rest.atLeast < threshold)
      return found(search, full, { items: lost, rest, provedSmallest: isConsistent });
    demands.push(demandFor(leaningsOf(file, rest.proof), rest.atLeast - threshold + 1));
    const cover = smallestCover(demands, spare);
    if (search.recounts >= budget || !cover.isSmallest) return greedy(search, full, lost);
    lost = cover.items;
    rest = without(search, lost);
  }
}

function without(search: Search, lost: readonly string[]): Count {
  search.recounts++;
  return recount(withoutItems(search.file, new Set(lost)), search.memo, search.nodeBudget).count;
}

/** Takes the item most people lean on until the threshold falls, then gives back what was not needed: at most two recounts an item. */
function greedy(search: Search, full: Count, start: readonly string[]): Breaking {
  let lost = [...start];
  let rest = without(search, lost);
  while (rest.atLeast >= search.threshold) {
    lost = [...lost, mostLeanedOn(leaningsOf(search.file, rest.proof))].sort();
    rest = without(search, lost);
  }
  for (const item of lost.toSorted()) {
    const fewer = lost.filter((other) => other !== item);
    const again = without(search, fewer);
    if (again.atLeast >= search.threshold) continue;
    lost = fewer;
    rest = again;
  }
  return found(search, full, { items: lost, rest, provedSmallest: false });
}

interface Loss {
  readonly items: readonly string[];
  readonly rest: Count;
  readonly provedSmallest: boolean;
}

function found(
  { threshold, recounts }: Search,
  full: Count,
  { items, rest, provedSmallest }: Loss,
): Breaking {
  const left = { atLeast: rest.atLeast, couldReach: rest.couldReach };
  const names = items.map((id) => `"${id}"`).join(", ");
  const loss = `Without ${names} at least ${left.atLeast} remain, fewer than ${threshold}`;
  const sentence =
    items.length === 0
      ? `The number is ${full.atLeast}, which is below ${threshold} already.`
      : provedSmallest
        ? `${loss}; no smaller loss of items does that.`
        : `${loss}; a smaller loss that does the same was not ruled out.`;
  return { ok: true, threshold, atLeast: full.atLeast, items, left, provedSmallest, recounts, sentence };
}
