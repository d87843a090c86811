// Sorts out who has anything of their own: plain people differ from nobody outside their item but as the item itself does.
import type { Shown } from "../model/evidence.ts";
import type { Stand } from "../model/groups.ts";
import type { Model } from "../model/units.ts";
import { restUnit, unitOf } from "../model/units.ts";

/** One item, its plain units, and whether anybody else who is asked for appears in it. */
export interface Plain {
  readonly shown: Shown;
  readonly stand: Stand;
  /** Sightings, each a unit by itself. */
  readonly people: readonly number[];
  /** Headcounts with people who are not marked. */
  readonly rests: readonly number[];
  readonly isWhole: boolean;
}

export interface Sorted {
  readonly plain: readonly Plain[];
  /** Units that are joined by `same`, named by `different`, or named by a group apart from their item. */
  readonly loose: readonly number[];
}

export function sortUnits(model: Model): Sorted {
  const { sides, classes, differentFrom } = model;
  // Who is joined by `same`, or named by `different`.
  const isOwn = (unit: number) => classes.members.has(unit) || differentFrom.has(unit);
  const { sightings, headcounts, rests, file, shown } = model.evidence;
  const isRestAsked = headcounts.map(
    ({ subject }, h) =>
      (rests[h] ?? 0) > 0 &&
      file.criteria.attributes.length === 0 &&
      file.criteria.subjects.includes(subject),
  );
  const loose = new Set<number>();
  const plain: Plain[] = [];
  for (const at of shown.values()) {
    const { id } = at.item;
    const stand = sides.standOf(id, id);
    const isPlain = (unit: string) => !sides.isNamed(unit) || sides.standOf(unit, id) === stand;
    let others = 0;
    const people = at.sightings.filter((s) => {
      const unit = unitOf(model, s);
      if (unit === undefined) return false;
      if (!isOwn(unit) && isPlain(sightings[s]?.id ?? "")) return true;
      others++;
      loose.add(unit);
      return false;
    });
    const anonymous = at.headcounts.filter((h) => {
      if (!isRestAsked[h]) return false;
      if (isPlain(headcounts[h]?.id ?? "")) return true;
      others++;
      loose.add(restUnit(model, h));
      return false;
    });
    if (people.length + anonymous.length + others === 0) continue;
    plain.push({ shown: at, stand, people, rests: anonymous, isWhole: others === 0 });
  }
  return { plain, loose: [...loose] };
}
