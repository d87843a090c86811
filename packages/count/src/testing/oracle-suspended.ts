// The facts that decision 0018 suspends, by walking every simple path; a function of the case alone; for tests only.
import type { Case, Fact, Sighting } from "../case/shape.ts";
import { impossible, isShowingCounted, partedFootage } from "./oracle-conflicts.ts";
import { evidenceOf, restOf } from "./oracle-evidence.ts";
import type { Evidence } from "./oracle-evidence.ts";
import { namedBy, peopleOf } from "./oracle-groups.ts";
import { classesOf, isInShot, together } from "./oracle-units.ts";

type Pair = readonly [string, string];
type Separate = Fact & { readonly kind: "separate" };

/** In file order: each fact that is impossible by itself, then whatever the others that are left contradict each other by. */
export function suspendedOf(file: Case): string[] {
  const evidence = evidenceOf(file);
  const alone = evidence.facts.filter((fact) => impossible(evidence, [fact]).length > 0);
  const facts = evidence.facts.filter((fact) => !alone.includes(fact));
  const classes = classesOf(evidence, facts);
  const partings: Parting[] = [
    ...classes.map((own) => ({ facts: [], pairs: pairsOf(own, (a, b) => together(evidence, a, b)) })),
    ...facts.map((fact) => partingBy(evidence, fact, { facts, classes })),
  ];
  const pairs = partings.flatMap((parting) => parting.pairs);
  const links = facts.filter(
    (fact) => fact.kind === "same" && pairs.some((pair) => isOnPath(fact, pair, facts)),
  );
  const suspended = new Set([...alone, ...links, ...partings.flatMap((parting) => parting.facts)]);
  return evidence.facts.filter((fact) => suspended.has(fact)).map(({ id }) => id);
}

/** What a fact contradicts: the facts that it takes with it, and the pairs of sightings of one class that it parts. */
interface Parting {
  readonly facts: readonly Fact[];
  readonly pairs: readonly Pair[];
}

interface Left {
  readonly facts: readonly Fact[];
  readonly classes: readonly (readonly Sighting[])[];
}

const NOTHING: Parting = { facts: [], pairs: [] };

function pairsOf(own: readonly Sighting[], isParted: (a: Sighting, b: Sighting) => boolean): Pair[] {
  return own.flatMap((a) =>
    own.flatMap((b): Pair[] => (a.id !== b.id && isParted(a, b) ? [[a.id, b.id]] : [])),
  );
}

function partingBy(evidence: Evidence, fact: Fact, left: Left): Parting {
  if (fact.kind === "separate") return partingBySeparate(evidence, fact, left);
  if (fact.kind !== "different" && fact.kind !== "continuous") return NOTHING;
  const isParted = (a: Sighting, b: Sighting) =>
    fact.kind === "continuous"
      ? isInShot(fact, a) && isInShot(fact, b)
      : fact.between.includes(a.id) && fact.between.includes(b.id);
  const pairs = left.classes.flatMap((own) => pairsOf(own, isParted));
  return { facts: pairs.length > 0 ? [fact] : [], pairs };
}

function partingBySeparate(evidence: Evidence, fact: Separate, { facts, classes }: Left): Parting {
  const groups = fact.groups.map((group) => peopleOf(evidence, group, facts));
  const isTwice = (ids: readonly string[]) =>
    groups.filter((people) => ids.some((id) => people.has(id))).length > 1;
  const torn = classes.filter((own) => isTwice(own.map(({ id }) => id)));
  const rests = evidence.headcounts.filter((one) => restOf(evidence, one) > 0 && isTwice([one.id]));
  const parted = partedFootage(evidence, fact, facts).flat();
  if (torn.length + rests.length + parted.length === 0) return NOTHING;
  const people = [...torn.flat(), ...rests].map(({ id }) => id);
  const items = parted.flatMap(({ id }) => [
    id,
    ...[...evidence.headcounts, ...evidence.marks].filter(({ item }) => item === id).map((one) => one.id),
  ]);
  const ways = facts.filter((way) => {
    if (way.kind !== "within") return false;
    if (!fact.groups.some((group) => namedBy(evidence, group, facts).has(way.outer))) return false;
    const inner = peopleOf(evidence, way.inner, facts);
    const named = namedBy(evidence, way.inner, facts);
    return people.some((id) => inner.has(id)) || items.some((id) => named.has(id));
  });
  // Whoever of a parted item counts only by being joined to somebody elsewhere: without that link, no conflict.
  const links = parted
    .filter((item) => !isShowingCounted(evidence, item, []))
    .flatMap(({ id }) => classes.filter((own) => own.some(({ item }) => item === id)))
    .flatMap((own) =>
      facts.filter((link) => link.kind === "same" && own.some((one) => link.between.includes(one.id))),
    );
  const isParted = (a: Sighting, b: Sighting) =>
    groups.some((one, i) => groups.some((other, j) => i !== j && one.has(a.id) && other.has(b.id)));
  return { facts: [fact, ...ways, ...links], pairs: torn.flatMap((own) => pairsOf(own, isParted)) };
}

/** Whether a `same` fact is on a path between two sightings that passes no sighting twice. */
function isOnPath(link: Fact, [from, to]: Pair, facts: readonly Fact[]): boolean {
  const walk = (at: string, seen: readonly string[], isUsed: boolean): boolean => {
    if (at === to) return isUsed;
    return facts.some((fact) => {
      if (fact.kind !== "same" || !fact.between.includes(at)) return false;
      const next = fact.between[0] === at ? fact.between[1] : fact.between[0];
      return !seen.includes(next) && walk(next, [...seen, next], isUsed || fact === link);
    });
  };
  return walk(from, [from], false);
}
