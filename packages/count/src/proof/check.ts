// Checks a proof against a case and recomputes its number; trusts neither, and shares no code with the solver but the hash.
import { caseHashOf } from "../case/hash.ts";
import type { Case, Fact, Headcount, Item, Sighting, Span } from "../case/shape.ts";
import type { Anonymous, Person, Proof, ProofNode, Reason, Separation } from "./shape.ts";

export type ProofCheck =
  | { readonly ok: true; readonly atLeast: number }
  | { readonly ok: false; readonly why: string };

/** Accepts any two JSON values; never throws. The number of an accepted proof is what the case proves, conflicts set aside. */
export function checkProof(caseJson: unknown, proofJson: unknown): ProofCheck {
  try {
    const [file, proof] = [caseJson as Case, proofJson as Proof];
    const isKnown = file.format === "sightline.case/1" && proof.format === "sightline.proof/1";
    need(isKnown, "these are not a case and a proof");
    need(proof.caseHash === caseHashOf(caseJson), "the proof was written for another case");
    const people = new Checker(file, proof.conflicts).node(proof.root);
    const atLeast = people.reduce((sum, { n }) => sum + n, 0);
    need(proof.atLeast === atLeast, `the proof adds up to ${atLeast}, which is not the number it claims`);
    return { ok: true, atLeast };
  } catch (error) {
    // Whatever garbage breaks on the way is garbage that proves nothing.
    return { ok: false, why: error instanceof Error ? error.message : "the proof cannot be read" };
  }
}

type Ids = readonly string[];
type Unit = Sighting | Headcount;
/** One or `n` people, known by their sightings, or by a headcount. */
type Who = { readonly units: readonly Unit[]; readonly n: number };
type Parts = readonly (readonly Who[])[];
type Seen = { readonly all: Unit[]; readonly named: Unit[]; readonly flagged: Span[] };

function need(holds: boolean, why: string): asserts holds {
  if (!holds) throw new Error(why);
}
const isMark = (unit: Unit): unit is Sighting => "spans" in unit;
const spansOf = (unit: Unit): readonly Span[] => (isMark(unit) ? unit.spans : [[unit.at, unit.at]]);
const meets = (unit: Unit, [from, to]: Span) =>
  spansOf(unit).some(([start, end]) => start <= to && from <= end);
const isAt = (unit: Unit, at: number) => meets(unit, [at, at]);
const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;
const pairs = <T>(all: readonly T[]) => all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));
const latest = (known: string) =>
  known.replace("Z", "") + "9999-99-99T99:99:99.999999".slice(known.replace("Z", "").length);

function follows(reviews: NonNullable<Item["reviews"]>): string {
  const last = new Map(reviews.map(({ by, verdict }) => [by, verdict]));
  const said = [...last.values()].filter((verdict) => verdict !== "none");
  if (said.some((one) => one !== said[0])) return "inconclusive";
  return said[0] === "verified" && said.length < 2 ? "none" : (said[0] ?? "none");
}

/** The representative of each sighting under the `same` facts among those given. */
function joined(facts: readonly Fact[]): (id: string) => string {
  const up = new Map<string, string>();
  const root = (id: string) => {
    let at = id;
    for (let next = up.get(at); next !== undefined && next !== at; next = up.get(at)) at = next;
    if (at !== id) up.set(id, at);
    return at;
  };
  for (const fact of facts) if (fact.kind === "same") up.set(root(fact.between[0]), root(fact.between[1]));
  return root;
}

class Checker {
  readonly #file: Case;
  /** What counts, by id and by item; of each item also what a group names or a `same` joins; the spans flagged not co-visible. */
  readonly #units = new Map<string, Unit>();
  readonly #seenIn = new Map<string, Seen>();
  readonly #members: ReadonlyMap<string, Ids>;
  readonly #facts = new Map<string, Fact>();

  constructor(file: Case, conflicts: readonly Ids[]) {
    const { items, frames = [], sightings = [], headcounts = [], groups = [], facts = [] } = file;
    this.#file = file;
    this.#members = new Map(groups.map(({ id, members }) => [id, members ?? []]));
    const named = [items, sightings, headcounts, groups].flatMap((list) => list.map(({ id }) => id));
    need(distinct(named) && distinct(facts.map(({ id }) => id)), "the case uses an id twice");
    for (const item of items.filter((one) => this.#counts(one)))
      this.#seenIn.set(item.id, { all: [], named: [], flagged: [] });
    for (const { item, coVisible, span, at = NaN } of frames)
      if (coVisible === false) this.#seenIn.get(item)?.flagged.push(span ?? [at, at]);
    const ends = facts.flatMap((fact) => (fact.kind === "same" ? fact.between : []));
    const special = new Set([...ends, ...groups.flatMap(({ members }) => members ?? [])]);
    for (const list of [sightings, headcounts]) for (const unit of list) this.#see(unit, special);
    for (const fact of facts) if (this.#isConfirmed(fact)) this.#facts.set(fact.id, fact);
    for (const set of conflicts.map((some) => some.map((id) => this.#fact(id)))) {
      const isLarge = set.some((gone) => this.#clash(set.filter((fact) => fact !== gone)));
      need(this.#clash(set) && !isLarge, "a conflict is not a smallest set of facts that cannot hold");
    }
    for (const id of conflicts.flat()) this.#facts.delete(id);
    need(!this.#clash([...this.#facts.values()]), "the proof does not set all conflicts aside");
  }

  #counts({ verdict, reviews, capturedAt }: Item): boolean {
    const { verdicts = ["verified"], until } = this.#file.criteria;
    if (!verdicts.includes(verdict) || (reviews && follows(reviews) !== verdict)) return false;
    return !until || (typeof capturedAt === "string" && latest(capturedAt) <= latest(until));
  }

  #see(unit: Unit, special: ReadonlySet<string>): void {
    for (const span of spansOf(unit))
      need(span.every(Number.isSafeInteger), `"${unit.id}" has no whole instants`);
    const at = this.#seenIn.get(unit.item);
    if (at) this.#units.set(unit.id, unit);
    at?.all.push(unit);
    if (special.has(unit.id)) at?.named.push(unit);
  }

  #isConfirmed(fact: Fact): boolean {
    const names = [fact.statedBy, fact.reviewedBy].filter((name) => typeof name === "string");
    if (names.length < 2 || !distinct(names)) return false;
    if (fact.kind === "continuous") return this.#seenIn.has(fact.item);
    if (fact.kind === "separate" || fact.kind === "within") return true;
    return fact.between.length === 2 && this.#marks(fact.between).length === 2;
  }

  #marks(ids: Ids): Sighting[] {
    return ids.flatMap((id) => this.#units.get(id) ?? []).filter(isMark);
  }

  #fact(id: string, kind?: Fact["kind"]): Fact {
    const fact = this.#facts.get(id);
    need(fact !== undefined, `"${id}" is not a confirmed fact free of conflict`);
    need(kind === undefined || fact.kind === kind, `"${id}" is not a fact of the kind "${kind}"`);
    return fact;
  }

  #clash(facts: readonly Fact[]): boolean {
    const root = joined(facts);
    const ends = facts.flatMap((fact) => (fact.kind === "same" ? fact.between : []));
    const classes = [...Map.groupBy(new Set(ends), root).values()];
    const isParted = (apart: (a: Sighting, b: Sighting) => boolean) =>
      classes.some((ids) => pairs(this.#marks(ids)).some(([a, b]) => a.item === b.item && apart(a, b)));
    const peopleOf = (group: string) => {
      const people = new Set<string>();
      for (const id of this.#inside(group, facts)) {
        // Those of an item whom nothing names stand or fall together: the item speaks for them.
        const seen = this.#seenIn.get(id);
        if (this.#units.has(id) || (seen && seen.all.length > 0)) people.add(root(id));
        for (const unit of seen?.named ?? []) people.add(root(unit.id));
      }
      return people;
    };
    const isBroken = (fact: Fact) => {
      if (fact.kind === "different") return root(fact.between[0]) === root(fact.between[1]);
      if (fact.kind === "separate") return !distinct(fact.groups.flatMap((group) => [...peopleOf(group)]));
      if (fact.kind !== "continuous") return false;
      return isParted((a, b) => a.item === fact.item && meets(a, fact.span) && meets(b, fact.span));
    };
    return isParted((a, b) => this.#isTogether(a, b)) || facts.some(isBroken);
  }

  /** Everything that belongs to a group, by nesting and by the given `within` facts. */
  #inside(group: string, facts: readonly Fact[]): ReadonlySet<string> {
    const inside = new Set([group]);
    const within = facts.filter((fact) => fact.kind === "within");
    for (const id of inside) {
      for (const member of this.#members.get(id) ?? []) inside.add(member);
      for (const fact of within) if (fact.outer === id) inside.add(fact.inner);
    }
    return inside;
  }

  #isOpen(item: string, at: number): boolean {
    return this.#seenIn.get(item)?.flagged.every(([start, end]) => at < start || end < at) ?? false;
  }

  #isTogether(a: Sighting, b: Sighting): boolean {
    const ends = [a, b].flatMap(({ spans }) => spans.flat());
    // Where the spans of two intersect, both ends of the intersection are ends of spans at which both are visible.
    return ends.some((at) => isAt(a, at) && isAt(b, at) && this.#isOpen(a.item, at));
  }

  /** The people of a node, each two of whom it shows to be different. */
  node(node: ProofNode): readonly Who[] {
    if (node.kind === "frame") {
      const who = [...node.people, node.anonymous ?? []].flat().map((one) => this.#who(one));
      const seen = who.flatMap(({ units }) => units.slice(0, 1));
      this.#frame(node.item, node.at, seen);
      return who;
    }
    const isSum = node.kind === "sum";
    const parts: Parts = isSum
      ? node.parts.map((part) => this.node(part))
      : node.people.map((one) => [this.#who(one)]);
    const apart = new Uint8Array(parts.length ** 2);
    const keep = (a: number, b: number) => (apart[a * parts.length + b] = apart[b * parts.length + a] = 1);
    for (const reason of isSum ? node.separations : node.reasons) {
      const sides = reason.kind === "separate" ? this.#separated(reason, parts) : this.#seen(reason, parts);
      for (const [left, right] of pairs(sides)) for (const a of left) for (const b of right) keep(a, b);
    }
    parts.forEach((_, i) => keep(i, i));
    need(!apart.includes(0), "two people have no reason to be different");
    return parts.flat();
  }

  #who(who: Person | Anonymous): Who {
    const { subjects, attributes = [] } = this.#file.criteria;
    const isAnonymous = typeof who === "object" && "headcount" in who;
    const ids = typeof who === "string" ? [who] : isAnonymous ? [who.headcount] : who.sightings;
    const units = ids.flatMap((id) => this.#units.get(id) ?? []);
    need(ids.length > 0 && units.length === ids.length, `${ids.join(", ")} do not count`);
    const carries = (wanted: string) =>
      units.some((unit) => isMark(unit) && unit.attributes?.includes(wanted));
    const isAsked = units.some(({ subject }) => subjects.includes(subject)) && attributes.every(carries);
    need(isAsked, `${ids.join(", ")} lack the subject or an attribute asked for`);
    if (isAnonymous) return { units, n: this.#unmarked(who, units[0]) };
    const root = joined(typeof who === "string" ? [] : who.same.map((id) => this.#fact(id, "same")));
    const isOne = units.every((unit) => isMark(unit) && root(unit.id) === root(ids[0] ?? ""));
    need(isOne, `${ids.join(", ")} are not joined`);
    return { units, n: 1 };
  }

  #unmarked({ n }: Anonymous, count: Unit | undefined): number {
    need(count !== undefined && !isMark(count), "anonymous people need a headcount");
    const isCounted = (unit: Unit) => isMark(unit) && unit.subject === count.subject && isAt(unit, count.at);
    const most = count.atLeast - (this.#seenIn.get(count.item)?.all ?? []).filter(isCounted).length;
    need(Number.isSafeInteger(n) && n > 0 && n <= most, `"${count.id}" does not leave that many unmarked`);
    return n;
  }

  #frame(item: string, at: number, seen: readonly Unit[]): void {
    need(this.#isOpen(item, at), `"${item}" at ${at} is no co-visible frame that counts`);
    const marks = seen.filter(isMark);
    need(distinct(seen) && seen.length - marks.length <= 1, "a frame shows somebody twice");
    const isSeen = seen.every((unit) => unit.item === item && isAt(unit, at));
    need(isSeen, `somebody is not visible in "${item}" at ${at}`);
    const isPlain = this.#seenIn.get(item)?.flagged.length === 0;
    need(isPlain || pairs(marks).every(([a, b]) => this.#isTogether(a, b)), "two are not seen together");
  }

  /** The people or parts that a reason is about, by index, each on a side of their own. */
  #seen(reason: Exclude<Reason, Separation>, parts: Parts): readonly (readonly number[])[] {
    const findIn = (index: number, id: string) => parts[index]?.[0]?.units.find((unit) => unit.id === id);
    const seen = reason.seen.flatMap(([index, id]) => findIn(index, id) ?? []);
    need(distinct(seen) && seen.length === reason.seen.length, "a reason names somebody twice, or wrongly");
    if (reason.kind === "frame") this.#frame(reason.item, reason.at, seen);
    else {
      const fact = this.#fact(reason.fact, reason.kind);
      const isInShot = (unit: Unit) =>
        fact.kind === "continuous" && isMark(unit) && unit.item === fact.item && meets(unit, fact.span);
      const isNamed = (unit: Unit) => fact.kind === "different" && fact.between.includes(unit.id);
      need(
        seen.every((unit) => isNamed(unit) || isInShot(unit)),
        `"${reason.fact}" is not about them`,
      );
    }
    return reason.seen.map(([index]) => [index]);
  }

  #separated({ fact: id, sides }: Separation, parts: Parts): readonly (readonly number[])[] {
    const fact = this.#fact(id, "separate");
    const groups = fact.kind === "separate" ? fact.groups : [];
    need(distinct(sides.map(({ group }) => group)), "a separation names a group twice");
    for (const { group, within, of } of sides) {
      const facts = within.map((other) => this.#fact(other, "within"));
      const inside = this.#inside(group, facts);
      const belongs = ({ units }: Who) => units.some((unit) => inside.has(unit.id) || inside.has(unit.item));
      const isRight = groups.includes(group) && of.every((index) => parts[index]?.every(belongs));
      need(isRight, `"${id}" does not put these people into "${group}"`);
    }
    return sides.map(({ of }) => of);
  }
}
