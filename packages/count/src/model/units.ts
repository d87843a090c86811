// The units that are counted: classes of sightings that carry what is asked for, and the anonymous rest of headcounts.
import type { ContinuousFact, Fact, Headcount } from "../case/shape.ts";
import { isAskedFor } from "./asked.ts";
import type { Classes } from "./classes.ts";
import { classesOf } from "./classes.ts";
import type { Evidence } from "./evidence.ts";
import { endsOf } from "./evidence.ts";
import type { Sides, Stand } from "./groups.ts";
import { sidesOf } from "./groups.ts";

/** One person (`sightings`, indices), or `weight` people of one headcount who are not marked. */
export interface Unit {
  readonly id: string;
  readonly sightings: readonly number[];
  readonly headcount: Headcount | undefined;
  readonly weight: number;
  readonly stand: Stand;
}

/** Units are numbers, so that a hundred thousand of them cost nothing: a class is its first sighting, headcount `h` is `sightings.length + h`. */
export interface Model {
  readonly evidence: Evidence;
  /** The facts in force: confirmed, and free of conflict. */
  readonly facts: readonly Fact[];
  readonly sides: Sides;
  readonly classes: Classes;
  /** By sighting: 1 where its class carries what is asked for. */
  readonly asked: Uint8Array;
  readonly continuousIn: ReadonlyMap<string, readonly ContinuousFact[]>;
  /** By unit, those that a `different` fact parts from it. */
  readonly differentFrom: ReadonlyMap<number, readonly number[]>;
}

export function modelOf(evidence: Evidence, facts: readonly Fact[]): Model {
  const continuousIn = new Map<string, ContinuousFact[]>();
  for (const fact of facts) {
    if (fact.kind !== "continuous") continue;
    const shots = continuousIn.get(fact.item);
    if (shots) shots.push(fact);
    else continuousIn.set(fact.item, [fact]);
  }
  const classes = classesOf(evidence, facts);
  const asked = askedIn(evidence, classes);
  const differentFrom = differentUnits(evidence, facts, { classes, asked });
  return { evidence, facts, sides: sidesOf(evidence, facts), classes, asked, continuousIn, differentFrom };
}

function differentUnits(
  evidence: Evidence,
  facts: readonly Fact[],
  known: Pick<Model, "asked" | "classes">,
): Model["differentFrom"] {
  const different = new Map<number, number[]>();
  const note = (unit: number, other: number) => {
    const list = different.get(unit);
    if (list) list.push(other);
    else different.set(unit, [other]);
  };
  for (const fact of facts) {
    if (fact.kind !== "different") continue;
    const [a, b] = endsOf(evidence, fact).map((s) => unitOf(known, s));
    if (a === undefined || b === undefined) continue;
    note(a, b);
    note(b, a);
  }
  return different;
}

function askedIn({ file, sightings }: Evidence, { members }: Classes): Uint8Array {
  const { criteria } = file;
  const asked = new Uint8Array(sightings.length);
  const subjects = new Set(criteria.subjects);
  for (let s = 0; s < sightings.length; s++) {
    const sighting = sightings[s];
    if (!sighting || !subjects.has(sighting.subject)) continue;
    if (criteria.attributes.length === 0 || isAskedFor(criteria, [sighting])) asked[s] = 1;
  }
  for (const list of members.values()) {
    const isAsked = isAskedFor(
      criteria,
      list.flatMap((s) => sightings[s] ?? []),
    );
    for (const s of list) asked[s] = isAsked ? 1 : 0;
  }
  return asked;
}

/** The unit of a sighting's class; undefined for people who are not asked for. */
export function unitOf({ asked, classes }: Pick<Model, "asked" | "classes">, s: number): number | undefined {
  return asked[s] === 1 ? classes.classOf[s] : undefined;
}

export function restUnit({ evidence }: Model, h: number): number {
  return evidence.sightings.length + h;
}

export function unitAt(model: Model, u: number): Unit {
  const { evidence, classes, sides } = model;
  const first = evidence.sightings[u];
  if (first) {
    const members = classes.members.get(u);
    if (!members)
      return {
        id: first.id,
        sightings: [u],
        headcount: undefined,
        weight: 1,
        stand: sides.standOf(first.id, first.item),
      };
    const all = members.flatMap((s) => evidence.sightings[s] ?? []);
    const id = all.map((sighting) => sighting.id).reduce((a, b) => (a < b ? a : b));
    const stand = all.map((one) => sides.standOf(one.id, one.item)).reduce(sides.join);
    return { id, sightings: members, headcount: undefined, weight: 1, stand };
  }
  const h = u - evidence.sightings.length;
  const headcount = evidence.headcounts[h];
  if (!headcount) throw new Error(`expected a unit, got number ${u}`);
  const { id, item } = headcount;
  return { id, sightings: [], headcount, weight: evidence.rests[h] ?? 0, stand: sides.standOf(id, item) };
}
