// Sightings closed under `same`: who is one person by the facts.
import type { Fact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";
import { endsOf } from "./evidence.ts";

/** `classOf[s]` is the lowest sighting index of the class of sighting `s`. */
export interface Classes {
  readonly classOf: Int32Array;
  /** The members of each class of two or more, by class. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

export function classesOf(evidence: Evidence, facts: readonly Fact[]): Classes {
  const parent = new Int32Array(evidence.sightings.length);
  for (let s = 0; s < parent.length; s++) parent[s] = s;
  const find = (s: number): number => {
    let root = s;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = s; at !== root;) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const linked = new Set<number>();
  for (const fact of facts) {
    if (fact.kind !== "same") continue;
    const ends = endsOf(evidence, fact);
    for (const end of ends) linked.add(end);
    const [a, b] = [find(ends[0]), find(ends[1])];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const members = new Map<number, number[]>();
  for (const s of [...linked].sort((a, b) => a - b)) {
    const root = find(s);
    parent[s] = root;
    const list = members.get(root);
    if (list) list.push(s);
    else members.set(root, [s]);
  }
  return { classOf: parent, members };
}
