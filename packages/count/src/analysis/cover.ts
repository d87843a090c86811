// The smallest set of items that takes enough people out of each of several proofs: an exact covering search.
import type { Leaning } from "./leaning.ts";

/** People who lean on the same items. */
type Bundle = Pick<Leaning, "items" | "weight">;

/** A proof from which at least `need` people must be taken. */
export interface Demand {
  readonly bundles: readonly Bundle[];
  readonly need: number;
}

export interface Cover {
  readonly items: readonly string[];
  /** Whether every smaller set was shown to leave some demand open. */
  readonly isSmallest: boolean;
}

/** Most people of a proof lean on one item with many others: bundled, a demand is as small as the proof's frames. */
export function demandFor(people: readonly Leaning[], need: number): Demand {
  const alike = Map.groupBy(people, ({ items }) => JSON.stringify(items));
  const bundles = [...alike.values()].map((list): Bundle => ({
    items: list[0]?.items ?? [],
    weight: list.reduce((sum, { weight }) => sum + weight, 0),
  }));
  return { bundles, need };
}

/** What each item, not banned, would still take from a demand; and how much is still needed. */
function openOf(demand: Demand, chosen: ReadonlySet<string>, banned: ReadonlySet<string>) {
  let need = demand.need;
  const gains = new Map<string, number>();
  for (const { items, weight } of demand.bundles) {
    if (items.some((item) => chosen.has(item))) need -= weight;
    else for (const item of items) if (!banned.has(item)) gains.set(item, (gains.get(item) ?? 0) + weight);
  }
  const ranked = [...gains].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { need, ranked };
}

/** The fewest items that could meet what is open: taking the largest gains, as if none overlapped. */
function fewest({ need, ranked }: ReturnType<typeof openOf>): number {
  let items = 0;
  let open = need;
  for (const [, gain] of ranked) {
    if (open <= 0) break;
    open -= gain;
    items++;
  }
  return open > 0 ? Infinity : items;
}

interface Tried {
  readonly chosen: ReadonlySet<string>;
  readonly banned: ReadonlySet<string>;
  /** A demand that needs more items than this is hard enough. */
  readonly size: number;
}

/** The demand that needs most items, judged optimistically; undefined when all are met. */
function hardest(demands: readonly Demand[], { chosen, banned, size }: Tried) {
  let worst: { least: number; ranked: [string, number][] } | undefined;
  for (const demand of demands) {
    const open = openOf(demand, chosen, banned);
    if (open.need <= 0) continue;
    const least = fewest(open);
    if (!worst || least > worst.least) worst = { least, ranked: open.ranked };
    if (least > size) return worst;
  }
  return worst;
}

/**
 * Deepening by size: size k is tried only when every smaller size failed, so the first cover found is smallest.
 * A branch takes the items of the hardest demand one after another and bans those already tried: a cover that
 * contains one of them was looked for there. `spare.nodes` steps may be taken and are used up; beyond them a greedy
 * cover is returned, not proved smallest.
 */
export function smallestCover(demands: readonly Demand[], spare: { nodes: number }): Cover {
  const chosen = new Set<string>();
  const banned = new Set<string>();
  const search = (size: number): boolean => {
    const worst = hardest(demands, { chosen, banned, size });
    if (!worst) return true;
    if (worst.least > size || --spare.nodes < 0) return false;
    const tried: string[] = [];
    for (const [item] of worst.ranked) {
      chosen.add(item);
      if (search(size - 1)) return true;
      chosen.delete(item);
      banned.add(item);
      tried.push(item);
      if (spare.nodes < 0) break;
    }
    for (const item of tried) banned.delete(item);
    return false;
  };
  const most = new Set(demands.flatMap(({ bundles }) => bundles.flatMap(({ items }) => items))).size;
  const first = hardest(demands, { chosen, banned, size: most })?.least ?? 0;
  for (let size = first; size <= most && spare.nodes >= 0; size++) {
    if (search(size)) return { items: [...chosen].sort(), isSmallest: true };
  }
  return { items: greedyCover(demands), isSmallest: false };
}

function greedyCover(demands: readonly Demand[]): string[] {
  const chosen = new Set<string>();
  for (;;) {
    const best = hardest(demands, { chosen, banned: new Set(), size: Infinity })?.ranked[0];
    if (!best) return [...chosen].sort();
    chosen.add(best[0]);
  }
}

/** The item that most of these people lean on; of several the first by id. */
export function mostLeanedOn(people: readonly Leaning[]): string {
  const { ranked } = openOf(demandFor(people, 1), new Set(), new Set());
  const first = ranked[0];
  if (!first) throw new Error("expected somebody who leans on an item, got an empty proof");
  return first[0];
}
