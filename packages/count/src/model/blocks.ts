// The graph that `same` facts draw between sightings: its biconnected blocks, and which of them lie between two of its ends.
import type { Fact, PairFact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";
import { endsOf } from "./evidence.ts";

interface Step {
  readonly edge: number;
  readonly to: number;
}

interface Visit {
  readonly node: number;
  /** The edge by which it was reached; -1 at a root. */
  readonly by: number;
  at: number;
}

/**
 * A depth-first forest with the blocks of each tree (Hopcroft and Tarjan 1973): an edge belongs to exactly one block, and
 * two edges share one when they lie on a common cycle. Parallel facts make a cycle of two. Nodes are numbered apart from
 * sightings, because most sightings are named by no `same`.
 */
export class SameBlocks {
  readonly #facts: readonly PairFact[];
  readonly #nodeOf = new Map<number, number>();
  readonly #steps: Step[][] = [];
  readonly #parent: Int32Array;
  readonly #depth: Int32Array;
  /** By node: the block of the edge to its parent. By edge: its block. */
  readonly #blockUp: Int32Array;
  readonly #blockOf: Int32Array;
  /** By node: the highest one reached from it over marked edges only. */
  readonly #top: Int32Array;
  readonly #marked = new Set<number>();

  constructor(evidence: Evidence, facts: readonly Fact[]) {
    this.#facts = facts.filter((fact): fact is PairFact => fact.kind === "same");
    const nodeAt = (s: number): number => {
      const known = this.#nodeOf.get(s);
      if (known !== undefined) return known;
      this.#nodeOf.set(s, this.#steps.length);
      return this.#steps.push([]) - 1;
    };
    this.#facts.forEach((fact, edge) => {
      const [a = -1, b = -1] = endsOf(evidence, fact).map(nodeAt);
      this.#steps[a]?.push({ edge, to: b });
      this.#steps[b]?.push({ edge, to: a });
    });
    const nodes = this.#steps.length;
    this.#parent = new Int32Array(nodes).fill(-1);
    this.#depth = new Int32Array(nodes);
    this.#blockUp = new Int32Array(nodes).fill(-1);
    this.#blockOf = new Int32Array(this.#facts.length).fill(-1);
    this.#top = Int32Array.from({ length: nodes }, (_, node) => node);
    this.#search();
  }

  #search(): void {
    const order = new Int32Array(this.#steps.length).fill(-1);
    const low = new Int32Array(this.#steps.length);
    const open: number[] = [];
    let entered = 0;
    let blocks = 0;
    for (let root = 0; root < this.#steps.length; root++) {
      const visits: Visit[] = [];
      const enter = (node: number, by: number) => {
        order[node] = low[node] = entered++;
        visits.push({ node, by, at: 0 });
      };
      if (order[root] === -1) enter(root, -1);
      for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
        const { node, by } = visit;
        const step = this.#steps[node]?.[visit.at++];
        if (step) {
          if (step.edge === by) continue;
          const seen = order[step.to] ?? -1;
          if (seen === -1) {
            this.#parent[step.to] = node;
            this.#depth[step.to] = (this.#depth[node] ?? 0) + 1;
            open.push(step.edge);
            enter(step.to, step.edge);
          } else if (seen < (order[node] ?? 0)) {
            open.push(step.edge);
            low[node] = Math.min(low[node] ?? 0, seen);
          }
          continue;
        }
        visits.pop();
        const above = this.#parent[node] ?? -1;
        if (above === -1) continue;
        low[above] = Math.min(low[above] ?? 0, low[node] ?? 0);
        if ((low[node] ?? 0) < (order[above] ?? 0)) continue;
        for (let edge = open.pop(); edge !== undefined; edge = open.pop()) {
          this.#blockOf[edge] = blocks;
          if (edge === by) break;
        }
        blocks++;
      }
    }
    for (let node = 0; node < this.#steps.length; node++) {
      const above = this.#parent[node] ?? -1;
      if (above === -1) continue;
      const up = this.#steps[node]?.find(({ to }) => to === above);
      this.#blockUp[node] = this.#blockOf[up?.edge ?? -1] ?? -1;
    }
  }

  /** Two sightings of one class that cannot be one person: marks every block that the way between them passes. */
  part(s: number, t: number): void {
    let a = this.#rise(this.#nodeOf.get(s) ?? -1);
    let b = this.#rise(this.#nodeOf.get(t) ?? -1);
    while (a !== b) {
      if ((this.#depth[a] ?? 0) < (this.#depth[b] ?? 0)) [a, b] = [b, a];
      this.#marked.add(this.#blockUp[a] ?? -1);
      this.#top[a] = this.#parent[a] ?? a;
      a = this.#rise(a);
    }
  }

  #rise(node: number): number {
    let top = node;
    for (let next = this.#top[top] ?? top; next !== top; next = this.#top[top] ?? top) top = next;
    for (let at = node; at !== top;) {
      const next = this.#top[at] ?? top;
      this.#top[at] = top;
      at = next;
    }
    return top;
  }

  /** The facts in all marked blocks: every `same` on a simple path between two that were parted. */
  markedFacts(): Fact[] {
    return this.#facts.filter((_, edge) => this.#marked.has(this.#blockOf[edge] ?? -1));
  }
}
