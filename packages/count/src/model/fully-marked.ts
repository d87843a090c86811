// What is marked exhaustively: which spans, which groups, and who lies in a group that shows everybody in it.
import { isSeenByTwo } from "../case/member.ts";
import { spanOf } from "../case/references.ts";
import { joinedSpans } from "../case/spans.ts";
import type { Span, WithinFact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";
import { areMarksUsed, asksTwo, isVisibleAt } from "./evidence.ts";
import { reachedFrom } from "./outward.ts";

/** By item, the spans marked exhaustively, in order, those that meet or adjoin joined: times are whole microseconds. */
export function exhaustiveSpans({ file, shown }: Evidence): ReadonlyMap<string, readonly Span[]> {
  const marked = new Map<string, Span[]>();
  for (const frame of file.frames) {
    const span = frame.exhaustive === true ? spanOf(frame) : undefined;
    const item = shown.get(frame.item)?.item;
    if (!span || !item || !areMarksUsed(item, file.criteria)) continue;
    const spans = marked.get(frame.item);
    if (spans) spans.push(span);
    else marked.set(frame.item, [span]);
  }
  return new Map([...marked].map(([item, spans]) => [item, joinedSpans(spans)]));
}

/** What of a span lies in none of the joined ones. */
export function uncovered([from, to]: Span, covers: readonly Span[]): Span[] {
  const open: Span[] = [];
  let at = from;
  for (const [start, end] of covers) {
    if (end < at) continue;
    if (start > to) break;
    if (start > at) open.push([at, start - 1]);
    at = end + 1;
  }
  if (at <= to) open.push([at, to]);
  return open;
}

/** Who and what a group names by nesting, as ids. */
export function insideOf({ groups }: Evidence): (group: string) => ReadonlySet<string> {
  const members = new Map(groups.map((one) => [one.id, one.members]));
  const known = new Map<string, ReadonlySet<string>>();
  return (group) => {
    const before = known.get(group);
    if (before) return before;
    const inside = reachedFrom([group], members);
    known.set(group, inside);
    return inside;
  };
}

export interface Population {
  /** Indices of the sightings in a group, and of its headcounts. */
  readonly sightings: readonly number[];
  readonly headcounts: readonly number[];
}

export function populationOf(evidence: Evidence, inside: ReadonlySet<string>): Population {
  const sightings = new Set<number>();
  const headcounts = new Set<number>();
  const countAt = new Map(evidence.headcounts.map(({ id }, h) => [id, h]));
  for (const id of inside) {
    const shown = evidence.shown.get(id);
    for (const s of shown?.sightings ?? []) sightings.add(s);
    for (const h of shown?.headcounts ?? []) headcounts.add(h);
    const [s, h] = [evidence.indexOf.get(id), countAt.get(id)];
    if (s !== undefined) sightings.add(s);
    if (h !== undefined) headcounts.add(h);
  }
  return { sightings: [...sightings], headcounts: [...headcounts] };
}

/**
 * Whether a group shows everybody in it: it shows somebody, all that it names is evidence, every instant at which somebody of it is visible
 * is marked exhaustively, and its headcounts leave nobody unmarked. Only then may anything be said about how many it holds at most.
 */
export function isFullyMarked(
  evidence: Evidence,
  inside: ReadonlySet<string>,
  marked: ReadonlyMap<string, readonly Span[]>,
): boolean {
  const { file, shown, sightings, headcounts, rests } = evidence;
  const asksGroups = asksTwo(file.criteria, "groups");
  const counts = new Set(headcounts.map(({ id }) => id));
  const groups = new Set(file.groups.flatMap((one) => (!asksGroups || isSeenByTwo(one) ? [one.id] : [])));
  const waiting = new Set(file.headcounts.flatMap(({ id, item }) => (counts.has(id) ? [] : [item])));
  const isKnown = (id: string) => {
    const item = shown.get(id)?.item;
    if (item) return areMarksUsed(item, file.criteria) && !waiting.has(id);
    return groups.has(id) || counts.has(id) || evidence.indexOf.has(id);
  };
  const people = populationOf(evidence, inside);
  const isCovered = (item: string, span: Span) => uncovered(span, marked.get(item) ?? []).length === 0;
  return (
    people.sightings.length > 0 &&
    [...inside].every(isKnown) &&
    people.sightings.every((s) => {
      const one = sightings[s];
      return one !== undefined && one.spans.every((span) => isCovered(one.item, span));
    }) &&
    people.headcounts.every((h) => {
      const one = headcounts[h];
      return one !== undefined && rests[h] === 0 && isCovered(one.item, [one.at, one.at]);
    })
  );
}

/**
 * The `within` facts that cannot be true by themselves (pigeonhole): whoever is within a fully marked group is one of the
 * sightings that it shows, so one frame of the inner group cannot show more people than the outer group has sightings.
 */
export function overfull(evidence: Evidence, claims: readonly WithinFact[]): WithinFact[] {
  const marked = exhaustiveSpans(evidence);
  if (claims.length === 0 || marked.size === 0) return [];
  const inside = insideOf(evidence);
  const rooms = new Map<string, number>();
  const roomOf = (group: string) => {
    const outer = inside(group);
    return isFullyMarked(evidence, outer, marked) ? populationOf(evidence, outer).sightings.length : Infinity;
  };
  return claims.filter(({ inner, outer }) => {
    const room = rooms.get(outer) ?? roomOf(outer);
    rooms.set(outer, room);
    return room !== Infinity && mostInOneFrame(evidence, populationOf(evidence, inside(inner))) > room;
  });
}

/** The most people of a group whom one frame shows; items with flagged spans are not looked at. */
function mostInOneFrame(evidence: Evidence, { sightings, headcounts }: Population): number {
  const isPlain = (item: string) => evidence.shown.get(item)?.flagged.length === 0;
  const marks = sightings.flatMap((s) => evidence.sightings[s] ?? []).filter(({ item }) => isPlain(item));
  let most = 0;
  for (const own of Map.groupBy(marks, ({ item }) => item).values()) {
    const changes = own.flatMap(({ spans }) =>
      spans.flatMap(([start, end]) => [
        { at: start, by: 1 },
        { at: end, by: -1 },
      ]),
    );
    let present = 0;
    for (const { by } of changes.sort((a, b) => a.at - b.at || b.by - a.by))
      most = Math.max(most, (present += by));
  }
  for (const h of headcounts) {
    const count = evidence.headcounts[h];
    if (!count || !isPlain(count.item)) continue;
    const marked = marks.filter((one) => one.item === count.item && isVisibleAt(one, count.at)).length;
    most = Math.max(most, marked + (evidence.rests[h] ?? 0));
  }
  return most;
}
