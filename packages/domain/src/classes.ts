// Union–find (Tarjan 1975): who is together by what was joined.

export class Classes {
  readonly #above = new Map<string, string>();

  /** The one that stands for the class of `id`, which need not have been joined to anything. */
  top(id: string): string {
    let at = id;
    for (let up = this.#above.get(at); up !== undefined && up !== at; up = this.#above.get(at)) {
      this.#above.set(at, this.#above.get(up) ?? up);
      at = up;
    }
    return at;
  }

  join(one: string, other: string): void {
    this.#above.set(this.top(one), this.top(other));
  }

  /** What is in each class, of `ids`, in their order. */
  of(ids: Iterable<string>): string[][] {
    const classes = new Map<string, string[]>();
    for (const id of ids) {
      const top = this.top(id);
      const members = classes.get(top);
      if (members) members.push(id);
      else classes.set(top, [id]);
    }
    return [...classes.values()];
  }
}
