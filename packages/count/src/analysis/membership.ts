// Which groups hold whom, through nesting and `within`, and which separations that puts between two people.
import type { Fact, Group } from "../case/shape.ts";

/** Sides of separations, as sorted "fact index:side" keys. */
type Stand = readonly string[];

export class Membership {
  /** Everything inside each group: ids of items, sightings, headcounts and groups, itself included. */
  readonly inside = new Map<string, ReadonlySet<string>>();
  readonly #sidesOf = new Map<string, string[]>();

  constructor(groups: readonly Group[], facts: readonly Fact[]) {
    const direct = new Map(groups.map(({ id, members }) => [id, [...members]]));
    for (const fact of facts) if (fact.kind === "within") direct.get(fact.outer)?.push(fact.inner);
    for (const { id } of groups) {
      const reached = new Set([id]);
      for (const member of reached) for (const next of direct.get(member) ?? []) reached.add(next);
      this.inside.set(id, reached);
    }
    facts.forEach((fact, f) => {
      if (fact.kind !== "separate") return;
      fact.groups.forEach((group, side) => {
        for (const id of this.inside.get(group) ?? []) {
          const sides = this.#sidesOf.get(id);
          if (sides) sides.push(`${f}:${side}`);
          else this.#sidesOf.set(id, [`${f}:${side}`]);
        }
      });
    });
  }

  standOf(ids: readonly string[]): Stand {
    return [...new Set(ids.flatMap((id) => this.#sidesOf.get(id) ?? []))].sort();
  }

  areApart(a: Stand, b: Stand): boolean {
    return a.some((x) => {
      const fact = x.slice(0, x.indexOf(":") + 1);
      return b.some((y) => y !== x && y.startsWith(fact));
    });
  }
}
