// Rows by id, in layers: what is written lies on top, and what somebody reads below it stays as it was.

export interface Keyed<T> {
  readonly size: number;
  get(id: string): T | undefined;
  has(id: string): boolean;
  keys(): Iterable<string>;
  values(): Iterable<T>;
}

/** Rows written over others, which it never changes. Rows keep the place in which they came; none is ever taken out. */
export class Layer<T> implements Keyed<T> {
  readonly #below: Keyed<T>;
  readonly #own: Map<string, T>;
  #size: number;

  constructor(below: Keyed<T> = new Map(), own = new Map<string, T>(), size = below.size) {
    this.#below = below;
    this.#own = own;
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  get(id: string): T | undefined {
    return this.#own.get(id) ?? this.#below.get(id);
  }

  has(id: string): boolean {
    return this.#own.has(id) || this.#below.has(id);
  }

  set(id: string, row: T): void {
    if (!this.has(id)) this.#size += 1;
    this.#own.set(id, row);
  }

  *keys(): Generator<string> {
    yield* this.#below.keys();
    for (const id of this.#own.keys()) if (!this.#below.has(id)) yield id;
  }

  *values(): Generator<T> {
    if (this.#own.size === 0) return yield* this.#below.values();
    for (const id of this.#below.keys()) {
      const row = this.get(id);
      if (row !== undefined) yield row;
    }
    for (const [id, row] of this.#own) if (!this.#below.has(id)) yield row;
  }

  /** What lies below, and the ids of what is written over it. */
  parts(): { readonly base: Keyed<T>; readonly own: Iterable<string> } {
    return { base: this.#below, own: this.#own.keys() };
  }

  /** The same rows in at most one layer over a plain map, and in none once `most` rows lie on top: reading stays quick. */
  settled(most: number): Keyed<T> {
    if (this.#own.size === 0) return this.#below;
    const flat = this.#below instanceof Layer ? (this.#below as Layer<T>) : null;
    const below = flat ? flat.#below : this.#below;
    const own = flat ? new Map([...flat.#own, ...this.#own]) : this.#own;
    const layer = new Layer(below, own, this.#size);
    if (below.size === 0) return own;
    if (own.size <= most) return layer;
    const all = new Map<string, T>();
    for (const id of layer.keys()) all.set(id, layer.get(id) as T);
    return all;
  }
}

/** Rows as somebody sees them: `show` gives a row, another in its place, or none. */
export class Seen<T> implements Keyed<T> {
  readonly #below: Keyed<T>;
  readonly #show: (row: T, id: string) => T | undefined;
  #size: number | undefined;

  constructor(below: Keyed<T>, show: (row: T, id: string) => T | undefined) {
    this.#below = below;
    this.#show = show;
  }

  get size(): number {
    return (this.#size ??= [...this.keys()].length);
  }

  get(id: string): T | undefined {
    const row = this.#below.get(id);
    return row === undefined ? undefined : this.#show(row, id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  *keys(): Generator<string> {
    for (const id of this.#below.keys()) if (this.has(id)) yield id;
  }

  *values(): Generator<T> {
    for (const id of this.#below.keys()) {
      const row = this.get(id);
      if (row !== undefined) yield row;
    }
  }
}
/** The rows that stay the same for long, and the ids of those that were written since. */
export const partsOf = <T>(rows: Keyed<T>): ReturnType<Layer<T>["parts"]> =>
  rows instanceof Layer ? (rows as Layer<T>).parts() : { base: rows, own: [] };
