// Who stands on which side of a separation, by what groups name, by nesting, and by `within`.
import type { SeparateFact, WithinFact } from "../case/shape.ts";
import type { Evidence, Place } from "./evidence.ts";
import type { Forest } from "./forest.ts";

type Steps = ReadonlyMap<string, readonly string[]>;

function reach(start: readonly string[], steps: Steps): ReadonlySet<string> {
  const reached = new Set(start);
  for (const id of reached) for (const next of steps.get(id) ?? []) reached.add(next);
  return reached;
}

function inwardSteps({ members }: Evidence, claims: readonly WithinFact[]): Steps {
  const steps = new Map(members);
  for (const { inner, outer } of claims) steps.set(outer, [...(steps.get(outer) ?? []), inner]);
  return steps;
}

/** For any group everything in it, itself included. */
export function insideOf(
  evidence: Evidence,
  claims: readonly WithinFact[],
): (group: string) => ReadonlySet<string> {
  const steps = inwardSteps(evidence, claims);
  return (group) => reach([group], steps);
}

/** What lies further out than the given ids, and what lies further in, themselves included. */
export function outward(evidence: Evidence, claims: readonly WithinFact[]) {
  const inward = inwardSteps(evidence, claims);
  const outer = new Map<string, string[]>();
  for (const [group, members] of inward)
    for (const member of members) {
      const list = outer.get(member);
      if (list) list.push(group);
      else outer.set(member, [group]);
    }
  return {
    up: (ids: readonly string[]) => reach(ids, outer),
    down: (ids: readonly string[]) => reach(ids, inward),
  };
}

/** An item of some footage, and how it comes to stand on a side: named itself, or by a headcount of one subject. */
interface Copy {
  readonly id: string;
  readonly place: Place;
  readonly side: number;
  readonly subject: string | undefined;
}

/** Who stands where by one separation. */
export class Standing {
  readonly #evidence: Evidence;
  /** By id of what the groups hold, the sides on which it stands. */
  readonly #sides = new Map<string, number[]>();

  constructor(evidence: Evidence, fact: SeparateFact, inside: (group: string) => ReadonlySet<string>) {
    this.#evidence = evidence;
    fact.groups.forEach((group, side) => {
      for (const id of inside(group)) {
        const sides = this.#sides.get(id);
        if (sides) sides.push(side);
        else this.#sides.set(id, [side]);
      }
    });
  }

  #sidesOf(id: string): readonly number[] {
    const unit = this.#evidence.unit(id);
    const own = this.#sides.get(id) ?? [];
    const shared = unit ? (this.#sides.get(unit.item) ?? []) : [];
    return shared.length === 0 ? own : [...new Set([...own, ...shared])];
  }

  /** Whoever stands on two sides without any `same`: items that show somebody, marked people, unmarked people. */
  torn(): string[] {
    return [...this.#sides.keys()].filter((id) => {
      if (this.#sidesOf(id).length < 2) return false;
      const place = this.#evidence.places.get(id);
      if (place) return place.marks.length > 0 || place.counts.some((one) => this.#evidence.rest(one) > 0);
      const unit = this.#evidence.unit(id);
      return unit !== undefined && ("spans" in unit || this.#evidence.rest(unit) > 0);
    });
  }

  /** For each class on two sides or more, its sightings that stand on any. */
  tornClasses(forest: Forest): string[][] {
    const standing = [...this.#sides.keys()].flatMap((id) =>
      this.#evidence.places.has(id) ? forest.idsIn(id) : forest.has(id) ? [id] : [],
    );
    const classes = Map.groupBy(new Set(standing), (id) => forest.rootOf(id));
    return [...classes.values()].filter((ids) => {
      const [first] = ids.flatMap((id) => this.#sidesOf(id));
      return ids.some((id) => this.#sidesOf(id).some((side) => side !== first));
    });
  }

  /** Items of one footage, showing somebody who counts, where two of them stand on two sides: all that stand anywhere. */
  footage(marksCount: (place: Place) => boolean): { readonly id: string; readonly place: Place }[] {
    const { places } = this.#evidence;
    const copies: Copy[] = [];
    for (const [id, sides] of this.#sides) {
      const unit = this.#evidence.unit(id);
      const count = unit && "atLeast" in unit ? unit : undefined;
      const place = places.get(count?.item ?? id);
      if (!place || place.item.footage == null) continue;
      if (count && this.#evidence.rest(count) === 0 && this.#evidence.marksIn(count).length === 0) continue;
      const hasRest = place.counts.some(
        (one) => this.#evidence.rest(one) > 0 && this.#evidence.isAsked([one]),
      );
      if (!hasRest && !marksCount(place)) continue;
      for (const side of sides) copies.push({ id, place, side, subject: count?.subject });
    }
    return [...Map.groupBy(copies, ({ place }) => place.item.footage).values()].filter(areParted).flat();
  }
}

function areParted(copies: readonly Copy[]): boolean {
  const subjects = new Set([undefined, ...copies.map(({ subject }) => subject)]);
  return [...subjects].some((subject) => {
    const some = copies.filter((one) => one.subject === undefined || one.subject === subject);
    const [first] = some;
    const elsewhere = some.filter(({ place }) => place !== first?.place);
    if (elsewhere.some(({ side }) => side !== first?.side)) return true;
    // The others stand where the first one does; then only that item itself can stand on a second side.
    return elsewhere.length > 0 && some.some(({ side }) => side !== first?.side);
  });
}
