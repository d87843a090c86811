// What of a case may be used at all: items that meet the criteria, what they show, and confirmed facts about it (rules 1 and 4).
import { spanOf } from "../case/references.ts";
import type {
  Case,
  ContinuousFact,
  Criteria,
  Fact,
  Headcount,
  Item,
  PairFact,
  Sighting,
  Span,
} from "../case/shape.ts";

/** One item that meets the criteria, with what it shows; sightings by index into `Evidence.sightings`. */
export interface Shown {
  readonly item: Item;
  readonly flagged: readonly Span[];
  readonly sightings: number[];
  readonly headcounts: Headcount[];
}

export interface Evidence {
  readonly file: Case;
  readonly shown: ReadonlyMap<string, Shown>;
  readonly sightings: readonly Sighting[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly headcounts: readonly Headcount[];
  /** Confirmed facts whose named items and sightings are all evidence. */
  readonly facts: readonly Fact[];
}

const LATEST = "9999-99-99T99:99:99.999999";

/** The last instant that a time of limited precision may mean, in a form that sorts as text. */
function latest(moment: string): string {
  const known = moment.replace("Z", "");
  return known + LATEST.slice(known.length);
}

/** Why an item does not count, as the end of a sentence; undefined when it meets the criteria. */
export function whyItemIsOut(item: Item, criteria: Criteria): string | undefined {
  if (!criteria.verdicts.includes(item.verdict)) return `its verdict is "${item.verdict}"`;
  if (criteria.until === null) return undefined;
  if (item.capturedAt === null) return `it is not known to have been captured by ${criteria.until}`;
  // An item whose time is known only roughly is in only when all of that time is.
  if (latest(item.capturedAt) > latest(criteria.until))
    return `it is not shown to have been captured by ${criteria.until}`;
  return undefined;
}

/** Rule 4: stated by one member, reviewed by another. */
export function isConfirmed(fact: Fact): boolean {
  return fact.reviewedBy !== null && fact.reviewedBy !== fact.statedBy;
}

export function evidenceOf(file: Case): Evidence {
  const shown = new Map<string, Shown>();
  for (const item of file.items) {
    if (whyItemIsOut(item, file.criteria)) continue;
    shown.set(item.id, { item, flagged: [], sightings: [], headcounts: [] });
  }
  for (const frame of file.frames) {
    const span = frame.coVisible === false ? spanOf(frame) : undefined;
    if (span) (shown.get(frame.item)?.flagged as Span[] | undefined)?.push(span);
  }
  const sightings: Sighting[] = [];
  const indexOf = new Map<string, number>();
  for (const sighting of file.sightings) {
    const at = shown.get(sighting.item);
    if (!at) continue;
    at.sightings.push(sightings.length);
    indexOf.set(sighting.id, sightings.length);
    sightings.push(sighting);
  }
  const headcounts = file.headcounts.filter((headcount) => shown.has(headcount.item));
  for (const headcount of headcounts) shown.get(headcount.item)?.headcounts.push(headcount);
  const isEvidence = (fact: Fact) => {
    if (fact.kind === "continuous") return shown.has(fact.item);
    return !isPair(fact) || fact.between.every((id) => indexOf.has(id));
  };
  const facts = file.facts.filter((fact) => isConfirmed(fact) && isEvidence(fact));
  return { file, shown, sightings, indexOf, headcounts, facts };
}

export function isPair(fact: Fact): fact is PairFact {
  return fact.kind === "same" || fact.kind === "different";
}

/** The two sightings of a pair fact, by index. */
export function endsOf(evidence: Evidence, fact: PairFact): [number, number] {
  const [a, b] = fact.between.map((id) => evidence.indexOf.get(id) ?? -1);
  return [a ?? -1, b ?? -1];
}

export function isVisibleAt(sighting: Sighting, at: number): boolean {
  return sighting.spans.some(([start, end]) => start <= at && at <= end);
}

/** The instant at which two sightings of one item are seen together, or undefined: an unflagged end of an intersection of their spans. */
export function seenTogetherAt(a: Sighting, b: Sighting, flagged: readonly Span[]): number | undefined {
  const isOpen = (at: number) => !flagged.some(([start, end]) => start <= at && at <= end);
  for (const [startA, endA] of a.spans) {
    for (const [startB, endB] of b.spans) {
      const low = Math.max(startA, startB);
      const high = Math.min(endA, endB);
      if (low > high) continue;
      if (isOpen(low)) return low;
      if (isOpen(high)) return high;
    }
  }
  return undefined;
}

/** The people of a headcount who are not marked, by its own arithmetic. */
export function anonymousRest(evidence: Evidence, headcount: Headcount): number {
  const marked = (evidence.shown.get(headcount.item)?.sightings ?? []).filter((index) => {
    const sighting = evidence.sightings[index];
    return (
      sighting !== undefined && sighting.subject === headcount.subject && isVisibleAt(sighting, headcount.at)
    );
  });
  return Math.max(0, headcount.atLeast - marked.length);
}

export function meetsSpan(sighting: Sighting, fact: ContinuousFact): boolean {
  return sighting.spans.some(([start, end]) => start <= fact.span[1] && fact.span[0] <= end);
}
