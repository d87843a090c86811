// Which confirmed facts are in force: works out for itself, from the case alone, which are suspended (decision 0018).
import type { Fact, PairFact, SeparateFact, WithinFact } from "../case/shape.ts";
import type { Evidence, Place, Unit } from "./evidence.ts";
import { meets, spansOf } from "./evidence.ts";
import { Forest } from "./forest.ts";
import { overfull } from "./full.ts";
import { isOf } from "./read.ts";
import { insideOf, outwardOf, Standing } from "./standing.ts";

/** The facts that stay, by id. */
export function inForce(evidence: Evidence): ReadonlyMap<string, Fact> {
  const alone = wrongAlone(evidence);
  const left = evidence.facts.filter((fact) => !alone.has(fact));
  const gone = wrongTogether(evidence, left);
  return new Map(left.flatMap((fact) => (gone.has(fact) ? [] : [[fact.id, fact] as const])));
}

const ofKind = <K extends Fact["kind"]>(facts: readonly Fact[], kind: K) =>
  facts.filter((fact) => isOf(fact, kind));

/** Facts that no case with these items could hold, whatever else is stated. */
function wrongAlone(evidence: Evidence): ReadonlySet<Fact> {
  const { facts } = evidence;
  const isOneFrame = ({ between }: PairFact) => {
    const [a, b] = between.map((id) => evidence.unit(id));
    return a !== undefined && b !== undefined && "spans" in a && "spans" in b && evidence.isTogether(a, b);
  };
  const inside = insideOf(evidence, []);
  const isTorn = (fact: SeparateFact) => {
    const standing = new Standing(evidence, fact, inside);
    const counts = (place: Place) => place.marks.some((mark) => evidence.isAsked([mark]));
    return standing.torn().length > 0 || standing.footage(counts, () => standing).length > 0;
  };
  return new Set<Fact>([
    ...ofKind(facts, "same").filter(isOneFrame),
    ...ofKind(facts, "separate").filter(isTorn),
    ...overfull(evidence, ofKind(facts, "within")),
  ]);
}

/** The other facts that are part of a contradiction, or may be. */
function wrongTogether(evidence: Evidence, facts: readonly Fact[]): ReadonlySet<Fact> {
  const forest = new Forest(facts, (id) => evidence.unit(id)?.item ?? "");
  const gone = new Set<Fact>();
  const inItems = classesByItem(evidence, forest);
  for (const [item, lists] of inItems) for (const list of lists) partByFrames(evidence, item, list, forest);
  for (const fact of ofKind(facts, "continuous")) {
    for (const list of inItems.get(fact.item) ?? []) {
      const inShot = list.filter((unit) => meets(unit, fact.span)).map(({ id }) => id);
      if (inShot.length < 2) continue;
      gone.add(fact);
      forest.part(inShot);
    }
  }
  for (const fact of ofKind(facts, "different")) {
    const [a, b] = fact.between;
    if (forest.rootOf(a) !== forest.rootOf(b)) continue;
    gone.add(fact);
    forest.part([a, b]);
  }
  const claims = ofKind(facts, "within");
  const inside = insideOf(evidence, claims);
  const nested = insideOf(evidence, []);
  const up = outwardOf(evidence, claims);
  const classOf = Map.groupBy(forest.classes().flat(), (id) => forest.rootOf(id));
  const countsIn = (place: Place) => place.marks.filter((mark) => isAskedAs(evidence, forest, classOf, mark));
  for (const fact of ofKind(facts, "separate")) {
    const standing = new Standing(evidence, fact, inside);
    const torn = new Set(standing.torn());
    for (const ids of standing.tornClasses(forest)) {
      forest.part(ids);
      for (const id of ids) torn.add(id);
    }
    const plain = () => new Standing(evidence, fact, nested);
    for (const { id, place } of standing.footage((one) => countsIn(one).length > 0, plain)) {
      torn.add(id);
      for (const mark of countsIn(place)) forest.part(classOf.get(forest.rootOf(mark.id)) ?? []);
    }
    if (torn.size === 0) continue;
    gone.add(fact);
    const above = up(torn);
    const isOnTheWay = ({ inner, outer }: WithinFact) =>
      above.has(inner) && fact.groups.some((group) => inside(group).has(outer));
    for (const claim of claims) if (!gone.has(claim) && isOnTheWay(claim)) gone.add(claim);
  }
  return new Set([...gone, ...forest.marked()]);
}

function isAskedAs(
  evidence: Evidence,
  forest: Forest,
  classOf: ReadonlyMap<string, readonly string[]>,
  mark: Unit,
): boolean {
  if (!forest.has(mark.id)) return evidence.isAsked([mark]);
  return evidence.isAsked(
    (classOf.get(forest.rootOf(mark.id)) ?? []).flatMap((id) => evidence.unit(id) ?? []),
  );
}

/** By item, the sightings of each class that has two or more there. */
function classesByItem(evidence: Evidence, forest: Forest): Map<string, Unit[][]> {
  const inItems = new Map<string, Unit[][]>();
  for (const ids of forest.classes()) {
    const units = ids.flatMap((id) => evidence.unit(id) ?? []);
    for (const [item, list] of Map.groupBy(units, (unit) => unit.item)) {
      if (list.length < 2) continue;
      const lists = inItems.get(item);
      if (lists) lists.push(list);
      else inItems.set(item, [list]);
    }
  }
  return inItems;
}

/**
 * At an end of a span that is not flagged, everybody visible is somebody else. From then on the first speaks for the whole
 * party, until the last of it is gone.
 */
function partByFrames(evidence: Evidence, item: string, list: readonly Unit[], forest: Forest): void {
  const spans = list.flatMap((unit) => spansOf(unit).map(([start, end]) => ({ id: unit.id, start, end })));
  spans.sort((a, b) => a.start - b.start);
  const ends = new Float64Array(spans.flatMap(({ start, end }) => [start, end])).sort();
  let present: { readonly id: string; readonly end: number }[] = [];
  let next = 0;
  for (const at of ends) {
    for (let span = spans[next]; span && span.start <= at; span = spans[++next]) present.push(span);
    if (!evidence.isOpen(item, at)) continue;
    present = present.filter(({ end }) => end >= at);
    forest.part(present.map(({ id }) => id));
    const end = present.reduce((most, one) => Math.max(most, one.end), at);
    present = present.slice(0, 1).map(({ id }) => ({ id, end }));
  }
}
