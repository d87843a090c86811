// What is suspended in a case, and for each group of conflicting facts one smallest set to show as the reason (rule 5).
import type { Fact } from "../case/shape.ts";
import type { Candidate } from "./candidates.ts";
import { ranked } from "./candidates.ts";
import { classesOf } from "./classes.ts";
import type { Evidence } from "./evidence.ts";
import { minimalAmong } from "./minimal.ts";
import { partedPairsOf } from "./parted-pairs.ts";
import { Knots } from "./knots.ts";
import { seedOfClass, seedOfSeparation } from "./seeds.ts";
import { suspendedAmong, tornSeparations, wrongAlone } from "./suspended.ts";
import type { ConflictKind } from "./told.ts";
import { told } from "./told.ts";

export interface Conflict {
  readonly kind: ConflictKind;
  /** Fact ids, in file order: they cannot all hold, and any fewer of them can. */
  readonly facts: readonly string[];
  readonly sentence: string;
  /** How many contradictions there are about the same people: pairs of sightings that are parted, and separations; 1 or more. */
  readonly pairs: number;
  /** Which fact to look at again first, and why; an order, not a verdict. */
  readonly lookAgain: readonly Candidate[];
}

export interface Settled {
  readonly conflicts: readonly Conflict[];
  /** Fact ids, in file order. */
  readonly suspended: readonly string[];
  /** The confirmed facts that stay in force; they contradict each other nowhere. */
  readonly facts: readonly Fact[];
}

export function settle(evidence: Evidence): Settled {
  const gone = suspendedAmong(evidence, evidence.facts);
  if (gone.size === 0) return { conflicts: [], suspended: [], facts: evidence.facts };
  return {
    conflicts: explained(evidence),
    suspended: evidence.facts.flatMap((fact) => (gone.has(fact) ? [fact.id] : [])),
    facts: evidence.facts.filter((fact) => !gone.has(fact)),
  };
}

/** Up to so many contradictions about the same people are each told; of more only the shortest that so many of them give. */
const MOST_TOLD = 8;

/** Of facts that are wrong by themselves so many are told; all of them are named among those suspended. */
const MOST_ALONE = 100;

/** Contradictions that share a person: a class that is parted, or a separation that somebody stands on two sides of. */
type Tangle = {
  readonly seed: () => readonly Fact[];
  readonly pairs: number;
}[];

/** One explanation for each fact that is wrong by itself, and for each tangle of contradictions among the others. */
function explained(evidence: Evidence): readonly Conflict[] {
  const order = new Map(evidence.facts.map((fact, i) => [fact, i]));
  const place = (fact: Fact) => order.get(fact) ?? 0;
  const found = new Map<string, Omit<Conflict, "lookAgain">>();
  const explain = (seed: readonly Fact[], pairs: number) => {
    const set = minimalAmong(evidence, seed).sort((a, b) => place(a) - place(b));
    const facts = set.map(({ id }) => id);
    const key = JSON.stringify(facts);
    if (!found.has(key)) found.set(key, { ...toldWith(evidence, set, pairs), facts, pairs });
  };
  const alone = wrongAlone(evidence, evidence.facts);
  for (const fact of [...alone].slice(0, MOST_ALONE)) explain([fact], 1);
  const facts = evidence.facts.filter((fact) => !alone.has(fact));
  for (const tangle of tanglesOf(evidence, facts)) {
    const first = tangle.slice(0, MOST_TOLD).map(({ seed, pairs }) => ({ set: seed(), pairs }));
    if (tangle.length <= MOST_TOLD) {
      for (const { set, pairs } of first) explain(set, pairs);
      continue;
    }
    const shortest = first.map(({ set }) => set).reduce((a, b) => (b.length < a.length ? b : a));
    explain(
      shortest,
      tangle.reduce((sum, { pairs }) => sum + pairs, 0),
    );
  }
  return ranked([...found.values()], evidence.facts);
}

function tanglesOf(evidence: Evidence, facts: readonly Fact[]): readonly Tangle[] {
  const classes = classesOf(evidence, facts);
  const people = new Knots();
  const torn = tornSeparations(evidence, facts, classes);
  const ids = (list: readonly number[]) => list.flatMap((s) => evidence.sightings[s]?.id ?? []);
  for (const list of classes.members.values()) people.tie(ids(list));
  for (const list of new Set(torn.flatMap(({ lists }) => lists))) people.tie(list);
  for (const { lists } of torn) people.tie(lists.flatMap((list) => list.slice(0, 1)));
  const pairsIn = partedPairsOf(evidence, facts);
  const tangles = new Map<number, Tangle>();
  const tangleAt = (id: string): Tangle => {
    const knot = people.knotOf(id);
    const tangle = tangles.get(knot) ?? [];
    tangles.set(knot, tangle);
    return tangle;
  };
  for (const list of classes.members.values()) {
    const pairs = pairsIn(list);
    if (pairs.length === 0) continue;
    const seed = () => seedOfClass(evidence, facts, pairs);
    tangleAt(ids(list)[0] ?? "").push({ seed, pairs: pairs.length });
  }
  for (const { fact, lists } of torn) {
    const seed = () => seedOfSeparation(evidence, facts, { fact, classes });
    tangleAt(lists[0]?.[0] ?? "").push({ seed, pairs: 1 });
  }
  return [...tangles.values()];
}

function toldWith(evidence: Evidence, set: readonly Fact[], pairs: number) {
  const { kind, sentence } = told(evidence, set);
  if (pairs === 1) return { kind, sentence };
  const more = ` There are ${pairs.toLocaleString("en")} such contradictions about the same people; this is the shortest.`;
  return { kind, sentence: sentence + more };
}
