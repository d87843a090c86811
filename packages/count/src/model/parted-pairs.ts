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

/** For the sightings of one class each two once by a frame, and once by each fact. */
export function partedPairsOf(
  evidence: Evidence,
  facts: readonly Fact[],
): (list: readonly number[]) => PartedPair[] {
  const shots = Map.groupBy(
    facts.filter((fact): fact is ContinuousFact => fact.kind === "continuous"),
    ({ item }) => item,
  );
  const stated = new Map<number, { readonly b: number; readonly fact: Fact }[]>();
  for (const fact of facts) {
    if (fact.kind !== "different") continue;
    const [a, b] = endsOf(evidence, fact);
    const others = stated.get(a);
    if (others) others.push({ b, fact });
    else stated.set(a, [{ b, fact }]);
  }
  return (list) => {
    const own = new Set(list);
    const inItems = [...Map.groupBy(list, (s) => evidence.sightings[s]?.item ?? "")];
    return [
      ...inItems.flatMap(([item, seen]) => pairsInItem(evidence, seen.slice(0, MOST), shots.get(item) ?? [])),
      ...list.flatMap((a) =>
        (stated.get(a) ?? []).flatMap(({ b, fact }) => (own.has(b) ? [{ a, b, fact }] : [])),
      ),
    ];
  };
}

function pairsInItem(
  evidence: Evidence,
  seen: readonly number[],
  shots: readonly ContinuousFact[],
): PartedPair[] {
  const pairs: PartedPair[] = [];
  if (seen.length < 2) return pairs;
  const flagged = evidence.shown.get(evidence.sightings[seen[0] ?? -1]?.item ?? "")?.flagged ?? [];
  seen.forEach((a, i) => {
    for (const b of seen.slice(i + 1)) {
      const [x, y] = [evidence.sightings[a], evidence.sightings[b]];
      if (x && y && seenTogetherAt(x, y, flagged) !== undefined) pairs.push({ a, b, fact: undefined });
    }
  });
  for (const fact of shots) {
    const [first, ...others] = seen.filter((s) => {
      const one = evidence.sightings[s];
      return one !== undefined && meetsSpan(one, fact);
    });
    // Whoever is in the shot is parted from the first one; that is enough to be told of it.
    if (first !== undefined) for (const b of others) pairs.push({ a: first, b, fact });
  }
  return pairs;
}
