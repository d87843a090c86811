// Who belongs to which side of which `separate` fact, through nested groups and `within`.
import type { Fact, SeparateFact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";

/** The sides of separations that a unit stands on: `fact` indexes `Sides.separations`, `side` its groups. Sorted. */
export type Stand = readonly { readonly fact: number; readonly side: number }[];

export interface Sides {
  readonly separations: readonly SeparateFact[];
  /** The stand of a sighting or headcount; equal stands are one object. */
  readonly standOf: (id: string, item: string) => Stand;
  /** Whether a group names the sighting or headcount itself, not only through its item. */
  readonly isNamed: (id: string) => boolean;
  /** The stand of somebody who has both. */
  readonly join: (a: Stand, b: Stand) => Stand;
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
  if (separations.length === 0)
    return { separations, standOf: () => NOWHERE, isNamed: () => false, join: (a) => a };
  const stands = new Stands();
  const groupStands = standsOfGroups(evidence, facts, separations, stands);
  const known = new Map<string, Stand>();
  for (const group of evidence.file.groups) {
    const stand = groupStands.get(group.id) ?? NOWHERE;
    for (const member of group.members) {
      if (groupStands.has(member)) continue;
      known.set(member, stands.join(known.get(member) ?? NOWHERE, stand));
    }
  }
  const items = new Set(evidence.file.items.map(({ id }) => id));
  const named = new Set([...known.keys()].filter((id) => !items.has(id)));
  return {
    separations,
    standOf: (id, item) => {
      const own = known.get(id);
      const shared = known.get(item) ?? NOWHERE;
      return own ? stands.join(own, shared) : shared;
    },
    isNamed: named.size === 0 ? () => false : (id) => named.has(id),
    join: stands.join,
  };
}

function standsOfGroups(
  evidence: Evidence,
  facts: readonly Fact[],
  separations: readonly SeparateFact[],
  stands: Stands,
): Map<string, Stand> {
  const own = new Map<string, Stand>();
  separations.forEach((fact, f) => {
    fact.groups.forEach((id, side) =>
      own.set(id, stands.join(own.get(id) ?? NOWHERE, stands.one([{ fact: f, side }]))),
    );
  });
  const groupStands = new Map<string, Stand>();
  for (const [id, groups] of outwardOf(evidence, facts))
    groupStands.set(
      id,
      groups.reduce<Stand>((stand, g) => stands.join(stand, own.get(g) ?? NOWHERE), NOWHERE),
    );
  return groupStands;
}

/** Keeps one object for equal stands, so that they can be compared and looked up by identity. */
class Stands {
  readonly #known = new Map<string, Stand>();

  readonly join = (a: Stand, b: Stand): Stand => {
    if (a.length === 0) return b;
    return b.length === 0 || a === b ? a : this.one(union(a, b));
  };

  one(stand: Stand): Stand {
    const key = standKey(stand);
    const before = this.#known.get(key);
    if (!before) this.#known.set(key, stand);
    return before ?? stand;
  }
}

function union(a: Stand, b: Stand): Stand {
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
