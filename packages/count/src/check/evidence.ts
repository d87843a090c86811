// What of a case may be used: items that count, what they show, whom groups hold, and facts that two members stand behind.
import type { Case, Confirmable, Fact, Headcount, Item, Sighting, Span } from "../case/shape.ts";
import type { Given } from "./read.ts";
import { isCount, isItem, isMark, judges, listsOf, spanOf } from "./read.ts";
import { folded, lastOf } from "./shape.ts";
import { isInOne, union } from "./spans.ts";

export type Unit = Sighting | Headcount;

/** What one item that counts shows. */
export interface Place {
  readonly item: Item;
  readonly marks: Sighting[];
  readonly counts: Headcount[];
  /** In order and apart. */
  flagged: Span[];
  exhaustive: Span[];
  /** Whether its marks may be used. */
  readonly isSigned: boolean;
  /** Whether one of its headcounts waits for a second member. */
  isWaiting: boolean;
}

export const spansOf = (unit: Unit): readonly Span[] => ("spans" in unit ? unit.spans : [[unit.at, unit.at]]);
export const meets = (unit: Unit, [from, to]: Span): boolean =>
  spansOf(unit).some(([start, end]) => start <= to && from <= end);
export const isAt = (unit: Unit, at: number): boolean => meets(unit, [at, at]);

function areTwo({ statedBy, reviewedBy }: { statedBy?: string; reviewedBy?: string | null }): boolean {
  return statedBy != null && reviewedBy != null && folded(statedBy) !== folded(reviewedBy);
}

export class Evidence {
  readonly file: Case;
  readonly places = new Map<string, Place>();
  /** The members of each group: what it names, and whom a headcount that it names counts. */
  readonly members = new Map<string, readonly string[]>();
  readonly facts: readonly Fact[];
  readonly #given: Given;
  readonly #rests = new Map<string, number>();
  readonly #knownGroups = new Set<string>();

  constructor(given: Given) {
    const { items, frames, sightings, headcounts, groups, facts } = listsOf(given.file);
    this.#given = given;
    this.file = given.file;
    for (const item of items) {
      if (!this.#counts(item)) continue;
      const isSigned = !this.#asks("marks") || (item.marks != null && areTwo(item.marks));
      this.places.set(item.id, {
        item,
        marks: [],
        counts: [],
        flagged: [],
        exhaustive: [],
        isSigned,
        isWaiting: false,
      });
    }
    for (const frame of frames) {
      const [place, span] = [this.#signed(frame.item), spanOf(frame)];
      if (span && frame.coVisible === false) place?.flagged.push(span);
      if (span && frame.exhaustive === true) place?.exhaustive.push(span);
    }
    for (const place of this.places.values()) {
      place.flagged = union(place.flagged);
      place.exhaustive = union(place.exhaustive);
    }
    for (const mark of sightings) this.#signed(mark.item)?.marks.push(mark);
    for (const count of headcounts) {
      const place = this.places.get(count.item);
      if (place && this.#asks("headcounts") && !areTwo(count)) place.isWaiting = true;
      else place?.counts.push(count);
    }
    for (const group of groups) {
      const isKnown = !this.#asks("groups") || areTwo(group);
      if (isKnown) this.#knownGroups.add(group.id);
      this.members.set(group.id, isKnown ? (group.members ?? []).flatMap((id) => this.#named(id)) : []);
    }
    this.facts = facts.filter((fact) => areTwo(fact) && this.#isAbout(fact));
  }

  #asks(what: Confirmable): boolean {
    return this.file.criteria.confirmed?.includes(what) ?? false;
  }

  #counts({ verdict, reviews, capturedAt }: Item): boolean {
    const { verdicts, until } = this.file.criteria;
    if (!(verdicts ?? ["verified"]).includes(verdict)) return false;
    if (this.#asks("verdicts") && judges(reviews ?? []) < 2) return false;
    return until == null || (capturedAt != null && lastOf(capturedAt) <= lastOf(until));
  }

  #signed(item: string): Place | undefined {
    const place = this.places.get(item);
    return place?.isSigned ? place : undefined;
  }

  #named(id: string): string[] {
    const count = this.unit(id);
    return isCount(count) ? [id, ...this.marksIn(count).map((mark) => mark.id)] : [id];
  }

  #isAbout(fact: Fact): boolean {
    if (fact.kind === "continuous") return this.places.has(fact.item);
    if (fact.kind === "separate" || fact.kind === "within") return true;
    return fact.between.every((id) => this.unit(id) !== undefined);
  }

  /** A sighting or headcount that is evidence. */
  unit(id: string): Unit | undefined {
    const one = this.#given.named.get(id);
    if (isMark(one)) return this.#signed(one.item) && one;
    if (!isCount(one) || !this.places.has(one.item)) return undefined;
    return !this.#asks("headcounts") || areTwo(one) ? one : undefined;
  }

  /** Whether a group's members are known: it is no group that waits for a second member. */
  isGroupKnown(id: string): boolean {
    return this.#knownGroups.has(id);
  }

  isItem(id: string): boolean {
    return isItem(this.#given.named.get(id));
  }

  /** The sightings of its subject at the instant of a headcount. */
  marksIn({ item, subject, at }: Headcount): Sighting[] {
    return (this.places.get(item)?.marks ?? []).filter((one) => one.subject === subject && isAt(one, at));
  }

  /** How many people of a headcount are not marked. */
  rest(count: Headcount): number {
    const known = this.#rests.get(count.id) ?? Math.max(0, count.atLeast - this.marksIn(count).length);
    this.#rests.set(count.id, known);
    return known;
  }

  isOpen(item: string, at: number): boolean {
    const place = this.places.get(item);
    return place !== undefined && !isInOne(place.flagged, at);
  }

  /** Co-visible: an end of an intersection of their spans is in no flagged span. Spans of one track are in order and apart. */
  isTogether(a: Sighting, b: Sighting): boolean {
    if (a.item !== b.item) return false;
    for (let i = 0, j = 0; i < a.spans.length && j < b.spans.length;) {
      const [x, y] = [a.spans[i], b.spans[j]];
      if (!x || !y) return false;
      const [from, to] = [Math.max(x[0], y[0]), Math.min(x[1], y[1])];
      if (from <= to && (this.isOpen(a.item, from) || this.isOpen(a.item, to))) return true;
      if (x[1] < y[1]) i++;
      else j++;
    }
    return false;
  }

  /** Whether together they carry a subject and every attribute asked for. */
  isAsked(units: readonly Unit[]): boolean {
    const { subjects, attributes } = this.file.criteria;
    const carries = (wanted: string) =>
      units.some((unit) => "spans" in unit && (unit.attributes ?? []).includes(wanted));
    return units.some(({ subject }) => subjects.includes(subject)) && (attributes ?? []).every(carries);
  }
}
