// Who is in a group, and whether it is fully marked, to the letter of docs/method.md and decision 0018; for tests only.
import type { Fact, Span } from "../case/shape.ts";
import { isVisibleAt, markedIn, restOf, where } from "./oracle-evidence.ts";
import type { Evidence } from "./oracle-evidence.ts";

/** A group, and the ids of everything that it names: downwards by members, and by the `within` facts among those given. */
export function namedBy(evidence: Evidence, group: string, facts: readonly Fact[]): Set<string> {
  const named = new Set<string>();
  const open = [group];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (named.has(id)) continue;
    named.add(id);
    const outer = id;
    open.push(...(evidence.groups.get(outer) ?? []));
    for (const fact of facts) if (fact.kind === "within" && fact.outer === outer) open.push(fact.inner);
  }
  return named;
}

/** The ids of the sightings in a group, and of the headcounts: these stand for their unmarked people. */
export function peopleOf(evidence: Evidence, group: string, facts: readonly Fact[]): Set<string> {
  const named = namedBy(evidence, group, facts);
  const isNamed = ({ id, item }: { id: string; item: string }) => named.has(id) || named.has(item);
  const headcounts = evidence.headcounts.filter(isNamed);
  const marks = [
    ...evidence.marks.filter(isNamed),
    ...headcounts.flatMap((headcount) => markedIn(evidence, headcount)),
  ];
  return new Set([...marks, ...headcounts].map(({ id }) => id));
}

/**
 * Whether everybody whom a group names, with the groups in it, must be marked: all that it names is evidence, every
 * instant at which one of its sightings is visible is marked exhaustively, and so is that of every headcount, which has
 * no unmarked people. A group in which nobody is visible shows nothing of who is in it, and is not fully marked.
 */
export function isFullyMarked(evidence: Evidence, group: string): boolean {
  const people = peopleOf(evidence, group, []);
  if (!isAllEvidence(evidence, group)) return false;
  const marks = evidence.marks.filter(({ id }) => people.has(id));
  const headcounts = evidence.headcounts.filter(({ id }) => people.has(id));
  return (
    marks.length > 0 &&
    marks.every(({ item, spans }) => spans.every((span) => isExhaustive(evidence, item, span))) &&
    headcounts.every(
      (one) => restOf(evidence, one) === 0 && isExhaustive(evidence, one.item, [one.at, one.at]),
    )
  );
}

function isAllEvidence(evidence: Evidence, group: string): boolean {
  const { file, confirmedGroups, markedItems } = evidence;
  if (!confirmedGroups.has(group)) return false;
  const named = namedBy(evidence, group, []);
  const used = new Set([...evidence.marks, ...evidence.headcounts].map(({ id }) => id));
  const shown = [...file.sightings, ...file.headcounts].filter(
    ({ id, item }) => named.has(id) || named.has(item),
  );
  return (
    file.groups.every(({ id }) => !named.has(id) || confirmedGroups.has(id)) &&
    file.items.every(({ id }) => !named.has(id) || markedItems.has(id)) &&
    shown.every(({ id }) => used.has(id))
  );
}

/** Whether each integer instant of a span lies in a span marked exhaustive. */
function isExhaustive({ frames }: Evidence, item: string, [from, to]: Span): boolean {
  const spans = frames.filter((frame) => frame.item === item && frame.exhaustive === true).map(where);
  let next = from;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0]))
    if (start <= next && end >= next) next = end + 1;
  return next > to;
}

/** The most people whom one frame shows of a group; items with flagged frames are not looked at. */
export function mostInOneFrame(evidence: Evidence, group: string): number {
  const people = peopleOf(evidence, group, []);
  const clear = evidence.items.filter(
    ({ id }) => !evidence.frames.some((frame) => frame.item === id && frame.coVisible === false),
  );
  const counts = clear.flatMap(({ id: item }) => {
    const marks = evidence.marks.filter((mark) => mark.item === item && people.has(mark.id));
    const headcounts = evidence.headcounts.filter((one) => one.item === item && people.has(one.id));
    const instants = [
      ...marks.flatMap(({ spans }) => spans.map(([start]) => start)),
      ...headcounts.map(({ at }) => at),
    ];
    return instants.map((at) => {
      // Two headcounts of one frame may count the same people.
      const rests = headcounts.filter((one) => one.at === at).map((one) => restOf(evidence, one));
      return marks.filter((mark) => isVisibleAt(mark, at)).length + Math.max(0, ...rests);
    });
  });
  return Math.max(0, ...counts);
}
