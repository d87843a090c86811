// Heaviest clique by branch and bound with a weighted colouring bound, in a budget of search nodes.
import type { Bits } from "./bits.ts";
import { allOf, andInto, bits, drop, has, isEmpty, nextIn } from "./bits.ts";
import { improve } from "./local-search.ts";

export interface Budget {
  nodes: number;
  /** Set when a search wanted to go on and could not. */
  isOut?: boolean;
}

/** Whether the budget is used up; asked only where there is more to search, so it notes that a search was stopped. */
export function isOut(budget: Budget): boolean {
  if (budget.nodes <= 0) budget.isOut = true;
  return budget.nodes <= 0;
}

export interface CliqueFound {
  readonly clique: readonly number[];
  readonly weight: number;
}

export interface Task {
  /** Heaviest first. */
  readonly rows: readonly Bits[];
  readonly weights: readonly number[];
  /** A known upper bound: the search stops where it is reached. */
  readonly ceiling: number;
  /** Vertices from which the search starts, as far as they are a clique. */
  readonly hint: readonly number[];
  readonly budget: Budget;
}

export function heaviestClique(task: Task): CliqueFound {
  const { rows, weights, ceiling, hint } = task;
  let found = improve(rows, weights, cliqueFrom(task, hint), ceiling);
  const starts = hint.length > 0 ? 1 : STARTS;
  for (let start = 0; start < Math.min(rows.length, starts) && found.weight < ceiling; start++) {
    const other = improve(rows, weights, cliqueFrom(task, [start]), ceiling);
    if (other.weight > found.weight) found = other;
  }
  const search = new Search(task, found);
  if (found.weight < ceiling) search.branch(0, allOf(rows.length), 0);
  return { clique: search.best, weight: search.bestWeight };
}

/** Greedy starts of the local search where nothing is known; more of them find little that its own steps do not. */
const STARTS = 4;

/** The given vertices as far as they are pairwise adjacent, then whatever still fits, heaviest first. */
function cliqueFrom({ rows }: Task, first: readonly number[]): number[] {
  const chosen: number[] = [];
  const left = allOf(rows.length);
  const take = (v: number) => {
    chosen.push(v);
    andInto(left, rows[v] ?? left);
  };
  for (const v of first) if (has(left, v)) take(v);
  for (let v = nextIn(left, 0); v >= 0; v = nextIn(left, 0)) take(v);
  return chosen;
}

class Search {
  readonly #task: Task;
  /** A node costs one for each 64 vertices of its graph, as its time does. */
  readonly #price: number;
  readonly #left: Bits[] = [];
  readonly #orders: Int32Array[] = [];
  readonly #bounds: Int32Array[] = [];
  readonly #uncoloured: Bits;
  readonly #free: Bits;
  readonly #chosen: number[] = [];
  best: readonly number[];
  bestWeight: number;

  constructor(task: Task, start: { clique: readonly number[]; weight: number }) {
    this.#task = task;
    this.#price = Math.max(1, task.rows.length >>> 6);
    this.#uncoloured = bits(task.rows.length);
    this.#free = bits(task.rows.length);
    this.best = start.clique;
    this.bestWeight = start.weight;
  }

  /**
   * Theorem: a clique takes at most one vertex of each independent set, so no clique within the first `i` candidates
   * weighs more than the sum over colour classes of the heaviest vertex up to `i` (Kumlander 2004). Vertices are tried
   * last colour first, and a candidate whose bound does not beat the best known ends the loop.
   */
  branch(depth: number, candidates: Bits, weight: number): void {
    const { rows, weights, ceiling, budget } = this.#task;
    if (this.bestWeight >= ceiling || isOut(budget)) return;
    budget.nodes -= this.#price;
    if (weight > this.bestWeight) {
      this.best = [...this.#chosen];
      this.bestWeight = weight;
    }
    const size = this.#colour(depth, candidates);
    const order = this.#orders[depth] ?? new Int32Array();
    const bound = this.#bounds[depth] ?? order;
    const left = candidates;
    const inner = (this.#left[depth] ??= bits(rows.length));
    for (let i = size - 1; i >= 0; i--) {
      if (weight + (bound[i] ?? 0) <= this.bestWeight) return;
      const v = order[i] ?? 0;
      inner.set(left);
      andInto(inner, rows[v] ?? inner);
      this.#chosen.push(v);
      this.branch(depth + 1, inner, weight + (weights[v] ?? 0));
      this.#chosen.pop();
      drop(left, v);
    }
  }

  /** Colours the candidates greedily into `#orders[depth]`, with the bound of each; returns how many there are. */
  #colour(depth: number, candidates: Bits): number {
    const { rows, weights } = this.#task;
    const order = (this.#orders[depth] ??= new Int32Array(rows.length));
    const bound = (this.#bounds[depth] ??= new Int32Array(rows.length));
    const uncoloured = this.#uncoloured;
    const free = this.#free;
    uncoloured.set(candidates);
    let size = 0;
    for (let before = 0; !isEmpty(uncoloured);) {
      free.set(uncoloured);
      const start = size;
      for (let v = nextIn(free, 0); v >= 0; v = nextIn(free, v + 1)) {
        order[size++] = v;
        drop(uncoloured, v);
        removeFrom(free, rows[v], v >>> 5);
      }
      // Vertices come heaviest first; light ones go first here, so that the bound of each is as low as the theorem allows.
      order.subarray(start, size).reverse();
      for (let i = start; i < size; i++) bound[i] = before + (weights[order[i] ?? 0] ?? 0);
      before = bound[size - 1] ?? before;
    }
    return size;
  }
}

function removeFrom(set: Bits, row: Bits | undefined, from: number): void {
  if (row) for (let i = from; i < set.length; i++) set[i] = (set[i] ?? 0) & ~(row[i] ?? 0);
}
