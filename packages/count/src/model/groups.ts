// Who belongs to which side of which `separate` fact, through nested groups and `within`.
import type { Fact, SeparateFact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";

/** The sides of separations that a unit stands on: `fact` indexes `Sides.separations`, `side` its groups. Sorted. */
export type Stand = readonly { readonly fact: number; readonly side: number }[];

export interface Sides {
  readonly separations: readonly SeparateFact[];
  /** The stand of everything directly or through its item named by groups; empty when unnamed. */
  readonly standOf: (id: string, item: string) => Stand;
}

const NOWHERE: Stand = [];

/** For each group, the groups whose people include its people, itself first: outward by nesting and by `within`. */
export function outwardOf(evidence: Evidence, facts: readonly Fact[]): Map<string, string[]> {
  const direct = new Map<string, string[]>(evidence.file.groups.map((group) => [group.id, []]));
  for (const group of evidence.file.groups) {
    for (const member of group.members) direct.get(member)?.push(group.id);
  }
  for (const fact of facts) if (fact.kind === "within") direct.get(fact.inner)?.push(fact.outer);
  const outward = new Map<string, string[]>();
  for (const { id } of evidence.file.groups) {
    const reached = new Set([id]);
    for (const group of reached) for (const next of direct.get(group) ?? []) reached.add(next);
    outward.set(id, [...reached]);
  }
  return outward;
}

export function sidesOf(evidence: Evidence, facts: readonly Fact[]): Sides {
  const separations = facts.filter((fact) => fact.kind === "separate");
  if (separations.length === 0) return { separations, standOf: () => NOWHERE };
  const outward = outwardOf(evidence, facts);
  const namedBy = new Map<string, string[]>();
  for (const group of evidence.file.groups) {
    for (const member of group.members) {
      const groups = namedBy.get(member);
      if (groups) groups.push(group.id);
      else namedBy.set(member, [group.id]);
    }
  }
  const standsAs = new Map<string, Stand>();
  separations.forEach((fact, f) => {
    fact.groups.forEach((id, side) =>
      standsAs.set(id, joinStands(standsAs.get(id) ?? NOWHERE, [{ fact: f, side }])),
    );
  });
  const groupStands = new Map<string, Stand>();
  for (const [id, groups] of outward)
    groupStands.set(id, groups.map((g) => standsAs.get(g) ?? NOWHERE).reduce(joinStands, NOWHERE));
  const known = new Map<string, Stand>();
  const standFrom = (id: string) => {
    const before = known.get(id);
    if (before) return before;
    const stand = (namedBy.get(id) ?? [])
      .map((group) => groupStands.get(group) ?? NOWHERE)
      .reduce(joinStands, NOWHERE);
    known.set(id, stand);
    return stand;
  };
  return {
    separations,
    standOf: (id, item) => (namedBy.has(id) ? joinStands(standFrom(id), standFrom(item)) : standFrom(item)),
  };
}

/** The union of two sorted stands; one of the two itself where it holds the other. */
export function joinStands(a: Stand, b: Stand): Stand {
  if (a.length === 0 || a === b) return b;
  if (b.length === 0) return a;
  const seen = new Map<string, Stand[number]>();
  for (const place of [...a, ...b]) seen.set(`${place.fact}:${place.side}`, place);
  return [...seen.values()].sort((x, y) => x.fact - y.fact || x.side - y.side);
}

/** The first separation that keeps two stands apart, with their sides; undefined when none does. */
export function partedBy(a: Stand, b: Stand): { fact: number; left: number; right: number } | undefined {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (!x || !y) return undefined;
    if (x.fact === y.fact && x.side !== y.side) return { fact: x.fact, left: x.side, right: y.side };
    if (x.fact < y.fact || (x.fact === y.fact && x.side < y.side)) i++;
    else j++;
  }
  return undefined;
}

export function standKey(stand: Stand): string {
  return stand.map(({ fact, side }) => `${fact}:${side}`).join(" ");
}
