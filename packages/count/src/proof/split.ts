// Splits people into parts that separations keep apart, so that a proof names each separation once and not for each pair.
import type { Stand } from "../model/groups.ts";
import { partedBy } from "../model/groups.ts";
import type { Draft } from "./draft.ts";
import { separation } from "./separation.ts";
import type { Separation } from "./shape.ts";

export interface Split {
  /** Units, each part sorted by id. */
  readonly parts: readonly (readonly number[])[];
  readonly separations: readonly Separation[];
}

/** People with a stand that all of them share. */
interface Camp {
  readonly stand: Stand;
  readonly units: readonly number[];
}

export function splitBySeparations(draft: Draft, units: readonly number[]): Split | undefined {
  const camps = campsOf(draft, units);
  if (camps.length < 2) return undefined;
  return splitByOneFact(draft, camps) ?? splitByPairs(draft, camps);
}

function campsOf(draft: Draft, units: readonly number[]): Camp[] {
  const camps = new Map<Stand, number[]>();
  for (const u of units) {
    const { stand } = draft.unit(u);
    const camp = camps.get(stand);
    if (camp) camp.push(u);
    else camps.set(stand, [u]);
  }
  return [...camps].map(([stand, units]) => ({ stand, units }));
}

/** Where one fact has a side for everybody, it alone splits them, however many sides it has. */
function splitByOneFact(draft: Draft, camps: readonly Camp[]): Split | undefined {
  for (const { fact } of camps[0]?.stand ?? []) {
    const sides = new Map<number, Camp[]>();
    for (const camp of camps) {
      const [place, ...others] = camp.stand.filter((at) => at.fact === fact);
      if (!place || others.length > 0) {
        sides.clear();
        break;
      }
      const side = sides.get(place.side);
      if (side) side.push(camp);
      else sides.set(place.side, [camp]);
    }
    if (sides.size < 2) continue;
    const parts = [...sides.values()].map((side) => peopleOf(draft, side));
    const standings = [...sides.keys()].map((side, i) => ({ side, of: [i], units: parts[i] ?? [] }));
    return { parts, separations: [separation(draft, fact, standings)] };
  }
  return undefined;
}

function peopleOf(draft: Draft, camps: readonly Camp[]): number[] {
  return camps.flatMap(({ units }) => units).sort((a, b) => (draft.unit(a).id < draft.unit(b).id ? -1 : 1));
}

/** Joins camps until each two parts are kept apart by a single fact with one side each. */
function splitByPairs(draft: Draft, camps: readonly Camp[]): Split | undefined {
  let parts: Camp[] = [...camps];
  for (let before = 0; before !== parts.length;) {
    before = parts.length;
    const next: Camp[] = [];
    for (const part of parts) {
      const close = next.findIndex((other) => partedBy(other.stand, part.stand) === undefined);
      const other = next[close];
      if (other) next[close] = joined(other, part);
      else next.push(part);
    }
    parts = next;
  }
  if (parts.length < 2) return undefined;
  const people = parts.map((part) => peopleOf(draft, [part]));
  return { parts: people, separations: separationsOf(draft, parts, people) };
}

function joined(a: Camp, b: Camp): Camp {
  const stand = a.stand.filter((place) =>
    b.stand.some((other) => other.fact === place.fact && other.side === place.side),
  );
  return { stand, units: [...a.units, ...b.units] };
}

function separationsOf(
  draft: Draft,
  parts: readonly Camp[],
  people: readonly (readonly number[])[],
): Separation[] {
  const sidesOf = new Map<number, Map<number, Set<number>>>();
  const stand = (fact: number, side: number, part: number) => {
    const sides = sidesOf.get(fact) ?? new Map<number, Set<number>>();
    sidesOf.set(fact, sides);
    const of = sides.get(side) ?? new Set<number>();
    sides.set(side, of);
    of.add(part);
  };
  parts.forEach((a, i) => {
    for (let j = i + 1; j < parts.length; j++) {
      const parted = partedBy(a.stand, parts[j]?.stand ?? []);
      if (!parted) throw new Error("expected parts kept apart by one fact, got none");
      stand(parted.fact, parted.left, i);
      stand(parted.fact, parted.right, j);
    }
  });
  return [...sidesOf].map(([fact, sides]) =>
    separation(
      draft,
      fact,
      [...sides].map(([side, of]) => ({
        side,
        of: [...of],
        units: [...of].flatMap((part) => people[part] ?? []),
      })),
    ),
  );
}
