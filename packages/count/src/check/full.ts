// Groups that show everybody in them, and the `within` facts that put more people into one than it shows.
import type { Span, WithinFact } from "../case/shape.ts";
import type { Evidence, Unit } from "./evidence.ts";
import { isAt, spansOf } from "./evidence.ts";
import { insideOf } from "./standing.ts";

/** Everybody in a group: the sightings and headcounts of its items, and those that it names. */
function unitsIn(evidence: Evidence, inside: ReadonlySet<string>): ReadonlySet<Unit> {
  const units = new Set<Unit>();
  for (const id of inside) {
    const [place, unit] = [evidence.places.get(id), evidence.unit(id)];
    for (const one of [...(place?.marks ?? []), ...(place?.counts ?? [])]) units.add(one);
    if (unit) units.add(unit);
  }
  return units;
}

/** Whether every whole microsecond of a span lies in one of the others. */
function isCovered([from, to]: Span, by: readonly Span[]): boolean {
  return by.some(([start, end]) => start <= from && to <= end);
}

/** The number of sightings of a group that is marked exhaustively wherever it shows anybody; infinite when it is not. */
function room(evidence: Evidence, inside: ReadonlySet<string>): number {
  const isKnown = (id: string) => {
    const place = evidence.places.get(id);
    if (evidence.isItem(id)) return place !== undefined && place.isSigned && !place.isWaiting;
    return evidence.unit(id) !== undefined || evidence.isGroupKnown(id);
  };
  const units = [...unitsIn(evidence, inside)];
  const isShown = (unit: Unit) =>
    ("spans" in unit || evidence.rest(unit) === 0) &&
    spansOf(unit).every((span) => isCovered(span, evidence.places.get(unit.item)?.exhaustive ?? []));
  if (![...inside].every(isKnown) || !units.every(isShown)) return Infinity;
  return units.filter((unit) => "spans" in unit).length || Infinity;
}

/** The most people of a group in one frame of an item without flagged spans. */
function mostAtOnce(evidence: Evidence, inside: ReadonlySet<string>): number {
  let most = 0;
  for (const [item, units] of Map.groupBy(unitsIn(evidence, inside), (unit) => unit.item)) {
    if (evidence.places.get(item)?.flagged.length !== 0) continue;
    const marks = units.filter((unit) => "spans" in unit);
    const starts = new Float64Array(marks.flatMap((unit) => spansOf(unit).map(([start]) => start))).sort();
    const ends = new Float64Array(marks.flatMap((unit) => spansOf(unit).map(([, end]) => end))).sort();
    let over = 0;
    starts.forEach((at, i) => {
      while ((ends[over] ?? Infinity) < at) over++;
      most = Math.max(most, i + 1 - over);
    });
    for (const unit of units)
      if (!("spans" in unit))
        most = Math.max(most, evidence.rest(unit) + marks.filter((mark) => isAt(mark, unit.at)).length);
  }
  return most;
}

export function overfull(evidence: Evidence, claims: readonly WithinFact[]): WithinFact[] {
  if (![...evidence.places.values()].some(({ exhaustive }) => exhaustive.length > 0)) return [];
  const inside = insideOf(evidence, []);
  const rooms = new Map<string, number>();
  return claims.filter(({ inner, outer }) => {
    const known = rooms.get(outer) ?? room(evidence, inside(outer));
    rooms.set(outer, known);
    return known < Infinity && mostAtOnce(evidence, inside(inner)) > known;
  });
}
