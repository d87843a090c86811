// Leave-one-out: what could still be proved without any one item, source, reviewer, fact or tier of facts.
import type { Case } from "../case/shape.ts";
import { conflicts, recount } from "../result/count.ts";
import type { Count } from "../result/shape.ts";
import type { Memo } from "../result/count.ts";
import type { Removal, SensitivityBy } from "./removals.ts";
import { removalsOf } from "./removals.ts";

export interface Loss {
  readonly key: string;
  /** The minimum without it. */
  readonly atLeast: number;
  /** How many fewer than with it; below zero only where taking it away settles a conflict or a dissent. */
  readonly loss: number;
  readonly isSupport: boolean;
}

export interface Sensitivity {
  readonly by: SensitivityBy;
  readonly atLeast: number;
  /** The minimum without the key that costs most: what stands whichever one of them falls. */
  readonly stillAtLeast: number;
  /** Largest loss first, then by key. */
  readonly losses: readonly Loss[];
  /** By reviewer only: items that count without a list of reviews, which nobody's absence touches here. */
  readonly withoutReviews: readonly string[];
  readonly sentence: string;
}

interface Whole {
  readonly file: Case;
  readonly by: SensitivityBy;
  readonly full: Count;
  readonly options: { readonly nodeBudget?: number };
  readonly conflictsBefore: string;
  readonly memo: Memo;
}

/**
 * Theorem: if taking something away adds no item and leaves the conflicts as they are, the number does not rise; and
 * if the proof leans on nothing that is taken, the number stays.
 * Sketch: the facts in force are then the old ones less those taken. Every clique of the smaller difference graph,
 * with its reasons, is one of the larger: no rise. The old proof names its items and facts, `same` chains included,
 * and none of them is gone: it still checks. So only the support is counted again.
 * Without the two conditions nothing is promised: a withdrawn half of a conflict releases the other half (the number
 * can rise, or a fact set free can meet a third and suspend both), and a dissent that disappears lets an item in.
 * Such keys are counted again wherever they stand, and a rise is shown as a loss below zero rather than hidden.
 */
export function sensitivity(
  file: Case,
  by: SensitivityBy,
  options: { readonly nodeBudget?: number } = {},
): Sensitivity {
  const { count: full, memo } = recount(file, undefined, options);
  const conflictsBefore = conflictKey(file);
  return tryEach({ file, by, full, options, conflictsBefore, memo }, removalsOf(file, by));
}

function tryEach(whole: Whole, removals: readonly Removal[]): Sensitivity {
  const losses: Loss[] = [];
  for (const removal of removals) {
    const loss = lossOf(whole, removal);
    // Rule 7: a part was searched with more luck than the whole. Its proof is the whole's floor; begin again with it.
    if ("proof" in loss) return tryEach({ ...whole, full: loss }, removals);
    losses.push(loss);
  }
  return summary(whole, losses);
}

/** A `Count` is returned where it proves more of the whole than was known. */
function lossOf({ file, full, options, conflictsBefore, memo }: Whole, removal: Removal): Loss | Count {
  const { items, facts } = full.support;
  const isSupport =
    removal.items.some((id) => items.includes(id)) || removal.facts.some((id) => facts.includes(id));
  const rest = removal.rest();
  // A case without a conflict has none when it shrinks: of facts that can all hold, fewer can hold too; and a group that
  // loses an item is not shown whole any more, so nothing is too many for it.
  const isShaken =
    removal.added.length > 0 || (conflictsBefore !== "" && conflictKey(rest) !== conflictsBefore);
  if (!isSupport && !isShaken) return { key: removal.key, atLeast: full.atLeast, loss: 0, isSupport };
  const { atLeast, proof } = recount(rest, memo, { ...options, floor: [full.proof] }).count;
  if (atLeast > full.atLeast) {
    const again = recount(file, memo, { ...options, floor: [full.proof, proof] }).count;
    if (again.atLeast > full.atLeast) return again;
  }
  return { key: removal.key, atLeast, loss: full.atLeast - atLeast, isSupport };
}

function conflictKey(file: Case): string {
  return conflicts(file)
    .map(({ facts }) => JSON.stringify(facts))
    .sort()
    .join();
}

function summary({ file, by, full }: Whole, losses: readonly Loss[]): Sensitivity {
  const { atLeast } = full;
  const stillAtLeast = losses.reduce((least, loss) => Math.min(least, loss.atLeast), atLeast);
  const counts = file.items.filter((item) => file.criteria.verdicts.includes(item.verdict));
  const withoutReviews =
    by === "reviewer" ? counts.flatMap(({ id, reviews }) => (reviews === undefined ? [id] : [])) : [];
  const unsigned =
    withoutReviews.length === 0
      ? ""
      : ` ${withoutReviews.length} items carry no list of reviews, so nobody's absence could be tried on them.`;
  const thing = by === "tier" ? "tier of facts" : by;
  return {
    by,
    atLeast,
    stillAtLeast,
    losses: losses.toSorted((a, b) => b.loss - a.loss || (a.key < b.key ? -1 : 1)),
    withoutReviews,
    sentence: `Still at least ${stillAtLeast} without any one ${thing}.${unsigned}`,
  };
}
