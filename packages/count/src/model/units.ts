// The units that are counted: classes of sightings that carry what is asked for, and the anonymous rest of headcounts.
import type { Criteria, Fact, Headcount } from "../case/shape.ts";
import type { Classes } from "./classes.ts";
import { classesOf } from "./classes.ts";
import type { Evidence } from "./evidence.ts";
import { anonymousRest } from "./evidence.ts";
import type { Sides, Stand } from "./groups.ts";
import { joinStands, sidesOf } from "./groups.ts";

/** One person (`sightings`, indices), or `weight` people of one headcount who are not marked. */
export interface Unit {
  readonly id: string;
  readonly sightings: readonly number[];
  readonly headcount: Headcount | undefined;
  readonly weight: number;
  readonly stand: Stand;
}

export interface Model {
  readonly evidence: Evidence;
  /** The facts in force: confirmed, and free of conflict. */
  readonly facts: readonly Fact[];
  readonly sides: Sides;
  readonly classes: Classes;
  readonly units: readonly Unit[];
  /** The unit of each sighting's class; absent for people who are not asked for. */
  readonly unitOf: ReadonlyMap<number, number>;
}

/** Whether a class carries one subject and all the attributes asked for. */
export function isAskedFor(
  criteria: Criteria,
  seen: readonly { subject: string; attributes: readonly string[] }[],
): boolean {
  return (
    seen.some(({ subject }) => criteria.subjects.includes(subject)) &&
    criteria.attributes.every((attribute) => seen.some(({ attributes }) => attributes.includes(attribute)))
  );
}

/** An anonymous person has no attributes, so where any is asked for a headcount's rest does not count. */
export function restCounts(criteria: Criteria, headcount: Headcount): boolean {
  return criteria.attributes.length === 0 && criteria.subjects.includes(headcount.subject);
}

export function modelOf(evidence: Evidence, facts: readonly Fact[]): Model {
  const { criteria } = evidence.file;
  const sides = sidesOf(evidence, facts);
  const classes = classesOf(evidence, facts);
  const units: Unit[] = [];
  const unitOf = new Map<number, number>();
  evidence.sightings.forEach((first, s) => {
    if (classes.classOf[s] !== s) return;
    const indices = classes.members.get(s) ?? [s];
    const seen = indices.length === 1 ? [first] : indices.flatMap((i) => evidence.sightings[i] ?? []);
    if (!isAskedFor(criteria, seen)) return;
    for (const index of indices) unitOf.set(index, units.length);
    const stand = seen.map(({ id, item }) => sides.standOf(id, item)).reduce(joinStands);
    const id =
      seen.length === 1 ? first.id : seen.map((sighting) => sighting.id).reduce((a, b) => (a < b ? a : b));
    units.push({ id, sightings: indices, headcount: undefined, weight: 1, stand });
  });
  for (const headcount of evidence.headcounts) {
    const rest = restCounts(criteria, headcount) ? anonymousRest(evidence, headcount) : 0;
    if (rest === 0) continue;
    const stand = sides.standOf(headcount.id, headcount.item);
    units.push({ id: headcount.id, sightings: [], headcount, weight: rest, stand });
  }
  return { evidence, facts, sides, classes, units, unitOf };
}
