// What a case lets a proof lean on: items that count, confirmed facts, and conflicts set aside; no code of the solver.
import type { Case, Fact, Headcount, Item, Sighting, Span } from "../case/shape.ts";

export function need(holds: boolean, why: string): asserts holds {
  if (!holds) throw new Error(why);
}

export type Unit = Sighting | Headcount;
export type Ids = readonly string[];
type Apart = (a: Sighting, b: Sighting) => boolean;

export const isMark = (unit: Unit): unit is Sighting => "spans" in unit;
const covers = ([start, end]: Span, at: number) => start <= at && at <= end;
export const isAt = (unit: Unit, at: number) =>
  isMark(unit) ? unit.spans.some((span) => covers(span, at)) : unit.at === at;
export const meets = (mark: Sighting, [from, to]: Span) =>
  mark.spans.some(([start, end]) => start <= to && from <= end);
export const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;
export const pairs = <T>(all: readonly T[]) =>
  all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));
const lastInstant = (moment: string) =>
  moment.replace("Z", "") + "9999-99-99T99:99:99.999999".slice(moment.replace("Z", "").length);

/** Reads an untrusted case; throws an `Error` that says what is wrong. */
export class Ground {
  readonly file: Case;
  readonly units = new Map<string, Unit>();
  readonly marksIn = new Map<string, Sighting[]>();
  readonly flagged = new Map<string, Span[]>();
  readonly #members: ReadonlyMap<string, Ids>;
  readonly facts = new Map<string, Fact>();

  constructor(file: Case, conflicts: readonly Ids[]) {
    const { items, frames = [], sightings = [], headcounts = [], groups = [], facts = [] } = file;
    this.file = file;
    this.#members = new Map(groups.map(({ id, members }) => [id, members ?? []]));
    const named = [...items, ...sightings, ...headcounts, ...groups].map(({ id }) => id);
    need(distinct(named) && distinct(facts.map(({ id }) => id)), "the case uses an id twice");
    for (const item of items) if (this.#counts(item)) this.flagged.set(item.id, []);
    for (const { item, coVisible, span, at = NaN } of frames) {
      if (coVisible === false) this.flagged.get(item)?.push(span ?? [at, at]);
    }
    for (const unit of [...sightings, ...headcounts]) {
      const times = isMark(unit) ? unit.spans.flat() : [unit.at, unit.atLeast];
      need(times.every(Number.isSafeInteger), `"${unit.id}" has a number that is not an integer`);
      if (this.flagged.has(unit.item)) this.units.set(unit.id, unit);
    }
    for (const mark of [...this.units.values()].filter(isMark)) {
      const others = this.marksIn.get(mark.item);
      if (others) others.push(mark);
      else this.marksIn.set(mark.item, [mark]);
    }
    for (const fact of facts) if (this.#isConfirmed(fact)) this.facts.set(fact.id, fact);
    this.#setAside(conflicts);
  }

  #counts({ verdict, reviews, capturedAt }: Item): boolean {
    const { verdicts, until } = this.file.criteria;
    const said = [...new Map(reviews?.map((review) => [review.by, review.verdict])).values()].filter(
      (v) => v !== "none",
    );
    const agreed = said.every((one) => one === said[0]) ? (said[0] ?? "none") : "inconclusive";
    const follows = agreed === "verified" && said.length < 2 ? "none" : agreed;
    if (!verdicts.includes(verdict) || (reviews && follows !== verdict)) return false;
    return !until || (typeof capturedAt === "string" && lastInstant(capturedAt) <= lastInstant(until));
  }

  #isConfirmed(fact: Fact): boolean {
    const { statedBy, reviewedBy } = fact;
    if (typeof statedBy !== "string" || typeof reviewedBy !== "string" || statedBy === reviewedBy)
      return false;
    if (fact.kind === "continuous") return this.flagged.has(fact.item);
    if (fact.kind === "separate" || fact.kind === "within") return true;
    const [a, b] = fact.between.map((id) => this.units.get(id));
    return a !== undefined && b !== undefined && isMark(a) && isMark(b);
  }

  /** Each conflict must be one, and smallest; with all their facts gone the case must contradict itself nowhere. */
  #setAside(conflicts: readonly Ids[]): void {
    for (const ids of conflicts) {
      const set = ids.map((id) => this.fact(id));
      const isSmallest = !set.some((gone) => this.#clash(set.filter((fact) => fact !== gone)));
      need(isSmallest && this.#clash(set), `${ids.join(", ")} are not a smallest set that cannot hold`);
    }
    for (const id of conflicts.flat()) this.facts.delete(id);
    need(!this.#clash([...this.facts.values()]), "the case has a conflict that the proof does not set aside");
  }

  fact(id: string, kind?: Fact["kind"]): Fact {
    const fact = this.facts.get(id);
    need(fact !== undefined, `"${id}" is not a confirmed fact free of conflict`);
    need(kind === undefined || fact.kind === kind, `"${id}" is not a fact of the kind "${kind}"`);
    return fact;
  }

  #clash(facts: readonly Fact[]): boolean {
    const root = joined(facts);
    const isTwice = (marks: readonly Sighting[], apart: Apart) =>
      [...Map.groupBy(marks, ({ id }) => root(id)).values()].some((own) =>
        pairs(own).some(([a, b]) => apart(a, b)),
      );
    const straddles = (groups: Ids) => {
      const sides = groups.map((group) => this.inside(group, facts));
      const all = [...this.units.values()];
      const onSide = (side: Set<string>) =>
        new Set(all.filter((u) => side.has(u.id) || side.has(u.item)).map((u) => root(u.id)));
      return !distinct(sides.flatMap((side) => [...onSide(side)]));
    };
    const isBroken = (fact: Fact) => {
      if (fact.kind === "different") return root(fact.between[0]) === root(fact.between[1]);
      if (fact.kind === "separate") return straddles(fact.groups);
      if (fact.kind !== "continuous") return false;
      return isTwice(
        (this.marksIn.get(fact.item) ?? []).filter((mark) => meets(mark, fact.span)),
        () => true,
      );
    };
    return facts.some(isBroken) || [...this.marksIn.values()].some((marks) => isTwice(marks, this.together));
  }

  /** Everything that belongs to a group, by nesting and by the given `within` facts. */
  inside(group: string, facts: readonly Fact[]): Set<string> {
    const inside = new Set([group]);
    for (const id of inside) {
      for (const member of this.#members.get(id) ?? []) inside.add(member);
      for (const fact of facts) if (fact.kind === "within" && fact.outer === id) inside.add(fact.inner);
    }
    return inside;
  }

  isOpen(item: string, at: number): boolean {
    return this.flagged.get(item)?.every((span) => !covers(span, at)) ?? false;
  }

  readonly together: Apart = (a, b) => {
    const shared = a.spans.flatMap((x) =>
      b.spans.map((y): Span => [Math.max(x[0], y[0]), Math.min(x[1], y[1])]),
    );
    return shared.some((span) => span[0] <= span[1] && span.some((at) => this.isOpen(a.item, at)));
  };
}

export /** The representative of each sighting under the `same` facts among those given. */
function joined(facts: readonly Fact[]): (id: string) => string {
  const up = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let next = up.get(at); next !== undefined && next !== at; next = up.get(at)) at = next;
    return at;
  };
  for (const fact of facts) if (fact.kind === "same") up.set(root(fact.between[0]), root(fact.between[1]));
  return root;
}
