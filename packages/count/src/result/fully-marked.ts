// What is marked exhaustively, and who is seen in which group.
import { spanOf } from "../case/references.ts";
import type { Span } from "../case/shape.ts";
import type { Evidence } from "../model/evidence.ts";
import { outwardOf } from "../model/groups.ts";
import type { Model } from "../model/units.ts";
import { unitOf } from "../model/units.ts";

/** By item, the spans marked exhaustively. */
export function exhaustiveSpans(evidence: Evidence): Map<string, Span[]> {
  const marked = new Map<string, Span[]>();
  for (const frame of evidence.file.frames) {
    const span = frame.exhaustive === true ? spanOf(frame) : undefined;
    const spans = marked.get(frame.item);
    if (span && spans) spans.push(span);
    else if (span) marked.set(frame.item, [span]);
  }
  return marked;
}

/** The ids of what a group names, through nested groups. */
export function insideOf(evidence: Evidence, group: string): Set<string> {
  const outward = outwardOf(evidence, []);
  const inside = evidence.file.groups.filter(({ id }) => outward.get(id)?.includes(group));
  return new Set(inside.flatMap(({ members }) => members));
}

/**
 * Whether all that a group names is evidence. Where something is not, the group holds people whom the evidence does
 * not show, and nothing may be said about how many it holds at most.
 */
export function isAllEvidence(
  { file, shown, sightings, headcounts }: Evidence,
  inside: ReadonlySet<string>,
): boolean {
  const known = new Set([
    ...shown.keys(),
    ...[...sightings, ...headcounts, ...file.groups].map(({ id }) => id),
  ]);
  return [...inside].every((id) => known.has(id));
}

/** By group, its classes that count, through nested groups but not through `within`. */
export function peopleOfGroups(model: Model): Map<string, Set<number>> {
  const { evidence } = model;
  const nested = outwardOf(evidence, []);
  const namedBy = new Map<string, Set<string>>();
  for (const group of evidence.file.groups) {
    for (const member of group.members) {
      const groups = namedBy.get(member) ?? new Set();
      namedBy.set(member, groups);
      for (const id of nested.get(group.id) ?? []) groups.add(id);
    }
  }
  const classesIn = new Map<string, Set<number>>();
  for (const [s, { id, item }] of evidence.sightings.entries()) {
    const unit = unitOf(model, s);
    if (unit === undefined) continue;
    for (const member of [id, item]) {
      for (const group of namedBy.get(member) ?? []) {
        const classes = classesIn.get(group) ?? new Set();
        classesIn.set(group, classes.add(unit));
      }
    }
  }
  return classesIn;
}
