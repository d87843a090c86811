// Undecided pairs of sightings that would prove one more person, if settled as different or as the same.
import { isAskedFor } from "../model/asked.ts";
import type { Candidate, Look } from "./candidates.ts";
import { NEW_FACT, signedFact, withFact } from "./candidates.ts";
import type { Differences } from "./differences.ts";
import { leaningsOf } from "./leaning.ts";

/** Above this many looks (people × people of the proof) pairs are left out. */
const MOST_LOOKS = 4_000_000;
/** Up to this many people every pair is looked at, not only those that extend the proof at hand. */
const FEW = 120;

export interface Pairs {
  readonly candidates: readonly Candidate[];
  /** What was not looked at, for a person; empty where every pair was. */
  readonly unseen: string;
}

/** `likely` pairs extend the proof at hand and so gain 1 for certain; they are looked at first. */
export function pairCandidates(look: Look): Pairs {
  const { file, full, differences } = look;
  const { people, personOf } = differences;
  const proved = leaningsOf(file, full.proof).flatMap(({ ids }) => personOf.get(ids[0] ?? "") ?? []);
  if (people.length * proved.length > MOST_LOOKS)
    return { candidates: [], unseen: "Pairs of sightings were not looked at: there are too many people." };
  const likely = [
    ...oneShort(differences, proved).map((pair) => pairCandidate(look, "different", pair)),
    ...together(differences, proved).map((pair) => pairCandidate(look, "same", pair)),
  ].map((candidate) => ({ ...candidate, isSure: true }));
  if (people.length > FEW) {
    const unseen = "Only pairs of sightings that would extend the proof at hand were looked at.";
    return { candidates: likely, unseen };
  }
  const rest = possible(look);
  return { candidates: [...likely, ...rest], unseen: "" };
}

function pairCandidate({ file, differences }: Look, kind: "same" | "different", pair: Pair): Candidate {
  const [a = "", b = ""] = pair.map((p) => differences.people[p]?.id);
  const settled = kind === "same" ? "they are one person" : "they are different people";
  return {
    kind: `settle-${kind}`,
    ids: [a, b],
    effort: NEW_FACT,
    bound: 1,
    applied: () => withFact(file, { ...signedFact(file), kind, between: [a, b] }),
    sentence: (gain) => `Compare "${a}" and "${b}": if ${settled}, that proves ${gain}.`,
  };
}

type Pair = readonly [number, number];

/** Somebody different from everybody in the proof but one: that one pair would let them join. */
function oneShort(differences: Differences, proved: readonly number[]): Pair[] {
  const inside = new Set(proved);
  return differences.people.flatMap((person, p): Pair[] => {
    if (!person.counts || person.headcount || inside.has(p)) return [];
    const missing = proved.filter((q) => !differences.areDifferent(p, q));
    const [only] = missing;
    if (missing.length !== 1 || only === undefined || differences.people[only]?.headcount) return [];
    return [[Math.min(p, only), Math.max(p, only)]];
  });
}

/** Two who between them are different from everybody in the proof: as one person they would join it. */
function together(differences: Differences, proved: readonly number[]): Pair[] {
  const inside = new Set(proved);
  const known = differences.people.flatMap((person, p) => {
    if (person.headcount || inside.has(p)) return [];
    return [{ p, apart: new Set(proved.filter((q) => differences.areDifferent(p, q))) }];
  });
  const useful = known
    .filter(({ apart }) => apart.size > 0)
    .sort((a, b) => b.apart.size - a.apart.size || a.p - b.p);
  const found: Pair[] = [];
  useful.forEach((a, i) => {
    for (const b of useful.slice(i + 1)) {
      // Sorted by size: nobody further on can complete this one.
      if (a.apart.size + b.apart.size < proved.length) break;
      if (!proved.every((q) => a.apart.has(q) || b.apart.has(q))) continue;
      const pair: Pair = [Math.min(a.p, b.p), Math.max(a.p, b.p)];
      if (canBeOne(differences, pair)) found.push(pair);
    }
  });
  return found;
}

function canBeOne(differences: Differences, [a, b]: Pair): boolean {
  const marks = [a, b].flatMap((p) => differences.people[p]?.sightings ?? []);
  return !differences.areDifferent(a, b) && isAskedFor(differences.file.criteria, marks);
}

/**
 * `different` helps two people only with a clique of N − 1 among those different from both; `same` only with a clique
 * of N among those different from either. Colours bound the clique: two of one colour are not both in it.
 */
function possible(look: Look): Candidate[] {
  const { differences, full } = look;
  const { people } = differences;
  const apart = people.map((_, a) => people.map((_, b) => differences.areDifferent(a, b)));
  const isApart = (a: number, b: number) => apart[a]?.[b] ?? false;
  const others = people.flatMap((person, p) => (person.counts ? [p] : []));
  const bound = (chosen: readonly number[]) => colours(differences, chosen, isApart);
  return people.flatMap((x, a) =>
    people.slice(a + 1).flatMap((y, i): Candidate[] => {
      const b = a + 1 + i;
      if (x.headcount || y.headcount || isApart(a, b)) return [];
      const both = others.filter((p) => isApart(a, p) && isApart(b, p));
      const either = others.filter((p) => isApart(a, p) || isApart(b, p));
      const mayDiffer = x.counts && y.counts && bound(both) >= full.atLeast - 1;
      const mayBeOne = canBeOne(differences, [a, b]) && bound(either) >= full.atLeast;
      return [
        ...(mayDiffer ? [pairCandidate(look, "different", [a, b])] : []),
        ...(mayBeOne ? [pairCandidate(look, "same", [a, b])] : []),
      ];
    }),
  );
}

function colours(
  { people }: Differences,
  chosen: readonly number[],
  isApart: (a: number, b: number) => boolean,
): number {
  const classes: number[][] = [];
  for (const p of chosen) {
    const fitting = classes.find((members) => members.every((q) => !isApart(p, q)));
    if (fitting) fitting.push(p);
    else classes.push([p]);
  }
  return classes.reduce((sum, members) => sum + Math.max(...members.map((p) => people[p]?.weight ?? 0)), 0);
}
