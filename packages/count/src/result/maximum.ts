// The maximum shown: the most distinct people that fully marked items can show; never a bound on reality.
import type { Span } from "../case/shape.ts";
import { joinedSpans } from "../case/spans.ts";
import { restCounts } from "../model/asked.ts";
import { exhaustiveSpans, insideOf, isFullyMarked, populationOf, uncovered } from "../model/fully-marked.ts";
import { outerGroups, outermostFirst } from "../model/outward.ts";
import type { Model } from "../model/units.ts";
import { unitOf } from "../model/units.ts";
import { howMany } from "./headline.ts";
import type { NoMaximum, OpenSpan } from "./shape.ts";

export type Maximum =
  | { readonly maximumShown: number; readonly because: null }
  | { readonly maximumShown: null; readonly because: NoMaximum };

/** `atLeast` guards against facts that contradict each other in ways no conflict check sees. */
export function maximumShown(model: Model, atLeast: number): Maximum {
  const open = unmarkedSpans(model);
  if (open.length > 0) {
    const sentence = `No maximum can be stated: people who count are visible in ${howMany(open.length, "span")} not marked exhaustively.`;
    return { maximumShown: null, because: { sentence, spans: open } };
  }
  const most = classesAsked(model).length - absorbed(model);
  if (most >= atLeast) return { maximumShown: most, because: null };
  const sentence =
    "No maximum can be stated: a group said to lie within a fully marked one shows more people than that one.";
  return { maximumShown: null, because: { sentence, spans: [] } };
}

/** Where somebody who counts is visible, or is counted without being marked, outside every span marked exhaustively. */
function unmarkedSpans(model: Model): OpenSpan[] {
  const { evidence } = model;
  const marked = exhaustiveSpans(evidence);
  const items = [...evidence.shown.values()].sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
  return items.flatMap(({ item, sightings, headcounts }) => {
    const covers = marked.get(item.id) ?? [];
    const open: Span[] = [];
    for (const s of sightings) {
      if (model.asked[s] !== 1) continue;
      for (const span of evidence.sightings[s]?.spans ?? [])
        if (covers.length === 0) open.push(span);
        else open.push(...uncovered(span, covers));
    }
    for (const h of headcounts) {
      const headcount = evidence.headcounts[h];
      if (!headcount || !restCounts(evidence.file.criteria, headcount)) continue;
      const span: Span = [headcount.at, headcount.at];
      open.push(...(evidence.rests[h] === 0 ? uncovered(span, covers) : [span]));
    }
    return joinedSpans(open).map((span) => ({ item: item.id, span }));
  });
}

function classesAsked({ asked, classes }: Model): number[] {
  const roots: number[] = [];
  for (let s = 0; s < asked.length; s++) if (asked[s] === 1 && classes.classOf[s] === s) roots.push(s);
  return roots;
}

/**
 * People of an inner group are people of the outer one: where a fully marked group shows anybody who counts, each class of
 * the inner group that is not marked there is one of its classes already. Groups within each other absorb nobody.
 */
function absorbed(model: Model): number {
  const { evidence, facts } = model;
  const claims = facts.filter((fact) => fact.kind === "within");
  if (claims.length === 0) return 0;
  const component = new Map<string, number>();
  outermostFirst(outerGroups(evidence, facts)).forEach((ids, n) => {
    for (const id of ids) component.set(id, n);
  });
  const inside = insideOf(evidence);
  const marked = exhaustiveSpans(evidence);
  const marksIn = (group: string) => populationOf(evidence, inside(group)).sightings;
  const classesIn = (group: string) => new Set(marksIn(group).flatMap((s) => unitOf(model, s) ?? []));
  const gone = new Set<number>();
  for (const { inner, outer } of claims) {
    if (component.get(outer) === component.get(inner)) continue;
    const there = classesIn(outer);
    // Somebody marked there who does not count may still be the one who counts, seen without the attribute.
    const isAsked = marksIn(outer).every((s) => model.asked[s] === 1);
    if (there.size === 0 || !isAsked || !isFullyMarked(evidence, inside(outer), marked)) continue;
    for (const unit of classesIn(inner)) if (!there.has(unit)) gone.add(unit);
  }
  return gone.size;
}
