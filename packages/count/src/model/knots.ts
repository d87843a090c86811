// People who are tied to each other by something, however far around: union-find over ids.

export class Knots {
  readonly #up = new Map<string, string>();

  tie(ids: readonly string[]): void {
    const [first, ...others] = ids;
    for (const other of others) this.#up.set(this.knotOf(other), this.knotOf(first ?? other));
  }

  /** One id that stands for all that are tied to this one. */
  knotOf(id: string): string {
    let top = id;
    for (let next = this.#up.get(top); next !== undefined && next !== top; next = this.#up.get(top))
      top = next;
    for (let at = id; at !== top;) {
      const next = this.#up.get(at) ?? top;
      this.#up.set(at, top);
      at = next;
    }
    return top;
  }
}
