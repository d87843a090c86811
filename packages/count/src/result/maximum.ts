// The maximum shown: the most distinct people that fully marked items can show; never a bound on reality.
import { outwardOf } from "../model/groups.ts";
import type { Model } from "../model/units.ts";
import { restCounts } from "../model/units.ts";
import { exhaustiveSpans, insideOf, isAllEvidence, peopleOfGroups } from "./fully-marked.ts";
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
  const most = classesAsked(model).length - absorbed(model);
  if (most >= atLeast) return { maximumShown: most, because: null };
  const sentence =
    "No maximum can be stated: a group said to lie within a fully marked one shows more people than that one.";
  return { maximumShown: null, because: { sentence, frames: [] } };
}

/** Frames where somebody who counts appears, or is counted, without being marked exhaustively; a headcount with more people than marks is not. */
function unmarkedFrames(model: Model): { item: string; at: number }[] {
  const { evidence } = model;
  const marked = exhaustiveSpans(evidence);
  const open: { item: string; at: number }[] = [];
  const items = [...evidence.shown.values()].sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
  for (const { item, sightings, headcounts } of items) {
    const spans = marked.get(item.id) ?? [];
    const isOpen = (at: number) => !spans.some(([start, end]) => start <= at && at <= end);
    const instants: number[] = [];
    for (const s of sightings) {
      if (model.asked[s] !== 1) continue;
      for (const [start] of evidence.sightings[s]?.spans ?? []) if (isOpen(start)) instants.push(start);
    }
    for (const h of headcounts) {
      const headcount = evidence.headcounts[h];
      if (!headcount || !restCounts(evidence.file.criteria, headcount)) continue;
      if (isOpen(headcount.at) || evidence.rests[h] !== 0) instants.push(headcount.at);
    }
    // Typed arrays sort as numbers, and several times faster.
    new Float64Array(instants).sort().forEach((at, i, sorted) => {
      if (at !== sorted[i - 1]) open.push({ item: item.id, at });
    });
  }
  return open;
}

function classesAsked({ asked, classes }: Model): number[] {
  const roots: number[] = [];
  for (let s = 0; s < asked.length; s++) if (asked[s] === 1 && classes.classOf[s] === s) roots.push(s);
  return roots;
}

/**
 * People of an inner group are people of the outer one: where the outer shows anybody who counts, each class of the
 * inner that is not marked in the outer is one of its classes already, if all that the outer names is evidence. Groups within each other absorb nobody.
 */
function absorbed(model: Model): number {
  const { facts } = model;
  const claims = facts.filter((fact) => fact.kind === "within");
  if (claims.length === 0) return 0;
  const outward = outwardOf(model.evidence, facts);
  const classesIn = peopleOfGroups(model);
  const gone = new Set<number>();
  for (const fact of claims) {
    if (outward.get(fact.outer)?.includes(fact.inner)) continue;
    const outer = classesIn.get(fact.outer) ?? new Set();
    if (outer.size === 0 || !isAllEvidence(model.evidence, insideOf(model.evidence, fact.outer))) continue;
    for (const unit of classesIn.get(fact.inner) ?? []) if (!outer.has(unit)) gone.add(unit);
  }
  return gone.size;
}
