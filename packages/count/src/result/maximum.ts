// The maximum shown: the most distinct people that fully marked items can show; never a bound on reality.
import { spanOf } from "../case/references.ts";
import { anonymousRest } from "../model/evidence.ts";
import { outwardOf } from "../model/groups.ts";
import type { Model } from "../model/units.ts";
import { restCounts } from "../model/units.ts";
import type { NoMaximum } from "./shape.ts";

export type Maximum =
  | { readonly maximumShown: number; readonly because: null }
  | { readonly maximumShown: null; readonly because: NoMaximum };

/** `atLeast` guards against facts that contradict each other in ways no conflict check sees. */
export function maximumShown(model: Model, atLeast: number): Maximum {
  const open = unmarkedFrames(model);
  if (open.length > 0) {
    const sentence = `No maximum can be stated: ${open.length} of the counted frames are not marked exhaustively.`;
    return { maximumShown: null, because: { sentence, frames: open } };
  }
  const most = model.units.length - absorbed(model);
  if (most >= atLeast) return { maximumShown: most, because: null };
  const sentence =
    "No maximum can be stated: a group said to lie within a fully marked one shows more people than that one.";
  return { maximumShown: null, because: { sentence, frames: [] } };
}

/** Frames where somebody who counts appears, or is counted, without being marked exhaustively; a headcount with more people than marks is not. */
function unmarkedFrames(model: Model): { item: string; at: number }[] {
  const { evidence } = model;
  const marked = new Map<string, (readonly [number, number])[]>();
  for (const frame of evidence.file.frames) {
    const span = frame.exhaustive === true ? spanOf(frame) : undefined;
    if (span) marked.set(frame.item, [...(marked.get(frame.item) ?? []), span]);
  }
  const open = new Map<string, { item: string; at: number }>();
  const look = (item: string, at: number, whole: boolean) => {
    const isMarked = marked.get(item)?.some(([start, end]) => start <= at && at <= end) ?? false;
    if (!isMarked || !whole) open.set(`${at} ${item}`, { item, at });
  };
  evidence.sightings.forEach((sighting, s) => {
    if (model.unitOf.has(s)) for (const [start] of sighting.spans) look(sighting.item, start, true);
  });
  for (const headcount of evidence.headcounts) {
    if (restCounts(evidence.file.criteria, headcount))
      look(headcount.item, headcount.at, anonymousRest(evidence, headcount) === 0);
  }
  return [...open.values()].sort((a, b) => (a.item === b.item ? a.at - b.at : a.item < b.item ? -1 : 1));
}

/**
 * People of an inner group are people of the outer one: where the outer shows anybody who counts, each class of the
 * inner that is not marked in the outer is one of its classes already. Groups within each other absorb nobody.
 */
function absorbed(model: Model): number {
  const { evidence, facts } = model;
  const nested = outwardOf(evidence, []);
  const outward = outwardOf(evidence, facts);
  const classesIn = new Map<string, Set<number>>();
  const join = (member: string, unit: number) => {
    for (const group of evidence.file.groups) {
      if (!group.members.includes(member)) continue;
      for (const id of nested.get(group.id) ?? [])
        classesIn.set(id, (classesIn.get(id) ?? new Set()).add(unit));
    }
  };
  if (!facts.some((fact) => fact.kind === "within")) return 0;
  model.units.forEach((unit, u) => {
    for (const s of unit.sightings) {
      const sighting = evidence.sightings[s];
      if (!sighting) continue;
      join(sighting.id, u);
      join(sighting.item, u);
    }
  });
  const gone = new Set<number>();
  for (const fact of facts) {
    if (fact.kind !== "within" || outward.get(fact.outer)?.includes(fact.inner)) continue;
    const outer = classesIn.get(fact.outer) ?? new Set();
    if (outer.size === 0) continue;
    for (const unit of classesIn.get(fact.inner) ?? []) if (!outer.has(unit)) gone.add(unit);
  }
  return gone.size;
}
