// What is tied together by something, however far around: union-find (Tarjan 1975) over numbers, and over ids.

/** Of each number another of its knot, nearer to the least, which stands for all and for itself. */
export type Ties = Int32Array | number[];

/** The least number of a knot; the way there is shortened for the next time. */
export function leastOf(ties: Ties, one: number): number {
  let least = one;
  while (ties[least] !== least) least = ties[least] ?? least;
  for (let at = one; at !== least;) {
    const next = ties[at] ?? least;
    ties[at] = least;
    at = next;
  }
  return least;
}

export function tie(ties: Ties, one: number, other: number): void {
  const [a, b] = [leastOf(ties, one), leastOf(ties, other)];
  ties[Math.max(a, b)] = Math.min(a, b);
}

/** People by their ids. */
export class Knots {
  readonly #numbers = new Map<string, number>();
  readonly #ties: number[] = [];

  tie(ids: readonly string[]): void {
    const [first, ...others] = ids;
    for (const other of others) tie(this.#ties, this.#numberOf(first ?? other), this.#numberOf(other));
  }

  /** One number for all that are tied to this id. */
  knotOf(id: string): number {
    return leastOf(this.#ties, this.#numberOf(id));
  }

  #numberOf(id: string): number {
    const number = this.#numbers.get(id) ?? this.#ties.length;
    if (number === this.#ties.length) this.#ties.push(number);
    this.#numbers.set(id, number);
    return number;
  }
}
