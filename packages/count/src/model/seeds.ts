// Where the search for a smallest inconsistent set begins: the shortest chain that can be found between two who are parted.
import type { Fact, SeparateFact } from "../case/shape.ts";
import { outwardSteps, sameSteps, shortestWay } from "./chains.ts";
import type { Classes } from "./classes.ts";
import type { Evidence } from "./evidence.ts";
import { doubledIn, sidesOf, standsOfPeople } from "./groups.ts";
import type { PartedPair } from "./parted-pairs.ts";

/** From so many sightings at most the shortest chain is looked for. */
const MOST_STARTS = 64;

/** The shortest chain of `same` between two of the pairs, with the fact that parts these. */
export function seedOfClass(
  evidence: Evidence,
  facts: readonly Fact[],
  pairs: readonly PartedPair[],
): readonly Fact[] {
  const steps = sameSteps(evidence, facts);
  const starts = [...Map.groupBy(pairs, ({ a }) => a)].slice(0, MOST_STARTS);
  const seeds = starts.flatMap(([a, own]): (readonly Fact[])[] => {
    // A pair that a frame parts needs one fact less.
    const frames = new Set(own.flatMap(({ b, fact }) => (fact ? [] : [b])));
    const stated = new Map(own.flatMap(({ b, fact }) => (fact ? [[b, fact] as const] : [])));
    const byFrame = shortestWay(a, steps, (s) => frames.has(s));
    const byFact = shortestWay(a, steps, (s) => stated.has(s));
    const parting = byFact && stated.get(byFact.end);
    return [...(byFrame ? [byFrame.facts] : []), ...(byFact && parting ? [[...byFact.facts, parting]] : [])];
  });
  return seeds.reduce((a, b) => (b.length < a.length ? b : a));
}

/** The separation with the shortest ways by which one person comes to two of its groups, or with all that may part footage. */
export function seedOfSeparation(
  evidence: Evidence,
  facts: readonly Fact[],
  { fact, classes }: { readonly fact: SeparateFact; readonly classes: Classes },
): readonly Fact[] {
  const claims = facts.filter(({ kind }) => kind === "within");
  const only = sidesOf(evidence, [...claims, fact]);
  const outward = outwardSteps(evidence, claims);
  const wayTo = (id: string, item: string, side: number): readonly Fact[] | undefined => {
    const group = only.separations[0]?.groups[side];
    const own = shortestWay(id, outward, (at) => at === group)?.facts;
    const shared = shortestWay(item, outward, (at) => at === group)?.facts;
    return own && (!shared || own.length <= shared.length) ? own : shared;
  };
  const itemOf = new Map(evidence.headcounts.map(({ id, item }) => [id, item]));
  const alone = standsOfPeople(evidence, only)
    .filter(({ stand }) => doubledIn(stand).length > 0)
    .slice(0, MOST_STARTS)
    .map(({ id, stand }) => {
      const item = evidence.sightings[evidence.indexOf.get(id) ?? -1]?.item ?? itemOf.get(id) ?? id;
      return [fact, ...stand.slice(0, 2).flatMap(({ side }) => wayTo(id, item, side) ?? [])];
    });
  const steps = sameSteps(evidence, facts);
  const joined = [...classes.members.values()].flatMap((list): Fact[][] => {
    const marks = list.flatMap((s) => {
      const one = evidence.sightings[s];
      return one ? only.standOf(one.id, one.item).map(({ side }) => ({ s, one, side })) : [];
    });
    const [first] = marks;
    const others = new Map(marks.filter(({ side }) => side !== first?.side).map((mark) => [mark.s, mark]));
    if (!first || others.size === 0) return [];
    const way = shortestWay(first.s, steps, (s) => others.has(s));
    const last = way && others.get(way.end);
    if (!last) return [];
    const there = wayTo(first.one.id, first.one.item, first.side) ?? [];
    return [[fact, ...way.facts, ...there, ...(wayTo(last.one.id, last.one.item, last.side) ?? [])]];
  });
  const seeds = [...alone, ...joined];
  if (seeds.length > 0) return seeds.reduce((a, b) => (b.length < a.length ? b : a));
  return [fact, ...claims, ...facts.filter(({ kind }) => kind === "same")];
}
