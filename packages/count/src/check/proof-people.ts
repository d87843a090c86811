// The people whom a proof names: one person by sightings that `same` facts join, or some of a headcount's unmarked people.
import type { Fact, Headcount, Sighting } from "../case/shape.ts";
import type { FactOf } from "./read.ts";
import { isOf } from "./read.ts";
import type { Anonymous, Person } from "../proof/shape.ts";
import type { Evidence, Unit } from "./evidence.ts";
import { need, refuse } from "./need.ts";

/** One person, known by sightings, or `n` people of a headcount. */
export interface Who {
  readonly units: readonly Unit[];
  readonly n: number;
}

export const isMark = (unit: Unit): unit is Sighting => "spans" in unit;

export class People {
  readonly #evidence: Evidence;
  readonly #facts: ReadonlyMap<string, Fact>;

  constructor(evidence: Evidence, facts: ReadonlyMap<string, Fact>) {
    this.#evidence = evidence;
    this.#facts = facts;
  }

  /** A confirmed fact of the kind that is not suspended. */
  fact<K extends Fact["kind"]>(id: string, kind: K): FactOf<K> {
    const fact = this.#facts.get(id);
    return isOf(fact, kind) ? fact : refuse(`"${id}" is no fact of the kind "${kind}" that is in force`);
  }

  who(one: Person | Anonymous): Who {
    if (typeof one !== "string" && "headcount" in one) return this.#rest(one);
    const [ids, same] = typeof one === "string" ? [[one], []] : [one.sightings, one.same];
    const units = ids.flatMap((id) => this.#evidence.unit(id) ?? []).filter(isMark);
    need(units.length === ids.length, `${ids.join(", ")} are no sightings that count`);
    need(this.#evidence.isAsked(units), `${ids.join(", ")} lack the subject or an attribute asked for`);
    this.#needJoined(ids, same);
    return { units, n: 1 };
  }

  #needJoined(ids: readonly string[], same: readonly string[]): void {
    const next = new Map<string, string[]>();
    for (const id of same) {
      const [a, b] = this.fact(id, "same").between;
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const list = next.get(from);
        if (list) list.push(to);
        else next.set(from, [to]);
      }
    }
    const reached = new Set(ids.slice(0, 1));
    for (const id of reached) for (const to of next.get(id) ?? []) reached.add(to);
    need(
      ids.every((id) => reached.has(id)),
      `${ids.join(", ")} are not joined`,
    );
  }

  #rest({ headcount: id, n }: Anonymous): Who {
    const count = this.#evidence.unit(id);
    if (!count || isMark(count)) return refuse(`"${id}" is no headcount that counts`);
    need(this.#evidence.isAsked([count]), `"${id}" lacks the subject or an attribute asked for`);
    need(n <= this.#evidence.rest(count), `"${id}" does not leave that many unmarked`);
    return { units: [count], n };
  }
}

/** Marks at one instant of one item, and at most one headcount's unmarked people there: all of them different people. */
export function needFrame(evidence: Evidence, item: string, at: number, seen: readonly Unit[]): void {
  need(evidence.isOpen(item, at), `"${item}" at ${at} is no co-visible frame that counts`);
  const marks = seen.filter(isMark);
  const counts = seen.filter((unit): unit is Headcount => !isMark(unit));
  need(new Set(seen).size === seen.length && counts.length <= 1, "a frame shows somebody twice");
  const isThere = (unit: Unit) =>
    unit.item === item &&
    ("spans" in unit ? unit.spans.some(([start, end]) => start <= at && at <= end) : unit.at === at);
  need(seen.every(isThere), `somebody is not visible in "${item}" at ${at}`);
  if (areEndsOpen(evidence, item, at, marks)) return;
  marks.forEach((a, i) => {
    for (const b of marks.slice(i + 1)) need(evidence.isTogether(a, b), "two are not seen together");
  });
}

/**
 * Whether all spans that hold the instant start at open instants, or all of them end at open ones: then each two of them
 * meet in a span with an open end. Else each two are looked at.
 */
function areEndsOpen(evidence: Evidence, item: string, at: number, marks: readonly Sighting[]): boolean {
  if (evidence.places.get(item)?.flagged.length === 0) return true;
  const spans = marks.map(({ spans }) => spans.find(([start, end]) => start <= at && at <= end));
  return [0, 1].some((end) =>
    spans.every((span) => span !== undefined && evidence.isOpen(item, span[end] ?? NaN)),
  );
}
