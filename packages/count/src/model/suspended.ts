// Which facts are suspended: a superset of all that are in some smallest inconsistent set (rule 5, decision 0018).
import type { Fact, SeparateFact, WithinFact } from "../case/shape.ts";
import { isAskedFor } from "./asked.ts";
import { SameBlocks } from "./blocks.ts";
import type { Classes } from "./classes.ts";
import { classesOf } from "./classes.ts";
import type { Evidence } from "./evidence.ts";
import { endsOf, meetsSpan, seenTogetherAt } from "./evidence.ts";
import { partedFootage } from "./footage.ts";
import { overfull } from "./fully-marked.ts";
import type { Sides } from "./groups.ts";
import { doubledIn, sidesOf, standsOfPeople } from "./groups.ts";
import { outerGroups, reachedFrom, reversed } from "./outward.ts";
import { pairSideBySide } from "./side-by-side.ts";

/** By separation (index), lists of the ids of those who stand on two of its sides, alone or with others of their class. */
type Torn = Map<number, (readonly string[])[]>;

/**
 * Theorem: what is suspended is a function of the case, and holds every smallest inconsistent set. A smallest set of one
 * fact is found in the first step, and no other smallest set holds such a fact. Any other smallest set is found in the
 * second, for its classes are parts of the classes of all facts that are left, its groups reach no further, and its
 * `same` and `within` facts lie on simple paths between the two that it parts. So what stays contradicts itself nowhere.
 */
export function suspendedAmong(evidence: Evidence, facts: readonly Fact[]): ReadonlySet<Fact> {
  if (facts.length === 0) return new Set();
  const alone = wrongAlone(evidence, facts);
  const rest = alone.size === 0 ? facts : facts.filter((fact) => !alone.has(fact));
  return new Set([...alone, ...wrongTogether(evidence, rest)]);
}

/** The facts that are inconsistent by themselves, each a smallest set of its own. */
export function wrongAlone(evidence: Evidence, facts: readonly Fact[]): Set<Fact> {
  const claims = facts.filter((fact): fact is WithinFact => fact.kind === "within");
  const wrong = new Set<Fact>(overfull(evidence, claims));
  for (const fact of facts) {
    if (fact.kind !== "same") continue;
    const [a, b] = endsOf(evidence, fact).map((s) => evidence.sightings[s]);
    if (!a || !b || a.item !== b.item) continue;
    if (seenTogetherAt(a, b, evidence.shown.get(a.item)?.flagged ?? []) !== undefined) wrong.add(fact);
  }
  const sides = nestedSides(evidence, facts);
  const { criteria } = evidence.file;
  const counts = (s: number) => isAskedFor(criteria, evidence.sightings.slice(s, s + 1));
  const footage = partedFootage(evidence, { sides, nested: sides }, counts).map(({ fact }) => fact);
  for (const f of [...tornAlone(evidence, sides).keys(), ...footage]) {
    const fact = sides.separations[f];
    if (fact) wrong.add(fact);
  }
  return wrong;
}

/** Who stands where by nesting alone. */
export const nestedSides = (evidence: Evidence, facts: readonly Fact[]): Sides =>
  sidesOf(
    evidence,
    facts.filter(({ kind }) => kind === "separate"),
  );

function wrongTogether(evidence: Evidence, facts: readonly Fact[]): Set<Fact> {
  const suspended = new Set<Fact>();
  const classes = classesOf(evidence, facts);
  const blocks = new SameBlocks(evidence, facts);
  const part = (list: readonly number[]) => {
    for (let i = 1; i < list.length; i++) blocks.part(list[0] ?? -1, list[i] ?? -1);
  };
  const inItems = classesInItems(evidence, classes);
  for (const [item, lists] of inItems) {
    const flagged = evidence.shown.get(item)?.flagged ?? [];
    for (const list of lists) pairSideBySide(evidence.sightings, list, flagged, (a, b) => blocks.part(a, b));
  }
  for (const fact of facts) {
    if (fact.kind === "continuous") {
      for (const list of inItems.get(fact.item) ?? []) {
        const inShot = list.filter((s) => {
          const one = evidence.sightings[s];
          return one !== undefined && meetsSpan(one, fact);
        });
        if (inShot.length > 1) suspended.add(fact);
        part(inShot);
      }
    } else if (fact.kind === "different") {
      const [a, b] = endsOf(evidence, fact);
      if (classes.classOf[a] !== classes.classOf[b]) continue;
      suspended.add(fact);
      part([a, b]);
    }
  }
  const sides = sidesOf(evidence, facts);
  const nested = nestedSides(evidence, facts);
  const torn = tornBySeparations(evidence, { sides, nested, classes, part });
  for (const f of torn.keys()) {
    const fact = sides.separations[f];
    if (fact) suspended.add(fact);
  }
  for (const fact of claimsOnTheWay(evidence, facts, { sides, torn })) suspended.add(fact);
  for (const fact of blocks.markedFacts()) suspended.add(fact);
  return suspended;
}

/** The separations that somebody stands on two sides of, each with lists of the ids of those who do. */
export function tornSeparations(
  evidence: Evidence,
  facts: readonly Fact[],
  classes: Classes,
): { readonly fact: SeparateFact; readonly lists: readonly (readonly string[])[] }[] {
  const sides = sidesOf(evidence, facts);
  const nested = nestedSides(evidence, facts);
  return [...tornBySeparations(evidence, { sides, nested, classes, part: () => {} })].flatMap(
    ([f, lists]) => {
      const fact = sides.separations[f];
      return fact ? [{ fact, lists }] : [];
    },
  );
}

/** By item, the sightings of each class that has two or more there. */
function classesInItems(evidence: Evidence, { members }: Classes): Map<string, number[][]> {
  const inItems = new Map<string, number[][]>();
  for (const list of members.values()) {
    const byItem = Map.groupBy(list, (s) => evidence.sightings[s]?.item ?? "");
    for (const [item, own] of byItem) {
      if (own.length < 2) continue;
      const lists = inItems.get(item);
      if (lists) lists.push(own);
      else inItems.set(item, [own]);
    }
  }
  return inItems;
}

/** Whoever stands on two sides without any `same`: only what groups name can. */
function tornAlone(evidence: Evidence, sides: Sides): Torn {
  const torn: Torn = new Map();
  // All who share a stand are torn by the same separations, and share one list.
  const byStand = Map.groupBy(standsOfPeople(evidence, sides), ({ stand }) => stand);
  for (const [stand, people] of byStand) {
    const ids = people.map(({ id }) => id);
    for (const f of doubledIn(stand)) tear(torn, f, ids);
  }
  return torn;
}

function tear(torn: Torn, f: number, ids: readonly string[]): void {
  const lists = torn.get(f);
  if (lists) lists.push(ids);
  else torn.set(f, [ids]);
}

interface Standing {
  readonly sides: Sides;
  /** The sides without `within`. */
  readonly nested: Sides;
  readonly classes: Classes;
  readonly part: (list: readonly number[]) => void;
}

function tornBySeparations(evidence: Evidence, { sides, nested, classes, part }: Standing): Torn {
  const torn = tornAlone(evidence, sides);
  if (sides.separations.length === 0) return torn;
  for (const list of classes.members.values()) {
    const stands = list.map((s) => {
      const one = evidence.sightings[s];
      return one ? sides.standOf(one.id, one.item) : [];
    });
    for (const f of doubledIn(stands.reduce(sides.join, []))) {
      const ends = list.filter((_, i) => stands[i]?.some(({ fact }) => fact === f));
      part(ends);
      tear(
        torn,
        f,
        ends.map((s) => evidence.sightings[s]?.id ?? ""),
      );
    }
  }
  const { criteria } = evidence.file;
  const isAsked = new Map<number, boolean>();
  const classCounts = (s: number): boolean => {
    const root = classes.classOf[s] ?? s;
    const list = classes.members.get(root) ?? [s];
    const known = isAsked.get(root);
    const seen =
      known ??
      isAskedFor(
        criteria,
        list.flatMap((one) => evidence.sightings[one] ?? []),
      );
    isAsked.set(root, seen);
    return seen;
  };
  for (const { fact, ids, items } of partedFootage(evidence, { sides, nested }, classCounts)) {
    tear(torn, fact, ids);
    // Who counts only through a chain makes its links part of the conflict.
    for (const s of items.flatMap((item) => evidence.shown.get(item)?.sightings ?? []))
      if (classCounts(s)) part([s, ...(classes.members.get(classes.classOf[s] ?? s) ?? [])]);
  }
  return torn;
}

/** The `within` facts on any way from those who are torn to a group of the separation that tears them. */
function claimsOnTheWay(
  evidence: Evidence,
  facts: readonly Fact[],
  { sides, torn }: { sides: Sides; torn: Torn },
): Fact[] {
  const claims = facts.filter((fact) => fact.kind === "within");
  if (claims.length === 0 || torn.size === 0) return [];
  const outer = outerGroups(evidence, facts);
  const inner = reversed(outer);
  const namedBy = reversed(new Map(evidence.groups.map(({ id, members }) => [id, members])));
  const counts = new Map(evidence.headcounts.map(({ id, item }) => [id, item]));
  const itemOf = (id: string) =>
    evidence.sightings[evidence.indexOf.get(id) ?? -1]?.item ?? counts.get(id) ?? id;
  const outward = remembered((ids: readonly string[]) =>
    reachedFrom(
      ids.flatMap((id) => [...(namedBy.get(id) ?? []), ...(namedBy.get(itemOf(id)) ?? [])]),
      outer,
    ),
  );
  const inward = remembered((group: string) => reachedFrom([group], inner));
  const onTheWay = new Set<Fact>();
  let left = claims;
  for (const [f, lists] of torn) {
    const down = (sides.separations[f]?.groups ?? []).map(inward);
    const up = [...new Set(lists)].map(outward);
    for (const claim of left)
      if (up.some((ids) => ids.has(claim.inner)) && down.some((ids) => ids.has(claim.outer)))
        onTheWay.add(claim);
    left = left.filter((claim) => !onTheWay.has(claim));
  }
  return [...onTheWay];
}

function remembered<A, B>(find: (at: A) => B): (at: A) => B {
  const known = new Map<A, B>();
  return (at) => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const found = find(at);
    known.set(at, found);
    return found;
  };
}
