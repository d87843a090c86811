// Finds the smallest sets of facts that cannot all hold, and what stays when every fact in them is suspended (rule 6).
import type { Fact } from "../case/shape.ts";
import { clashesOf } from "./clashes.ts";
import type { Clash, ConflictKind } from "./clashes.ts";
import type { Candidate } from "./candidates.ts";
import { ranked } from "./candidates.ts";
import type { Evidence } from "./evidence.ts";
import { wording } from "./conflict-wording.ts";
import type { Route } from "./shortest-sets.ts";
import { groupLinks, sameLinks, shortestSets } from "./shortest-sets.ts";

export interface Conflict {
  readonly kind: ConflictKind;
  /** Fact ids, in file order. */
  readonly facts: readonly string[];
  readonly sentence: string;
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

/**
 * Theorem: what is suspended does not depend on the order of the file, and every reported set is minimal.
 * Each round takes all sets of the globally smallest size k among the facts still in force. A proper subset of one of
 * them that is inconsistent would be smaller than k. Rounds end because each suspends at least one fact, and a case
 * without any `separate`, `same`, … has no clash.
 */
export function settle(evidence: Evidence): Settled {
  let facts = evidence.facts;
  const conflicts: Omit<Conflict, "lookAgain">[] = [];
  const suspended = new Set<string>();
  for (let clashes = clashesOf(evidence, facts); clashes.length > 0; clashes = clashesOf(evidence, facts)) {
    const routes = new Map<string, { clash: Clash; set: readonly Fact[] }>();
    let smallest = Infinity;
    for (const clash of clashes) {
      for (const set of setsOf(evidence, facts, clash)) {
        smallest = Math.min(smallest, set.length);
        const key = JSON.stringify(set.map(({ id }) => id));
        if (!routes.has(key)) routes.set(key, { clash, set });
      }
    }
    for (const { clash, set } of routes.values()) {
      if (set.length !== smallest) continue;
      conflicts.push({ kind: clash.kind, facts: set.map(({ id }) => id), sentence: wording(clash, set) });
      for (const { id } of set) suspended.add(id);
    }
    facts = facts.filter(({ id }) => !suspended.has(id));
  }
  return {
    conflicts: ranked(conflicts, evidence.facts),
    suspended: evidence.facts.map(({ id }) => id).filter((id) => suspended.has(id)),
    facts,
  };
}

function setsOf(evidence: Evidence, facts: readonly Fact[], clash: Clash): (readonly Fact[])[] {
  const links = clash.kind === "separate" ? groupLinks(evidence, facts, clash.ids) : sameLinks(facts);
  const route: Route =
    clash.kind === "separate"
      ? { from: `down ${clash.between[0]}`, to: `up ${clash.between[1]}` }
      : { from: clash.between[0], to: clash.between[1] };
  const order = new Map(evidence.facts.map((fact, i) => [fact.id, i]));
  const parting = clash.parting ? [clash.parting] : [];
  return shortestSets(links, route).map((set) =>
    [...new Set([...set, ...parting])].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
  );
}
