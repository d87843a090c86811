// The exact chromatic number of a small weighted graph, in a budget of search nodes.
import type { Bits } from "./bits.ts";
import { has } from "./bits.ts";
import type { Budget } from "./clique.ts";
import { isOut } from "./clique.ts";

interface Limits {
  /** A known lower bound: the search stops where it is reached. */
  readonly floor: number;
  /** A known upper bound. */
  readonly ceiling: number;
  readonly budget: Budget;
}

/** An upper bound, equal to the chromatic number where the budget lasts or `floor` is met. */
export function exactColouring(rows: readonly Bits[], weights: readonly number[], limits: Limits): number {
  const colouring = new Colouring(rows, weights, limits);
  colouring.extend(0, 0);
  return Math.max(colouring.best, limits.floor);
}

/** DSATUR branch and bound (Brélaz 1979) on the graph with each vertex repeated as often as it weighs. */
class Colouring {
  readonly #limits: Limits;
  readonly #near: readonly (readonly number[])[];
  readonly #colourOf: Int32Array;
  /** For each person and colour, how many neighbours have it. */
  readonly #around: Int32Array;
  readonly #saturation: Int32Array;
  best: number;

  constructor(rows: readonly Bits[], weights: readonly number[], limits: Limits) {
    const people = weights.flatMap((weight, v) => Array.from({ length: weight }, () => v));
    const isNear = (v: number, u: number) => v === u || has(rows[v] ?? new Uint32Array(), u);
    this.#near = people.map((v, i) => people.flatMap((u, j) => (i !== j && isNear(v, u) ? [j] : [])));
    this.#limits = limits;
    this.#colourOf = new Int32Array(people.length).fill(-1);
    this.#around = new Int32Array(people.length * limits.ceiling);
    this.#saturation = new Int32Array(people.length);
    this.best = limits.ceiling;
  }

  extend(done: number, used: number): void {
    const { floor, ceiling, budget } = this.#limits;
    if (used >= this.best || this.best <= floor || isOut(budget)) return;
    budget.nodes--;
    if (done === this.#near.length) {
      this.best = used;
      return;
    }
    const person = this.#mostSaturated();
    for (let colour = 0; colour <= used && colour < this.best - 1; colour++) {
      if (this.#around[person * ceiling + colour] !== 0) continue;
      this.#paint(person, colour, 1);
      this.extend(done + 1, Math.max(used, colour + 1));
      this.#paint(person, colour, -1);
    }
  }

  #paint(person: number, colour: number, by: 1 | -1): void {
    this.#colourOf[person] = by === 1 ? colour : -1;
    for (const other of this.#near[person] ?? []) {
      const at = other * this.#limits.ceiling + colour;
      const before = this.#around[at] ?? 0;
      this.#around[at] = before + by;
      if (before === 0 || before + by === 0) this.#saturation[other] = (this.#saturation[other] ?? 0) + by;
    }
  }

  /** Ties go to the person with most neighbours, then to the first. */
  #mostSaturated(): number {
    let person = -1;
    let most = -1;
    for (let i = 0; i < this.#near.length; i++) {
      if (this.#colourOf[i] !== -1) continue;
      const score = (this.#saturation[i] ?? 0) * this.#near.length + (this.#near[i]?.length ?? 0);
      if (score > most) [person, most] = [i, score];
    }
    return person;
  }
}
