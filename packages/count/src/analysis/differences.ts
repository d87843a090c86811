// Who is different from whom, person by person, under the facts in force; read from the case for the worklist's cheap filters.
import type { Case, Fact, Headcount, Sighting, Span } from "../case/shape.ts";
import { isAskedFor, restCounts } from "../model/asked.ts";
import type { Evidence } from "../model/evidence.ts";
import { evidenceOf, isVisibleAt, seenTogetherAt } from "../model/evidence.ts";
import { Membership } from "./membership.ts";

/** A class of sightings joined by `same`, or the unmarked rest of a headcount. */
export interface Someone {
  /** The first sighting in file order, or the headcount. */
  readonly id: string;
  readonly sightings: readonly Sighting[];
  readonly headcount: Headcount | undefined;
  readonly weight: number;
  readonly counts: boolean;
}

/**
 * Only a filter: a worklist entry is printed after a real count. A pair wrongly called different or not would cost
 * or waste a recount, never a wrong gain.
 */
export class Differences {
  readonly file: Case;
  readonly people: readonly Someone[];
  readonly facts: readonly Fact[];
  readonly membership: Membership;
  /** The index of the person that a sighting, or a headcount's rest, belongs to. */
  readonly personOf = new Map<string, number>();
  readonly #flagged = new Map<string, readonly Span[]>();
  readonly #stated = new Set<string>();
  readonly #stands: readonly (readonly string[])[];
  readonly #unbroken: readonly Extract<Fact, { kind: "continuous" }>[];

  constructor(file: Case, suspended: readonly string[]) {
    this.file = file;
    const evidence = evidenceOf(file);
    const gone = new Set(suspended);
    this.facts = evidence.facts.filter(({ id }) => !gone.has(id));
    for (const [id, { flagged }] of evidence.shown) this.#flagged.set(id, flagged);
    const marks = new Map(evidence.sightings.map((mark) => [mark.id, mark]));
    this.people = [...this.#classes(marks), ...this.#rests(evidence)];
    this.people.forEach((person, p) => {
      for (const id of [person.id, ...person.sightings.map((mark) => mark.id)]) this.personOf.set(id, p);
    });
    for (const fact of this.facts) {
      if (fact.kind === "different")
        this.#stated.add(pairKey(fact.between.map((id) => this.personOf.get(id) ?? -1)));
    }
    this.membership = new Membership(evidence.groups, this.facts);
    this.#stands = this.people.map((person) => this.membership.standOf(idsOf(person)));
    this.#unbroken = this.facts.filter((fact) => fact.kind === "continuous");
  }

  #classes(marks: ReadonlyMap<string, Sighting>): Someone[] {
    const up = new Map<string, string>();
    const root = (id: string): string => {
      let at = id;
      for (let next = up.get(at); next !== undefined; next = up.get(at)) at = next;
      return at;
    };
    for (const fact of this.facts) {
      if (fact.kind !== "same") continue;
      const [a, b] = [root(fact.between[0]), root(fact.between[1])];
      if (a !== b) up.set(b, a);
    }
    const classes = [...Map.groupBy(marks.values(), ({ id }) => root(id)).values()];
    return classes.map((sightings): Someone => {
      const counts = isAskedFor(this.file.criteria, sightings);
      return { id: sightings[0]?.id ?? "", sightings, headcount: undefined, weight: 1, counts };
    });
  }

  #rests({ headcounts, rests }: Evidence): Someone[] {
    return headcounts.flatMap((headcount, h): Someone[] => {
      const weight = rests[h] ?? 0;
      if (weight === 0 || !restCounts(this.file.criteria, headcount)) return [];
      return [{ id: headcount.id, sightings: [], headcount, weight, counts: true }];
    });
  }

  areDifferent(a: number, b: number): boolean {
    const [x, y] = [this.people[a], this.people[b]];
    if (!x || !y || a === b) return false;
    if (this.#stated.has(pairKey([a, b]))) return true;
    if (this.membership.areApart(this.#stands[a] ?? [], this.#stands[b] ?? [])) return true;
    if (x.headcount) return this.#isBeside(y, x.headcount);
    if (y.headcount) return this.#isBeside(x, y.headcount);
    return x.sightings.some((mark) =>
      y.sightings.some((other) => mark.item === other.item && this.#together(mark, other)),
    );
  }

  #isBeside(person: Someone, { item, at }: Headcount): boolean {
    return person.sightings.some((mark) => mark.item === item && isVisibleAt(mark, at));
  }

  #together(a: Sighting, b: Sighting): boolean {
    if (seenTogetherAt(a, b, this.#flagged.get(a.item) ?? []) !== undefined) return true;
    return this.#unbroken.some(
      ({ item, span }) =>
        item === a.item &&
        [a, b].every((mark) => mark.spans.some(([start, end]) => start <= span[1] && span[0] <= end)),
    );
  }
}

/** What groups can name a person by: sightings, headcount, and their items. */
export function idsOf({ sightings, headcount }: Someone): string[] {
  return [...sightings, ...(headcount ? [headcount] : [])].flatMap(({ id, item }) => [id, item]);
}

function pairKey(pair: readonly number[]): string {
  return pair.toSorted((a, b) => a - b).join(" ");
}
