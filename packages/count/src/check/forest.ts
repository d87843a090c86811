// The classes that `same` facts make, and which of these facts lie on a way between two sightings that cannot be one person.
import type { Fact, PairFact } from "../case/shape.ts";

/** Sets that grow together; each knows the value of its one representative. */
class Sets {
  readonly #up: number[] = [];

  find(n: number): number {
    let top = n;
    for (let next = this.#up[top] ?? top; next !== top; next = this.#up[top] ?? top) top = next;
    for (let at = n; at !== top;) {
      const next = this.#up[at] ?? top;
      this.#up[at] = top;
      at = next;
    }
    return top;
  }

  /** Puts the set of `n` under that of `into`. */
  put(n: number, into: number): void {
    this.#up[this.find(n)] = this.find(into);
  }
}

/**
 * A spanning forest of the graph whose edges are `same` facts. Two edges lie on a common simple cycle, directly or over
 * others, exactly when the cycles that the other edges close in the forest tie them together; edges that are tied form a
 * block. A simple path between x and y can use an edge exactly when its block has an edge on the way from x to y in the forest.
 */
export class Forest {
  readonly #facts: readonly PairFact[];
  readonly #node = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #parent: number[] = [];
  readonly #depth: number[] = [];
  readonly #root: number[] = [];
  /** By edge (fact): its block. By node: the fact that leads to its parent. */
  readonly #blocks = new Sets();
  /** By block: the node of it nearest to the root. */
  readonly #tops = new Map<number, number>();
  readonly #up: number[] = [];
  readonly #passed = new Sets();
  readonly #marked = new Set<number>();
  readonly #inItem: ReadonlyMap<string, readonly string[]>;

  /** `itemOf`: the item of a sighting. */
  constructor(facts: readonly Fact[], itemOf: (id: string) => string) {
    this.#facts = facts.filter((fact): fact is PairFact => fact.kind === "same");
    const steps: { edge: number; to: number }[][] = [];
    const node = (id: string): number => {
      const known = this.#node.get(id);
      if (known !== undefined) return known;
      this.#node.set(id, this.#ids.length);
      steps.push([]);
      return this.#ids.push(id) - 1;
    };
    const ends = this.#facts.map(({ between: [a, b] }): [number, number] => [node(a), node(b)]);
    ends.forEach(([a, b], edge) => {
      steps[a]?.push({ edge, to: b });
      steps[b]?.push({ edge, to: a });
    });
    const inForest = new Set<number>();
    for (let start = 0; start < this.#ids.length; start++) {
      if (this.#root[start] !== undefined) continue;
      this.#root[start] = start;
      this.#depth[start] = 0;
      const queue = [start];
      for (const at of queue) {
        for (const { edge, to } of steps[at] ?? []) {
          if (this.#root[to] !== undefined) continue;
          this.#root[to] = start;
          this.#parent[to] = at;
          this.#depth[to] = (this.#depth[at] ?? 0) + 1;
          this.#up[to] = edge;
          inForest.add(edge);
          queue.push(to);
        }
      }
    }
    this.#inItem = Map.groupBy(this.#ids, itemOf);
    ends.forEach(([a, b], edge) => {
      if (!inForest.has(edge)) this.#close(edge, a, b);
    });
  }

  /**
   * An edge outside the forest closes a cycle, and all edges of a cycle are in one block. What a block has of the forest
   * hangs together, so a walk leaps from any edge of a block to its top.
   */
  #close(edge: number, a: number, b: number): void {
    let [x, y] = [a, b];
    while (x !== y) {
      if ((this.#depth[x] ?? 0) < (this.#depth[y] ?? 0)) [x, y] = [y, x];
      const up = this.#up[x] ?? -1;
      const top = this.#tops.get(this.#blocks.find(up)) ?? this.#parent[x] ?? x;
      this.#blocks.put(up, edge);
      x = top;
      const block = this.#blocks.find(edge);
      const known = this.#tops.get(block) ?? x;
      this.#tops.set(block, (this.#depth[known] ?? 0) < (this.#depth[x] ?? 0) ? known : x);
    }
  }

  /** The other sightings that are one person with this one, itself included. */
  classes(): readonly (readonly string[])[] {
    return [...Map.groupBy(this.#ids, (id) => this.#root[this.#node.get(id) ?? -1]).values()];
  }

  rootOf(id: string): string {
    return this.#ids[this.#root[this.#node.get(id) ?? -1] ?? -1] ?? id;
  }

  /** The sightings of one item that any `same` names. */
  idsIn(item: string): readonly string[] {
    return this.#inItem.get(item) ?? [];
  }

  has(id: string): boolean {
    return this.#node.has(id);
  }

  /** These sightings of one class are no one person: marks every `same` on a simple path between any two of them. */
  part(ids: readonly string[]): void {
    const [first, ...others] = ids.map((id) => this.#node.get(id) ?? -1);
    for (const other of first === undefined ? [] : others) {
      let [x, y] = [this.#passed.find(first ?? -1), this.#passed.find(other)];
      while (x !== y) {
        if ((this.#depth[x] ?? 0) < (this.#depth[y] ?? 0)) [x, y] = [y, x];
        this.#marked.add(this.#blocks.find(this.#up[x] ?? -1));
        this.#passed.put(x, this.#parent[x] ?? x);
        x = this.#passed.find(x);
      }
    }
  }

  marked(): Fact[] {
    return this.#facts.filter((_, edge) => this.#marked.has(this.#blocks.find(edge)));
  }
}
