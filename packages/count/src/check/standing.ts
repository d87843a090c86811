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
  for (const [outer, own] of Map.groupBy(claims, (claim) => claim.outer))
    steps.set(outer, [...(steps.get(outer) ?? []), ...own.map(({ inner }) => inner)]);
  return steps;
}

/** For any group everything in it, itself included; worked out once. */
export function insideOf(
  evidence: Evidence,
  claims: readonly WithinFact[],
): (group: string) => ReadonlySet<string> {
  const steps = inwardSteps(evidence, claims);
  const known = new Map<string, ReadonlySet<string>>();
  return (group) => {
    const inside = known.get(group) ?? reach([group], steps);
    known.set(group, inside);
    return inside;
  };
}

/** For any people the groups that they belong to, themselves or by their items; worked out once for the same people. */
export function outwardOf(
  evidence: Evidence,
  claims: readonly WithinFact[],
): (people: ReadonlySet<string>) => ReadonlySet<string> {
  const outer = new Map<string, string[]>();
  for (const [group, members] of inwardSteps(evidence, claims))
    for (const member of members) {
      const list = outer.get(member);
      if (list) list.push(group);
      else outer.set(member, [group]);
    }
  const known = new Map<string, ReadonlySet<string>>();
  return (people) => {
    const ids = [...people].sort();
    const key = JSON.stringify(ids);
    const above = known.get(key) ?? reach([...ids, ...ids.map((id) => evidence.unit(id)?.item ?? id)], outer);
    known.set(key, above);
    return above;
  };
}

/** An item of some footage on a side: as a whole, by a headcount, or by single sightings; `of` is whose side, of one subject or of all. */
interface Copy {
  readonly id: string;
  readonly place: Place;
  readonly side: number;
  readonly of: string | undefined;
  readonly isWhole: boolean;
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

  /**
   * Items of one footage, showing somebody who counts, where two of them stand on two sides: all that stand anywhere.
   * `nested` tells who stands where without any `within`.
   */
  footage(
    marksCount: (place: Place) => boolean,
    nested: () => Standing,
  ): { readonly id: string; readonly place: Place }[] {
    const copies = this.#copies().filter(({ place }) => {
      const hasRest = place.counts.some(
        (one) => this.#evidence.rest(one) > 0 && this.#evidence.isAsked([one]),
      );
      return hasRest || marksCount(place);
    });
    if (copies.length < 2) return [];
    const named = nested().#copies();
    const footages = Map.groupBy(copies, ({ place }) => place.item.footage);
    return [...footages.values()].filter((some) => isParted(some, named)).flat();
  }

  #copies(): Copy[] {
    return [...this.#sides].flatMap(([id, sides]): Copy[] => {
      const unit = this.#evidence.unit(id);
      const place = this.#evidence.places.get(unit?.item ?? id);
      if (!place || place.item.footage == null) return [];
      const isCount = unit !== undefined && "atLeast" in unit;
      if (isCount && this.#evidence.rest(unit) === 0 && this.#evidence.marksIn(unit).length === 0) return [];
      return sides.map((side) => ({ id, place, side, of: unit?.subject, isWhole: isCount || !unit }));
    });
  }
}

/** Two items on two sides, of one subject; where it is by single sightings, only if they are nowhere on one side by what groups name. */
function isParted(copies: readonly Copy[], nested: readonly Copy[]): boolean {
  const named = Map.groupBy(nested, ({ place }) => place);
  const isLike = (a: Copy, b: Copy) => a.of === undefined || b.of === undefined || a.of === b.of;
  const isNear = (a: Place, b: Place) =>
    (named.get(a) ?? []).some((x) => (named.get(b) ?? []).some((y) => x.side === y.side && isLike(x, y)));
  const stand = (own: readonly Copy[]) =>
    JSON.stringify(
      [own, named.get(own[0]?.place ?? ({} as Place)) ?? []].map((some) =>
        some.map(({ side, of, isWhole }) => [side, of, isWhole]),
      ),
    );
  // Of items that stand alike two are enough to look at.
  const alike = Map.groupBy(Map.groupBy(copies, ({ place }) => place).values(), stand);
  const items = [...alike.values()].flatMap((some) => some.slice(0, 2));
  return items.some((left, i) =>
    items
      .slice(i + 1)
      .some((right) =>
        left.some((a) =>
          right.some(
            (b) =>
              a.side !== b.side && isLike(a, b) && ((a.isWhole && b.isWhole) || !isNear(a.place, b.place)),
          ),
        ),
      ),
  );
}
