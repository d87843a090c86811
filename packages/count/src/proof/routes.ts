// How a unit comes to belong to a group: by which of its sightings, and through which `within` facts.
import type { Model, Unit } from "../model/units.ts";

export interface Membership {
  /** The sighting that belongs to the group; undefined for a headcount. */
  readonly sighting: number | undefined;
  readonly within: readonly string[];
}

type Steps = ReadonlyMap<string, readonly { readonly to: string; readonly fact: string | undefined }[]>;

/** Finds memberships; remembers them per named id and group, because whole frames share them. */
export class Routes {
  readonly #model: Model;
  readonly #steps: Steps;
  readonly #known = new Map<string, readonly string[] | undefined>();

  constructor(model: Model) {
    const steps = new Map<string, { to: string; fact: string | undefined }[]>();
    const step = (from: string, to: string, fact: string | undefined) => {
      const list = steps.get(from);
      if (list) list.push({ to, fact });
      else steps.set(from, [{ to, fact }]);
    };
    for (const group of model.evidence.groups)
      for (const member of group.members) step(member, group.id, undefined);
    for (const fact of model.facts) if (fact.kind === "within") step(fact.inner, fact.outer, fact.id);
    this.#model = model;
    this.#steps = steps;
  }

  /** Prefers a sighting already needed for something else, then the one with the shortest chain of `within`. */
  membership(unit: Unit, group: string, preferred: ReadonlySet<number>): Membership | undefined {
    if (unit.headcount) {
      const within = this.#shortest(unit.headcount.id, unit.headcount.item, group);
      return within && { sighting: undefined, within };
    }
    const options = unit.sightings.flatMap((sighting): { sighting: number; within: readonly string[] }[] => {
      const seen = this.#model.evidence.sightings[sighting];
      const within = seen && this.#shortest(seen.id, seen.item, group);
      return within ? [{ sighting, within }] : [];
    });
    const cost = (option: { sighting: number; within: readonly string[] }) =>
      option.within.length * 2 + (preferred.has(option.sighting) ? 0 : 1);
    return options.reduce<(Membership & { sighting: number }) | undefined>(
      (a, b) => (a === undefined || cost(b) < cost(a) ? b : a),
      undefined,
    );
  }

  #shortest(id: string, item: string, group: string): readonly string[] | undefined {
    const own = this.#steps.has(id) ? this.#chain(id, group) : undefined;
    const shared = this.#chain(item, group);
    return own && (!shared || own.length < shared.length) ? own : shared;
  }

  #chain(from: string, group: string): readonly string[] | undefined {
    const key = JSON.stringify([from, group]);
    if (!this.#known.has(key)) this.#known.set(key, this.#search(from, group));
    return this.#known.get(key);
  }

  #search(from: string, group: string): readonly string[] | undefined {
    const chains = new Map<string, readonly string[]>([[from, []]]);
    let layer = [from];
    while (layer.length > 0) {
      const next: string[] = [];
      for (let i = 0; i < layer.length; i++) {
        const node = layer[i] ?? "";
        if (node === group) return chains.get(node);
        for (const { to, fact } of this.#steps.get(node) ?? []) {
          if (chains.has(to)) continue;
          const chain = chains.get(node) ?? [];
          chains.set(to, fact === undefined ? chain : [...chain, fact]);
          (fact === undefined ? layer : next).push(to);
        }
      }
      layer = next;
    }
    return undefined;
  }
}
