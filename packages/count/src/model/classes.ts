// Sightings closed under `same`: who is one person by the facts.
import type { Fact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";
import { endsOf } from "./evidence.ts";
import { leastOf, tie } from "./knots.ts";

/** `classOf[s]` is the lowest sighting index of the class of sighting `s`. */
export interface Classes {
  readonly classOf: Int32Array;
  /** The members of each class of two or more, by class. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

export function classesOf(evidence: Evidence, facts: readonly Fact[]): Classes {
  const classOf = new Int32Array(evidence.sightings.length);
  for (let s = 0; s < classOf.length; s++) classOf[s] = s;
  const linked = new Set<number>();
  for (const fact of facts) {
    if (fact.kind !== "same") continue;
    const ends = endsOf(evidence, fact);
    for (const end of ends) linked.add(end);
    tie(classOf, ends[0], ends[1]);
  }
  const members = new Map<number, number[]>();
  for (const s of [...linked].sort((a, b) => a - b)) {
    const root = leastOf(classOf, s);
    const list = members.get(root);
    if (list) list.push(s);
    else members.set(root, [s]);
  }
  return { classOf, members };
}
