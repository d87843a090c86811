// What of a case may be used at all: items that meet the criteria, what they show, and confirmed facts about it (rules 1 and 3).
import { isSeenByTwo } from "../case/member.ts";
import { latestInstant } from "../case/moment.ts";
import { spanOf } from "../case/references.ts";
import { isCovered, joinedSpans } from "../case/spans.ts";
import type {
  Case,
  Confirmable,
  ContinuousFact,
  Criteria,
  Fact,
  Group,
  Headcount,
  Item,
  PairFact,
  Sighting,
  Span,
} from "../case/shape.ts";
import { isJudgedByTwo } from "../case/verdict.ts";
import { countsOfMarks } from "./marked.ts";

/** One item that meets the criteria, with what it shows: indices into `Evidence.sightings` and `Evidence.headcounts`. */
export interface Shown {
  readonly item: Item;
  /** In order and apart. */
  readonly flagged: readonly Span[];
  readonly sightings: readonly number[];
  readonly headcounts: readonly number[];
}

export interface Evidence {
  readonly file: Case;
  readonly shown: ReadonlyMap<string, Shown>;
  readonly sightings: readonly Sighting[];
  /** The sightings that pair facts or groups name, by id. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly headcounts: readonly Headcount[];
  /** For each headcount, its people who are not marked, by its own arithmetic. */
  readonly rests: readonly number[];
  /** For each headcount, how many sightings of its subject are visible at its instant. */
  readonly marked: readonly number[];
  /** The groups of the case with the members that are evidence of it: none where nobody reviewed them, and whom a named headcount counts. */
  readonly groups: readonly Group[];
  /** Confirmed facts whose named items and sightings are all evidence. */
  readonly facts: readonly Fact[];
}

/** Rule 3: whether a case asks that two members saw this before it counts. */
export function asksTwo(criteria: Criteria, what: Confirmable): boolean {
  return what === "facts" || (criteria.confirmed?.includes(what) ?? false);
}

/** Why an item does not count, as the end of a sentence; undefined when it meets the criteria. */
export function whyItemIsOut(item: Item, criteria: Criteria): string | undefined {
  if (!criteria.verdicts.includes(item.verdict)) return `its verdict is "${item.verdict}"`;
  if (asksTwo(criteria, "verdicts") && !isJudgedByTwo(item.reviews ?? []))
    return "two members have not judged it";
  if (criteria.until === null) return undefined;
  if (item.capturedAt === null) return `it is not known to have been captured by ${criteria.until}`;
  // An item whose time is known only roughly is in only when all of that time is.
  if (latestInstant(item.capturedAt) > latestInstant(criteria.until))
    return `it is not shown to have been captured by ${criteria.until}`;
  return undefined;
}

/** Whether what is marked in an item may be used: its sightings, flags and exhaustive spans. */
export function areMarksUsed({ marks }: Item, criteria: Criteria): boolean {
  return !asksTwo(criteria, "marks") || (marks !== undefined && isSeenByTwo(marks));
}

interface Showing extends Shown {
  flagged: Span[];
  readonly sightings: number[];
  readonly headcounts: number[];
}

export function evidenceOf(file: Case): Evidence {
  const { criteria } = file;
  const shown = new Map<string, Showing>();
  for (const item of file.items) {
    if (whyItemIsOut(item, criteria)) continue;
    shown.set(item.id, { item, flagged: [], sightings: [], headcounts: [] });
  }
  for (const frame of file.frames) {
    const span = frame.coVisible === false ? spanOf(frame) : undefined;
    const at = span && shown.get(frame.item);
    if (at && areMarksUsed(at.item, criteria)) at.flagged.push(span);
  }
  for (const one of shown.values()) if (one.flagged.length > 1) one.flagged = joinedSpans(one.flagged);
  const { sightings, indexOf } = sightingsOf(file, shown);
  const isCounted = (one: Headcount) => !asksTwo(criteria, "headcounts") || isSeenByTwo(one);
  const headcounts = file.headcounts.filter((one) => shown.has(one.item) && isCounted(one));
  headcounts.forEach((headcount, h) => shown.get(headcount.item)?.headcounts.push(h));
  const marksOf = (one: Headcount) => marksAt(one, shown.get(one.item), sightings);
  const marked = countsOfMarks(headcounts, shown, sightings);
  const rests = headcounts.map(({ atLeast }, h) => Math.max(0, atLeast - (marked[h] ?? 0)));
  const isEvidence = (fact: Fact) => {
    if (fact.kind === "continuous") return shown.has(fact.item);
    return !isPair(fact) || (indexOf.has(fact.between[0]) && indexOf.has(fact.between[1]));
  };
  const facts = file.facts.filter((fact) => isSeenByTwo(fact) && isEvidence(fact));
  const groups = groupsOf(file, headcounts, (one) => {
    const marks = marksOf(one);
    for (const s of marks) indexOf.set(sightings[s]?.id ?? "", s);
    return marks.flatMap((s) => sightings[s]?.id ?? []);
  });
  return { file, shown, sightings, indexOf, headcounts, rests, marked, groups, facts };
}

/** A headcount that a group names brings in everybody whom it counts: those marked at its instant too. */
function groupsOf(
  { groups, criteria }: Case,
  headcounts: readonly Headcount[],
  markedIn: (headcount: Headcount) => readonly string[],
): readonly Group[] {
  const counts = new Map(headcounts.map((one) => [one.id, one]));
  return groups.map((group) => {
    if (asksTwo(criteria, "groups") && !isSeenByTwo(group)) return { ...group, members: [] };
    const named = counts.size === 0 ? [] : group.members.flatMap((id) => counts.get(id) ?? []);
    if (named.length === 0) return group;
    return { ...group, members: [...group.members, ...named.flatMap(markedIn)] };
  });
}

function sightingsOf(file: Case, shown: ReadonlyMap<string, Showing>) {
  const named = new Set(file.facts.flatMap((fact) => (isPair(fact) ? fact.between : [])));
  for (const { members } of file.groups) for (const member of members) named.add(member);
  const sightings: Sighting[] = [];
  const indexOf = new Map<string, number>();
  let at: Showing | undefined;
  let last: string | undefined;
  for (const sighting of file.sightings) {
    // Files list the sightings of an item together.
    if (sighting.item !== last) {
      at = shown.get((last = sighting.item));
      if (at && !areMarksUsed(at.item, file.criteria)) at = undefined;
    }
    if (!at) continue;
    at.sightings.push(sightings.length);
    if (named.size > 0 && named.has(sighting.id)) indexOf.set(sighting.id, sightings.length);
    sightings.push(sighting);
  }
  return { sightings, indexOf };
}

/** The sightings of its subject at the instant of a headcount, by index. */
export function marksAt(
  { at, subject }: Headcount,
  shown: Shown | undefined,
  sightings: readonly Sighting[],
): readonly number[] {
  return (shown?.sightings ?? []).filter((s) => {
    const sighting = sightings[s];
    return sighting?.subject === subject && isVisibleAt(sighting, at);
  });
}

export function isPair(fact: Fact): fact is PairFact {
  return fact.kind === "same" || fact.kind === "different";
}

/** The two sightings of a pair fact, by index. */
export function endsOf(evidence: Evidence, fact: Pick<PairFact, "between">): [number, number] {
  return [evidence.indexOf.get(fact.between[0]) ?? -1, evidence.indexOf.get(fact.between[1]) ?? -1];
}

export function isVisibleAt(sighting: Sighting, at: number): boolean {
  return sighting.spans.some(([start, end]) => start <= at && at <= end);
}

/** The instant at which two sightings of one item are seen together, or undefined: an unflagged end of an intersection of their spans, which are in order and apart. */
export function seenTogetherAt(a: Sighting, b: Sighting, flagged: readonly Span[]): number | undefined {
  for (let i = 0, j = 0; i < a.spans.length && j < b.spans.length;) {
    const [x, y] = [a.spans[i], b.spans[j]];
    if (!x || !y) return undefined;
    const low = x[0] > y[0] ? x[0] : y[0];
    const high = x[1] < y[1] ? x[1] : y[1];
    if (low <= high) {
      if (isOpen(low, flagged)) return low;
      if (isOpen(high, flagged)) return high;
    }
    if (x[1] < y[1]) i++;
    else j++;
  }
  return undefined;
}

/** `flagged`: in order and apart. */
export function isOpen(at: number, flagged: readonly Span[]): boolean {
  return flagged.length === 0 || !isCovered(flagged, at);
}

export function meetsSpan(sighting: Sighting, fact: ContinuousFact): boolean {
  return sighting.spans.some(([start, end]) => start <= fact.span[1] && fact.span[0] <= end);
}
