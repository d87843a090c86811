// What is suspended in a case, and for each group of conflicting facts one smallest set to show as the reason (rule 6).
import type { Fact } from "../case/shape.ts";
import type { Candidate } from "./candidates.ts";
import { ranked } from "./candidates.ts";
import { classesOf } from "./classes.ts";
import type { Evidence } from "./evidence.ts";
import { minimalAmong } from "./minimal.ts";
import { partedPairs } from "./parted-pairs.ts";
import { seedOfClass, seedOfSeparation } from "./seeds.ts";
import { suspendedAmong, wrongAlone } from "./suspended.ts";
import type { ConflictKind } from "./told.ts";
import { told } from "./told.ts";

export interface Conflict {
  readonly kind: ConflictKind;
  /** Fact ids, in file order: they cannot all hold, and any fewer of them can. */
  readonly facts: readonly string[];
  readonly sentence: string;
  /** How many pairs of sightings, or separations, contradict each other in the same place; 1 or more. */
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
    conflicts: explained(evidence, gone),
    suspended: evidence.facts.flatMap((fact) => (gone.has(fact) ? [fact.id] : [])),
    facts: evidence.facts.filter((fact) => !gone.has(fact)),
  };
}

/** One explanation for each fact that is wrong by itself, each class, and each separation that contradicts itself. */
function explained(evidence: Evidence, gone: ReadonlySet<Fact>): readonly Conflict[] {
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
  for (const fact of alone) explain([fact], 1);
  const facts = evidence.facts.filter((fact) => !alone.has(fact));
  const classes = classesOf(evidence, facts);
  for (const list of classes.members.values()) {
    const pairs = partedPairs(evidence, facts, list);
    if (pairs.length > 0) explain(seedOfClass(evidence, facts, pairs), pairs.length);
  }
  for (const fact of facts)
    if (fact.kind === "separate" && gone.has(fact))
      explain(seedOfSeparation(evidence, facts, { fact, classes }), 1);
  return ranked([...found.values()], evidence.facts);
}

function toldWith(evidence: Evidence, set: readonly Fact[], pairs: number) {
  const { kind, sentence } = told(evidence, set);
  if (pairs === 1) return { kind, sentence };
  const more = ` In all, ${pairs.toLocaleString("en")} pairs of sightings contradict each other there.`;
  return { kind, sentence: sentence + more };
}
