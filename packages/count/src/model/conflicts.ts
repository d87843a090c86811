// Finds the smallest sets of facts that cannot all hold, and what stays when every fact in them is suspended (rule 6).
import type { Fact } from "../case/shape.ts";
import { classesOf } from "./classes.ts";
import type { Evidence } from "./evidence.ts";
import { endsOf, isPair, meetsSpan, seenTogetherAt } from "./evidence.ts";
import { sidesOf } from "./groups.ts";
import { wording } from "./conflict-wording.ts";
import type { Route } from "./shortest-sets.ts";
import { groupLinks, sameLinks, shortestSets } from "./shortest-sets.ts";

export type ConflictKind = "frame" | "different" | "continuous" | "separate";

export interface Conflict {
  readonly kind: ConflictKind;
  /** Fact ids, in file order. */
  readonly facts: readonly string[];
  readonly sentence: string;
}

/** A contradiction before it is explained: what parts people whom the facts make one. */
export interface Clash {
  readonly kind: ConflictKind;
  /** Two sightings of one class; for `separate`, the two groups. */
  readonly between: readonly [string, string];
  readonly parting: Fact | undefined;
  /** The class or classes concerned, as sighting ids; only used for `separate`. */
  readonly ids: readonly string[];
}

export interface Settled {
  readonly conflicts: readonly Conflict[];
  /** Fact ids, in file order. */
  readonly suspended: readonly string[];
  /** The confirmed facts that stay in force; they contradict each other nowhere. */
  readonly facts: readonly Fact[];
}

/**
 * Theorem: what is suspended does not depend on the order of the file, and every reported set is minimal.
 * Each round takes all sets of the globally smallest size k among the facts still in force. A proper subset of one of
 * them that is inconsistent would be smaller than k. Rounds end because each suspends at least one fact, and a case
 * without any `separate`, `same`, … has no clash.
 */
export function settle(evidence: Evidence): Settled {
  let facts = evidence.facts;
  const conflicts: Conflict[] = [];
  const suspended = new Set<string>();
  for (let clashes = clashesOf(evidence, facts); clashes.length > 0; clashes = clashesOf(evidence, facts)) {
    const routes = new Map<string, { clash: Clash; set: readonly Fact[] }>();
    let smallest = Infinity;
    for (const clash of clashes) {
      for (const set of setsOf(evidence, facts, clash)) {
        smallest = Math.min(smallest, set.length);
        const key = JSON.stringify(set.map(({ id }) => id));
        if (!routes.has(key)) routes.set(key, { clash, set });
      }
    }
    for (const { clash, set } of routes.values()) {
      if (set.length !== smallest) continue;
      conflicts.push({ kind: clash.kind, facts: set.map(({ id }) => id), sentence: wording(clash, set) });
      for (const { id } of set) suspended.add(id);
    }
    facts = facts.filter(({ id }) => !suspended.has(id));
  }
  return {
    conflicts,
    suspended: evidence.facts.map(({ id }) => id).filter((id) => suspended.has(id)),
    facts,
  };
}

function setsOf(evidence: Evidence, facts: readonly Fact[], clash: Clash): (readonly Fact[])[] {
  const links = clash.kind === "separate" ? groupLinks(evidence, facts, clash.ids) : sameLinks(facts);
  const route: Route =
    clash.kind === "separate"
      ? { from: `down ${clash.between[0]}`, to: `up ${clash.between[1]}` }
      : { from: clash.between[0], to: clash.between[1] };
  const order = new Map(evidence.facts.map((fact, i) => [fact.id, i]));
  const parting = clash.parting ? [clash.parting] : [];
  return shortestSets(links, route).map((set) =>
    [...new Set([...set, ...parting])].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
  );
}

/** Every pair of one class that something parts, and every separation that somebody stands on both sides of. */
export function clashesOf(evidence: Evidence, facts: readonly Fact[]): Clash[] {
  const { classOf, members } = classesOf(evidence, facts);
  const idOf = (s: number) => evidence.sightings[s]?.id ?? "";
  const clashes: Clash[] = [];
  const within = (kind: ConflictKind, list: readonly number[], parting?: Fact) => {
    for (const [a, b] of pairsOfOneClass(list, classOf, members)) {
      const [x, y] = [evidence.sightings[a], evidence.sightings[b]];
      if (!x || !y) continue;
      if (kind === "frame" && seenTogetherAt(x, y, evidence.shown.get(x.item)?.flagged ?? []) === undefined)
        continue;
      clashes.push({ kind, between: [x.id, y.id], parting, ids: [] });
    }
  };
  if (members.size > 0) for (const { sightings } of evidence.shown.values()) within("frame", sightings);
  for (const fact of facts) {
    if (fact.kind === "continuous" && members.size > 0) {
      const list = evidence.shown.get(fact.item)?.sightings ?? [];
      within(
        "continuous",
        list.filter((s) => meets(evidence, s, fact)),
        fact,
      );
    }
    if (!isPair(fact) || fact.kind !== "different") continue;
    const [a, b] = endsOf(evidence, fact);
    if (classOf[a] === classOf[b])
      clashes.push({ kind: "different", between: [idOf(a), idOf(b)], parting: fact, ids: [] });
  }
  return [...clashes, ...straddlers(evidence, facts)];
}

function meets(evidence: Evidence, s: number, fact: Fact): boolean {
  const sighting = evidence.sightings[s];
  return sighting !== undefined && fact.kind === "continuous" && meetsSpan(sighting, fact);
}

function pairsOfOneClass(
  list: readonly number[],
  classOf: Int32Array,
  members: ReadonlyMap<number, readonly number[]>,
): [number, number][] {
  const byClass = new Map<number, number[]>();
  for (const s of list) {
    const root = classOf[s] ?? s;
    if (members.has(root)) byClass.set(root, [...(byClass.get(root) ?? []), s]);
  }
  return [...byClass.values()].flatMap((same) =>
    same.flatMap((a, i) => same.slice(i + 1).map((b): [number, number] => [a, b])),
  );
}

/** Everyone, marked or counted, who stands on two sides of one separation. */
function straddlers(evidence: Evidence, facts: readonly Fact[]): Clash[] {
  const { separations, standOf } = sidesOf(evidence, facts);
  if (separations.length === 0) return [];
  const { classOf, members } = classesOf(evidence, facts);
  const found = new Map<string, { fact: number; left: number; right: number; ids: string[] }>();
  const look = (units: readonly { id: string; item: string }[]) => {
    const sidesByFact = new Map<number, Set<number>>();
    for (const unit of units) {
      for (const { fact, side } of standOf(unit.id, unit.item)) {
        sidesByFact.set(fact, (sidesByFact.get(fact) ?? new Set()).add(side));
      }
    }
    for (const [fact, set] of sidesByFact) {
      const sides = [...set].sort((a, b) => a - b);
      sides.forEach((left, i) =>
        sides.slice(i + 1).forEach((right) => {
          const key = `${fact} ${left} ${right}`;
          const entry = found.get(key) ?? { fact, left, right, ids: [] };
          entry.ids.push(...units.map(({ id }) => id));
          found.set(key, entry);
        }),
      );
    }
  };
  evidence.sightings.forEach((sighting, s) => {
    const root = classOf[s] ?? s;
    if (!members.has(root)) look([sighting]);
  });
  for (const list of members.values()) look(list.flatMap((s) => evidence.sightings[s] ?? []));
  for (const headcount of evidence.headcounts) look([headcount]);
  return [...found.values()].flatMap(({ fact, left, right, ids }): Clash[] => {
    const parting = separations[fact];
    const [a, b] = [parting?.groups[left], parting?.groups[right]];
    return a === undefined || b === undefined ? [] : [{ kind: "separate", between: [a, b], parting, ids }];
  });
}
