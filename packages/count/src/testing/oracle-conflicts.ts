// Which facts cannot hold together, by trying every set of them: decision 0018 to the letter; for tests only.
import type { Case, Fact, Item } from "../case/shape.ts";
import { evidenceOf, markedIn, restOf } from "./oracle-evidence.ts";
import type { Evidence } from "./oracle-evidence.ts";
import { isFullyMarked, mostInOneFrame, namedBy, peopleOf } from "./oracle-groups.ts";
import { classesOf, isCounted, isIn, isInShot, isRestCounted, together } from "./oracle-units.ts";

export type Impossible = "frame" | "different" | "continuous" | "separate" | "footage" | "fully-marked";

/** Whether those of the given facts that are evidence, with what the items show, cannot all hold. */
export function contradicts(file: Case, only: readonly Fact[]): boolean {
  const evidence = evidenceOf(file);
  return impossible(evidence, among(evidence, only)).length > 0;
}

const among = ({ facts }: Evidence, only: readonly Fact[]) =>
  facts.filter((fact) => only.some(({ id }) => id === fact.id));

/** Every way in which the given facts of the evidence cannot hold together. */
export function impossible(evidence: Evidence, facts: readonly Fact[]): Impossible[] {
  const ways: [Impossible, boolean][] = [
    ["frame", isOneTwice(evidence, facts)],
    ["different", isOneCalledTwo(evidence, facts)],
    ["continuous", isOneTwiceInShot(evidence, facts)],
    ["separate", facts.some((fact) => isInTwo(evidence, fact, facts))],
    ["footage", facts.some((fact) => partedFootage(evidence, fact, facts).length > 0)],
    ["fully-marked", facts.some((fact) => isOverfull(evidence, fact))],
  ];
  return ways.flatMap(([kind, isSo]) => (isSo ? [kind] : []));
}

function isOneTwice(evidence: Evidence, facts: readonly Fact[]): boolean {
  return classesOf(evidence, facts).some((own) => own.some((a) => own.some((b) => together(evidence, a, b))));
}

function isOneCalledTwo(evidence: Evidence, facts: readonly Fact[]): boolean {
  return classesOf(evidence, facts).some((own) =>
    facts.some(
      (fact) => fact.kind === "different" && fact.between.every((end) => own.some(({ id }) => id === end)),
    ),
  );
}

function isOneTwiceInShot(evidence: Evidence, facts: readonly Fact[]): boolean {
  return classesOf(evidence, facts).some((own) =>
    facts.some((fact) => fact.kind === "continuous" && own.filter((mark) => isInShot(fact, mark)).length > 1),
  );
}

function isInTwo(evidence: Evidence, fact: Fact, facts: readonly Fact[]): boolean {
  if (fact.kind !== "separate") return false;
  const groups = fact.groups.map((group) => peopleOf(evidence, group, facts));
  const somebody = [
    ...classesOf(evidence, facts).map((marks) => ({ marks, rest: undefined })),
    ...evidence.headcounts.filter((one) => restOf(evidence, one) > 0).map((rest) => ({ marks: [], rest })),
  ];
  return somebody.some((one) => groups.filter((people) => isIn(people, one)).length > 1);
}

/** Pairs of items of one footage that a `separate` fact parts. */
export function partedFootage(
  evidence: Evidence,
  fact: Fact,
  facts: readonly Fact[],
): (readonly [Item, Item])[] {
  if (fact.kind !== "separate") return [];
  const named = fact.groups.map((group) => namedBy(evidence, group, facts));
  const nested = fact.groups.map((group) => namedBy(evidence, group, []));
  const counting = evidence.items.filter((item) => isShowingCounted(evidence, item, facts));
  const pairs = counting.flatMap((a) => counting.map((b) => [a, b] as const));
  return pairs.filter(([a, b]) => {
    if (a.id === b.id || a.footage === null || a.footage !== b.footage) return false;
    const isNear = nested.some((side) =>
      isOfOneSubject(
        [...doors(evidence, a, side), ...windows(evidence, a, side)],
        [...doors(evidence, b, side), ...windows(evidence, b, side)],
      ),
    );
    return named.some((left, i) =>
      named.some((right, j) => {
        if (i === j) return false;
        const [x, y] = [doors(evidence, a, left), doors(evidence, b, right)];
        if (isOfOneSubject(x, y)) return true;
        const [p, q] = [windows(evidence, a, left), windows(evidence, b, right)];
        return !isNear && isOfOneSubject([...x, ...p], [...y, ...q]);
      }),
    );
  });
}

/** By what single sightings an item stands in a group: the subject of each that the group names. */
function windows({ marks }: Evidence, { id }: Item, named: ReadonlySet<string>): string[] {
  return marks.filter((one) => one.item === id && named.has(one.id)).map(({ subject }) => subject);
}

/** Who is counted is a matter of classes, and so of the `same` facts of the very set that is looked at. */
export function isShowingCounted(evidence: Evidence, { id }: Item, facts: readonly Fact[]): boolean {
  return (
    evidence.headcounts.some((one) => one.item === id && isRestCounted(evidence, one)) ||
    classesOf(evidence, facts).some((own) => own.some(({ item }) => item === id) && isCounted(evidence, own))
  );
}

/** By what an item stands in a group: as itself (`null`), and by each headcount that shows somebody, as its subject. */
function doors(evidence: Evidence, { id }: Item, named: ReadonlySet<string>): (string | null)[] {
  const headcounts = evidence.headcounts.filter(
    (one) =>
      one.item === id &&
      named.has(one.id) &&
      (restOf(evidence, one) > 0 || markedIn(evidence, one).length > 0),
  );
  return [...(named.has(id) ? [null] : []), ...headcounts.map(({ subject }) => subject)];
}

const isOfOneSubject = (left: readonly (string | null)[], right: readonly (string | null)[]) =>
  left.some((a) => right.some((b) => a === null || b === null || a === b));

/** Whether a frame of the inner group shows more people than the fully marked outer one has sightings. */
function isOverfull(evidence: Evidence, fact: Fact): boolean {
  if (fact.kind !== "within" || !isFullyMarked(evidence, fact.outer)) return false;
  const outer = peopleOf(evidence, fact.outer, []);
  const sightings = evidence.marks.filter(({ id }) => outer.has(id)).length;
  return mostInOneFrame(evidence, fact.inner) > sightings;
}

/**
 * The ids of the facts of every inconsistent set none of whose proper subsets is inconsistent, smaller sets first and then
 * in file order; undefined where more than `most` facts are evidence.
 */
export function minimalConflicts(file: Case, most = 10): string[][] | undefined {
  const evidence = evidenceOf(file);
  const { facts } = evidence;
  if (facts.length > most) return undefined;
  const sizeOf = (set: number) => facts.filter((_, i) => (set >> i) & 1).length;
  const sets = Array.from({ length: 1 << facts.length }, (_, set) => set);
  const found: number[] = [];
  for (const set of sets.toSorted((a, b) => sizeOf(a) - sizeOf(b))) {
    // A set with an inconsistent proper subset holds a smallest one, which was found before.
    if (found.some((smaller) => (smaller & set) === smaller)) continue;
    const some = facts.filter((_, i) => (set >> i) & 1);
    if (impossible(evidence, some).length > 0) found.push(set);
  }
  return found.map((set) => facts.flatMap(({ id }, i) => ((set >> i) & 1 ? [id] : [])));
}
