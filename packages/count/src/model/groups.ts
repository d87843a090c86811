// Who belongs to which side of which `separate` fact, through nested groups and `within`.
import type { Fact, SeparateFact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";
import { outerGroups, outermostFirst } from "./outward.ts";

/** The sides of separations that a unit stands on: `fact` indexes `Sides.separations`, `side` its groups. Sorted. */
export type Stand = readonly { readonly fact: number; readonly side: number }[];

export interface Sides {
  readonly separations: readonly SeparateFact[];
  /** The stand of a sighting or headcount; equal stands are one object. */
  readonly standOf: (id: string, item: string) => Stand;
  /** Whether a group names the sighting or headcount itself, not only through its item. */
  readonly isNamed: (id: string) => boolean;
  /** What groups name themselves (items, sightings, headcounts), with the stand that this alone gives. */
  readonly named: ReadonlyMap<string, Stand>;
  /** The stand of somebody who has both. */
  readonly join: (a: Stand, b: Stand) => Stand;
}

const NOWHERE: Stand = [];

export function sidesOf(evidence: Evidence, facts: readonly Fact[]): Sides {
  const separations = facts.filter((fact) => fact.kind === "separate");
  if (separations.length === 0)
    return { separations, standOf: () => NOWHERE, isNamed: () => false, named: new Map(), join: (a) => a };
  const stands = new Stands();
  const groupStands = standsOfGroups(evidence, facts, separations, stands);
  const known = new Map<string, Stand>();
  for (const group of evidence.groups) {
    const stand = groupStands.get(group.id) ?? NOWHERE;
    for (const member of group.members) {
      if (groupStands.has(member)) continue;
      known.set(member, stands.join(known.get(member) ?? NOWHERE, stand));
    }
  }
  const isItem = (id: string) => evidence.shown.has(id);
  const named = new Set([...known.keys()].filter((id) => !isItem(id)));
  return {
    separations,
    standOf: (id, item) => {
      const own = known.get(id);
      const shared = known.get(item) ?? NOWHERE;
      return own ? stands.join(own, shared) : shared;
    },
    isNamed: named.size === 0 ? () => false : (id) => named.has(id),
    named: known,
    join: stands.join,
  };
}

/** The stand of everybody whom groups name: of marked people, unmarked people, and items that show somebody; only these can stand on two sides by themselves. */
export function standsOfPeople(
  evidence: Evidence,
  sides: Sides,
): { readonly id: string; readonly stand: Stand }[] {
  if (sides.separations.length === 0) return [];
  const counts = new Map(
    evidence.headcounts.map((one, h) => [one.id, { item: one.item, n: evidence.rests[h] }]),
  );
  return [...sides.named.keys()].flatMap((id) => {
    const shown = evidence.shown.get(id);
    const sighting = evidence.sightings[evidence.indexOf.get(id) ?? -1];
    const count = counts.get(id);
    const isSomebody = shown
      ? shown.sightings.length > 0 || shown.headcounts.some((h) => evidence.rests[h] !== 0)
      : sighting !== undefined || (count !== undefined && count.n !== 0);
    return isSomebody ? [{ id, stand: sides.standOf(id, sighting?.item ?? count?.item ?? id) }] : [];
  });
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
  const outer = outerGroups(evidence, facts);
  const groupStands = new Map<string, Stand>();
  for (const together of outermostFirst(outer)) {
    let stand = NOWHERE;
    for (const id of together) {
      stand = stands.join(stand, own.get(id) ?? NOWHERE);
      // Those within each other are not settled yet, and get the stand of all of them.
      for (const next of outer.get(id) ?? []) stand = stands.join(stand, groupStands.get(next) ?? NOWHERE);
    }
    for (const id of together) groupStands.set(id, stand);
  }
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

/** The facts of which a stand is on two sides or more. */
export function doubledIn(stand: Stand): number[] {
  const doubled: number[] = [];
  for (let i = 1; i < stand.length; i++) {
    const fact = stand[i]?.fact ?? -1;
    if (fact === stand[i - 1]?.fact && doubled.at(-1) !== fact) doubled.push(fact);
  }
  return doubled;
}

export function standKey(stand: Stand): string {
  return stand.map(({ fact, side }) => `${fact}:${side}`).join(" ");
}
