// The pairs of sightings of one class that frames, stated differences or unbroken shots part.
import type { ContinuousFact, Fact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";
import { endsOf, meetsSpan, seenTogetherAt } from "./evidence.ts";

export interface PartedPair {
  readonly a: number;
  readonly b: number;
  /** The stated fact that parts them; undefined for a frame. */
  readonly fact: Fact | undefined;
}

/** In one item, more sightings of one person than this are not all held against each other: the pairs told are then the fewest there are. */
const MOST = 400;

/** Each two once by a frame, and once by each fact; `list` holds the sightings of one class. */
export function partedPairs(
  evidence: Evidence,
  facts: readonly Fact[],
  list: readonly number[],
): PartedPair[] {
  const own = new Set(list);
  const pairs: PartedPair[] = [];
  const shots = Map.groupBy(
    facts.filter((fact): fact is ContinuousFact => fact.kind === "continuous"),
    ({ item }) => item,
  );
  for (const [item, seen] of Map.groupBy(list, (s) => evidence.sightings[s]?.item ?? "")) {
    const flagged = evidence.shown.get(item)?.flagged ?? [];
    const some = seen.slice(0, MOST);
    some.forEach((a, i) => {
      for (const b of some.slice(i + 1)) {
        const [x, y] = [evidence.sightings[a], evidence.sightings[b]];
        if (x && y && seenTogetherAt(x, y, flagged) !== undefined) pairs.push({ a, b, fact: undefined });
      }
    });
    for (const fact of seen.length > 1 ? (shots.get(item) ?? []) : []) {
      const [first, ...others] = some.filter((s) => {
        const one = evidence.sightings[s];
        return one !== undefined && meetsSpan(one, fact);
      });
      if (first === undefined) continue;
      // Whoever is in the shot is parted from the first one; that is enough to be told of it.
      for (const b of others) pairs.push({ a: first, b, fact });
    }
  }
  for (const fact of facts) {
    if (fact.kind !== "different") continue;
    const [a, b] = endsOf(evidence, fact);
    if (own.has(a) && own.has(b)) pairs.push({ a, b, fact });
  }
  return pairs;
}
