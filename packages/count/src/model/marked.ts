// How many of a headcount's people are marked.
import type { Headcount, Sighting } from "../case/shape.ts";
import type { Shown } from "./evidence.ts";
import { notOver, turnsOf } from "./instants.ts";

type Turns = ReturnType<typeof turnsOf>;

/**
 * For each headcount the sightings of its subject that are visible at its instant: those who have come by then, less those
 * who have gone. Spans of one sighting are apart, so each counts once.
 */
export function countsOfMarks(
  headcounts: readonly Headcount[],
  shown: ReadonlyMap<string, Shown>,
  sightings: readonly Sighting[],
): number[] {
  const known = new Map<string, ReadonlyMap<string, Turns>>();
  const turnsIn = (item: string): ReadonlyMap<string, Turns> => {
    const own = (shown.get(item)?.sightings ?? []).flatMap((s) => sightings[s] ?? []);
    const bySubject = [...Map.groupBy(own, ({ subject }) => subject)];
    return new Map(
      bySubject.map(([subject, some]) => [subject, turnsOf(some.flatMap(({ spans }) => spans))]),
    );
  };
  return headcounts.map(({ item, subject, at }) => {
    const inItem = known.get(item) ?? turnsIn(item);
    known.set(item, inItem);
    const turns = inItem.get(subject);
    return turns ? notOver(turns.starts, at) - notOver(turns.ends, at - 1) : 0;
  });
}
