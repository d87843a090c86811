// A proof while it is being written: which sightings of each person the reasons need, and how `same` joins them.
import type { Model, Unit } from "../model/units.ts";
import { isAskedFor } from "../model/asked.ts";
import { unitAt } from "../model/units.ts";
import { Routes } from "./routes.ts";
import type { Anonymous, Person } from "./shape.ts";

export class Draft {
  readonly model: Model;
  readonly routes: Routes;
  readonly #units = new Map<number, Unit>();
  readonly #needs = new Map<number, Set<number>>();
  readonly #links = new Map<number, { to: number; fact: string }[]>();

  constructor(model: Model) {
    this.model = model;
    this.routes = new Routes(model);
    for (const fact of model.facts) {
      if (fact.kind !== "same") continue;
      const [a = -1, b = -1] = fact.between.map((id) => model.evidence.indexOf.get(id));
      this.#link(a, b, fact.id);
      this.#link(b, a, fact.id);
    }
  }

  unit(u: number): Unit {
    const known = this.#units.get(u);
    if (known) return known;
    const unit = unitAt(this.model, u);
    this.#units.set(u, unit);
    return unit;
  }

  /** The sightings needed so far, in the order in which they were asked for. */
  needsOf(u: number): Set<number> {
    const needs = this.#needs.get(u) ?? new Set<number>();
    this.#needs.set(u, needs);
    return needs;
  }

  sightingId(s: number): string {
    return this.model.evidence.sightings[s]?.id ?? "";
  }

  /** Writes a unit down once all its needs are known. */
  write(u: number): Person | Anonymous {
    const unit = this.unit(u);
    if (unit.headcount) return { headcount: unit.headcount.id, n: unit.weight };
    return this.person(u);
  }

  person(u: number): Person {
    const unit = this.unit(u);
    const needs = this.needsOf(u);
    this.#qualify(unit, needs);
    const sightings = [...needs];
    const [first = -1] = sightings;
    if (sightings.length === 1) return this.sightingId(first);
    return { sightings: sightings.map((s) => this.sightingId(s)), same: this.#chains(first, needs) };
  }

  /** Adds sightings until together they carry a subject and every attribute asked for. */
  #qualify(unit: Unit, needs: Set<number>): void {
    const { criteria } = this.model.evidence.file;
    const seen = () => [...needs].flatMap((s) => this.model.evidence.sightings[s] ?? []);
    const [first = -1] = unit.sightings;
    if (needs.size === 0) needs.add(first);
    if (isAskedFor(criteria, seen())) return;
    const wanted = [
      { ...criteria, attributes: [] },
      ...criteria.attributes.map((attribute) => ({ attribute })),
    ];
    for (const want of wanted) {
      const carries = (s: number) => {
        const sighting = this.model.evidence.sightings[s];
        if (!sighting) return false;
        return "attribute" in want
          ? sighting.attributes.includes(want.attribute)
          : isAskedFor(want, [sighting]);
      };
      if ([...needs].some(carries)) continue;
      const found = unit.sightings.find(carries);
      if (found !== undefined) needs.add(found);
    }
  }

  #link(from: number, to: number, fact: string): void {
    const list = this.#links.get(from);
    if (list) list.push({ to, fact });
    else this.#links.set(from, [{ to, fact }]);
  }

  /** The facts on shortest chains from one sighting to all others needed. */
  #chains(start: number, needs: ReadonlySet<number>): string[] {
    const by = new Map<number, { from: number; fact: string }>();
    const queue = [start];
    for (const at of queue) {
      for (const { to, fact } of this.#links.get(at) ?? []) {
        if (to === start || by.has(to)) continue;
        by.set(to, { from: at, fact });
        queue.push(to);
      }
    }
    const facts = new Set<string>();
    for (const need of needs)
      for (let step = by.get(need); step; step = by.get(step.from)) facts.add(step.fact);
    return [...facts];
  }
}
