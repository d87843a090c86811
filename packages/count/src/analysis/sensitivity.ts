// Leave-one-out: what could still be proved without any one item, source, reviewer, fact or tier of facts.
import type { Case } from "../case/shape.ts";
import { evidenceOf, whyItemIsOut } from "../model/evidence.ts";
import { suspendedAmong } from "../model/suspended.ts";
import { recount } from "../result/count.ts";
import type { Memo } from "../result/count.ts";
import { howMany, nounFor } from "../result/headline.ts";
import type { Count } from "../result/shape.ts";
import { Membership } from "./membership.ts";
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
  readonly memo: Memo;
}

/**
 * Theorem: if taking something away adds no item and leaves what is suspended as it is, the number does not rise; and
 * if the proof leans on nothing that is taken, the number stays.
 * Sketch: the facts in force are then the old ones less those taken. Every clique of the smaller difference graph,
 * with its reasons, is one of the larger: no rise. (The people of a headcount whose marks are taken are in the larger
 * graph too, as those marks.) The old proof names its items and facts, `same` chains included, and none of them is
 * gone, nor the members of the groups that its separations name: it still checks. So only the support is counted again.
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
  return tryEach({ file, by, full, options, memo }, removalsOf(file, by));
}

function tryEach(whole: Whole, removals: readonly Removal[]): Sensitivity {
  const losses: Loss[] = [];
  const leansOn = supportTest(whole);
  for (const removal of removals) {
    const loss = lossOf(whole, removal, leansOn(removal));
    // Rule 6: a part was searched with more luck than the whole. Its proof is the whole's floor; begin again with it.
    if ("proof" in loss) return tryEach({ ...whole, full: loss }, removals);
    losses.push(loss);
  }
  return summary(whole, losses);
}

/** A `Count` is returned where it proves more of the whole than was known. */
function lossOf(whole: Whole, removal: Removal, isSupport: boolean): Loss | Count {
  const { file, full, options, memo } = whole;
  const rest = removal.rest();
  if (!isSupport && !isShaken(full, removal, rest))
    return { key: removal.key, atLeast: full.atLeast, loss: 0, isSupport };
  const { atLeast, proof } = recount(rest, memo, { ...options, floor: [full.proof] }).count;
  if (atLeast > full.atLeast) {
    const again = recount(file, memo, { ...options, floor: [full.proof, proof] }).count;
    if (again.atLeast > full.atLeast) return again;
  }
  return { key: removal.key, atLeast, loss: full.atLeast - atLeast, isSupport };
}

/** Whether the proof may lean on what is taken; sure of every "no". Marks and headcounts are looked up by their item. */
function supportTest({ file, full }: Whole): (removal: Removal) => boolean {
  const items = new Set(full.support.items);
  const facts = new Set(full.support.facts);
  const leaning = file.facts.filter(({ id }) => facts.has(id));
  const itemOf = new Map(file.headcounts.map(({ id, item }) => [id, item]));
  let groups: ReadonlySet<string> | undefined;
  const groupsBehind = () => {
    const { inside } = new Membership(file.groups, leaning);
    const named = leaning.flatMap((fact) => (fact.kind === "separate" ? fact.groups : []));
    return new Set(named.flatMap((id) => [...(inside.get(id) ?? [])]));
  };
  return ({ unsigned, ...taken }) =>
    [...taken.items, ...unsigned.marks].some((id) => items.has(id)) ||
    unsigned.headcounts.some((id) => items.has(itemOf.get(id) ?? "")) ||
    taken.facts.some((id) => facts.has(id)) ||
    (unsigned.groups.length > 0 && unsigned.groups.some((id) => (groups ??= groupsBehind()).has(id)));
}

/**
 * Whether items come in, or a fact that is left is suspended that was not, or the other way round. Where nothing is
 * suspended, nothing is when a case shrinks: of facts that can all hold, fewer can hold too; and a group that loses an
 * item is not shown whole any more, so nothing is too many for it. Only marks take flags with them, which hid a frame.
 */
function isShaken({ suspended }: Count, { added, unsigned }: Removal, rest: Case): boolean {
  if (added.length > 0) return true;
  if (suspended.length === 0 && unsigned.marks.length === 0) return false;
  const before = new Set(suspended);
  const evidence = evidenceOf(rest);
  const after = suspendedAmong(evidence, evidence.facts);
  return evidence.facts.some((fact) => before.has(fact.id) !== after.has(fact));
}

function summary({ file, by, full }: Whole, losses: readonly Loss[]): Sensitivity {
  const { atLeast } = full;
  const stillAtLeast = losses.reduce((least, loss) => Math.min(least, loss.atLeast), atLeast);
  const counts = file.items.filter((item) => whyItemIsOut(item, file.criteria) === undefined);
  const withoutReviews =
    by === "reviewer" ? counts.flatMap(({ id, reviews }) => (reviews === undefined ? [id] : [])) : [];
  const n = withoutReviews.length;
  const unsigned =
    n === 0
      ? ""
      : ` ${howMany(n, "item")} ${nounFor(n, "carries", "carry")} no list of reviews, so nobody's absence could be tried on ${nounFor(n, "it", "them")}.`;
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
