// Finds everything that contradicts itself among the facts in force: one class parted by something, somebody on two sides.
import type { ContinuousFact, Fact, Sighting } from "../case/shape.ts";
import type { Classes } from "./classes.ts";
import { classesOf } from "./classes.ts";
import type { Evidence } from "./evidence.ts";
import { endsOf, meetsSpan, seenTogetherAt } from "./evidence.ts";
import type { Sides, Stand } from "./groups.ts";
import { sidesOf } from "./groups.ts";

export type ClashKind = "frame" | "different" | "continuous" | "separate";

/** `fully-marked`: a group shows more people than the fully marked group that it is said to lie within. */
export type ConflictKind = ClashKind | "fully-marked";

/** A contradiction before it is explained: what parts people whom the facts make one. */
export interface Clash {
  readonly kind: ClashKind;
  /** Two sightings of one class; for `separate`, the two groups. */
  readonly between: readonly [string, string];
  readonly parting: Fact | undefined;
  /** The class or classes concerned, as sighting ids; only used for `separate`. */
  readonly ids: readonly string[];
}

/** Every pair of one class that something parts, and every separation that somebody stands on both sides of. */
export function clashesOf(evidence: Evidence, facts: readonly Fact[]): Clash[] {
  const classes = classesOf(evidence, facts);
  return [
    ...partedClasses(evidence, facts, classes),
    ...straddlers(evidence, sidesOf(evidence, facts), classes),
  ];
}

/** Only classes of two or more can be parted, so only what `same` facts name is looked at. */
function partedClasses(evidence: Evidence, facts: readonly Fact[], { classOf, members }: Classes): Clash[] {
  const clashes: Clash[] = [];
  const shots = facts.filter((fact) => fact.kind === "continuous");
  const part = (kind: ClashKind, [x, y]: readonly [Sighting, Sighting], parting?: Fact) =>
    clashes.push({ kind, between: [x.id, y.id], parting, ids: [] });
  for (const [x, y] of pairsInOneItem(evidence, members)) {
    const flagged = evidence.shown.get(x.item)?.flagged ?? [];
    if (seenTogetherAt(x, y, flagged) !== undefined) part("frame", [x, y]);
    const isBoth = (fact: ContinuousFact) => fact.item === x.item && meetsSpan(x, fact) && meetsSpan(y, fact);
    for (const fact of shots) if (isBoth(fact)) part("continuous", [x, y], fact);
  }
  for (const fact of facts) {
    if (fact.kind !== "different") continue;
    const [a, b] = endsOf(evidence, fact);
    const [x, y] = [evidence.sightings[a], evidence.sightings[b]];
    if (x && y && classOf[a] === classOf[b]) part("different", [x, y], fact);
  }
  return clashes;
}

function pairsInOneItem(evidence: Evidence, members: Classes["members"]): [Sighting, Sighting][] {
  return [...members.values()].flatMap((list) => {
    const marks = list.flatMap((s) => evidence.sightings[s] ?? []);
    return marks.flatMap((x, i) =>
      marks.slice(i + 1).flatMap((y): [Sighting, Sighting][] => (x.item === y.item ? [[x, y]] : [])),
    );
  });
}

interface Found {
  readonly fact: number;
  readonly left: number;
  readonly right: number;
  readonly ids: string[];
}

/** Everyone, marked or counted, who stands on two sides of one separation. */
function straddlers(evidence: Evidence, sides: Sides, { members, classOf }: Classes): Clash[] {
  if (sides.separations.length === 0) return [];
  const found = new Map<string, Found>();
  const doubled = doubledSides();
  const look = (ids: readonly string[], stand: Stand) => {
    for (const { fact, left, right } of doubled(stand)) {
      const key = `${fact} ${left} ${right}`;
      const entry = found.get(key) ?? { fact, left, right, ids: [] };
      found.set(key, entry);
      entry.ids.push(...ids);
    }
  };
  let item = "";
  let shared: Stand = [];
  evidence.sightings.forEach((one, s) => {
    if (one.item !== item) shared = sides.standOf((item = one.item), item);
    const own = sides.isNamed(one.id) ? sides.standOf(one.id, item) : shared;
    if (own.length > 1 && !members.has(classOf[s] ?? s)) look([one.id], own);
  });
  for (const list of members.values()) {
    const marks = list.flatMap((s) => evidence.sightings[s] ?? []);
    const stand = marks.map((one) => sides.standOf(one.id, one.item)).reduce(sides.join, []);
    look(
      marks.map(({ id }) => id),
      stand,
    );
  }
  for (const one of evidence.headcounts) look([one.id], sides.standOf(one.id, one.item));
  return [...found.values()].flatMap(({ fact, left, right, ids }): Clash[] => {
    const parting = sides.separations[fact];
    const [a, b] = [parting?.groups[left], parting?.groups[right]];
    return a === undefined || b === undefined ? [] : [{ kind: "separate", between: [a, b], parting, ids }];
  });
}

/** The pairs of sides of one fact in a stand; remembered, because a whole item shares one stand. */
function doubledSides(): (stand: Stand) => readonly Omit<Found, "ids">[] {
  const known = new Map<Stand, Omit<Found, "ids">[]>();
  return (stand) => {
    const before = known.get(stand);
    if (before) return before;
    const pairs = stand.flatMap(({ fact, side }, i) =>
      stand
        .slice(i + 1)
        .flatMap((other) => (other.fact === fact ? [{ fact, left: side, right: other.side }] : [])),
    );
    known.set(stand, pairs);
    return pairs;
  };
}
