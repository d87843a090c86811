// A brute-force reading of docs/method.md's letter for small cases; written apart from the solver, and for tests only.
import type { Case } from "../case/shape.ts";
import { evidenceOf } from "./oracle-evidence.ts";
import { differ, unitsOf } from "./oracle-units.ts";

export { contradicts, impossible, minimalConflicts } from "./oracle-conflicts.ts";
export type { Impossible } from "./oracle-conflicts.ts";
export { evidenceOf } from "./oracle-evidence.ts";
export { isFullyMarked, peopleOf } from "./oracle-groups.ts";
export { suspendedOf } from "./oracle-suspended.ts";
export { together } from "./oracle-units.ts";

export interface OracleAnswer {
  readonly units: number;
  readonly clique: number;
  readonly chromatic: number;
}

/** Undefined above `limit` units. `suspended` facts are treated as if they were not there. */
export function oracle(file: Case, suspended: readonly string[], limit = 14): OracleAnswer | undefined {
  const differs = differences(file, suspended);
  if (differs.length > limit) return undefined;
  const edges = differs.map((row) => row.reduce((mask, yes, j) => (yes ? mask | (1 << j) : mask), 0));
  return { units: differs.length, clique: clique(edges), chromatic: chromatic(edges) };
}

/** For each two units, by index, whether they cannot be one person; each of a headcount's unmarked people is a unit. */
export function differences(file: Case, suspended: readonly string[]): boolean[][] {
  const { units, differs } = compared(file, suspended);
  const people = units.flatMap(({ n }, unit) => Array.from({ length: n }, () => unit));
  return people.map((a, i) => people.map((b, j) => i !== j && (a === b || differs[a]?.[b] === true)));
}

/** The units, `n` unmarked people of a headcount as one, and for each two of them whether they differ. */
function compared(file: Case, suspended: readonly string[]) {
  const evidence = evidenceOf(file);
  const facts = evidence.facts.filter(({ id }) => !suspended.includes(id));
  const units = unitsOf(evidence, facts);
  const differs = units.map((a, i) => units.map((b, j) => i !== j && differ(evidence, [a, b], facts)));
  return { units, differs };
}

/**
 * The largest number that can be proved without the suspended facts: the people of the heaviest set of pairwise different
 * units. (The unmarked people of a headcount differ from one another and from the same others: all of them, or none.)
 */
export function truthOf(file: Case, suspended: readonly string[]): number {
  const { units, differs } = compared(file, suspended);
  const heaviest = (left: readonly number[]): number => {
    const [first, ...rest] = left;
    if (first === undefined) return 0;
    const beside = rest.filter((other) => differs[first]?.[other]);
    const withIt = (units[first]?.n ?? 0) + heaviest(beside);
    return beside.length === rest.length ? withIt : Math.max(withIt, heaviest(rest));
  };
  return heaviest(units.map((_, i) => i));
}

/**
 * The least number of people of whom the case can speak: over all ways of saying of each unit who it is, as long as no
 * two that differ are one. Undefined above seven units.
 */
export function fewestPeople(file: Case, suspended: readonly string[]): number | undefined {
  const differs = differences(file, suspended);
  if (differs.length > 7) return undefined;
  const fewest = (who: readonly number[]): number => {
    const known = Math.max(-1, ...who) + 1;
    const unit = who.length;
    if (unit === differs.length) return known;
    const possible = Array.from({ length: known + 1 }, (_, person) => person).filter((person) =>
      who.every((other, i) => other !== person || !differs[unit]?.[i]),
    );
    return Math.min(...possible.map((person) => fewest([...who, person])));
  };
  return fewest([]);
}

/** Largest clique by trying every set. */
function clique(edges: readonly number[]): number {
  let most = 0;
  for (let set = 0; set < 1 << edges.length; set++) {
    let size = 0;
    let good = true;
    for (let v = 0; v < edges.length && good; v++) {
      if (((set >> v) & 1) === 0) continue;
      size++;
      good = (set & ~(1 << v) & ~(edges[v] ?? 0)) === 0;
    }
    if (good && size > most) most = size;
  }
  return most;
}

/** Chromatic number: the fewest independent sets that cover everybody, over all subsets. */
function chromatic(edges: readonly number[]): number {
  const all = (1 << edges.length) - 1;
  const isFree = (set: number) => edges.every((row, v) => ((set >> v) & 1) === 0 || (row & set) === 0);
  const free = Array.from({ length: all + 1 }, (_, set) => isFree(set));
  const fewest = Array.from({ length: all + 1 }, () => 0);
  for (let set = 1; set <= all; set++) {
    const lowest = set & -set;
    let least = Infinity;
    for (let part = set; part > 0; part = (part - 1) & set) {
      if ((part & lowest) !== 0 && free[part]) least = Math.min(least, 1 + (fewest[set & ~part] ?? 0));
    }
    fewest[set] = least;
  }
  return fewest[all] ?? 0;
}
