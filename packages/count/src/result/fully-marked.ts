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
