// What proofs of a case, true ones and lies, can be built from: units, who differs from whom, and who certainly does not.
import { caseHashOf } from "../case/hash.ts";
import type { Case, Fact } from "../case/shape.ts";
import { minimalConflicts } from "./oracle-conflicts.ts";
import { evidenceOf } from "./oracle-evidence.ts";
import type { Evidence } from "./oracle-evidence.ts";
import { suspendedOf } from "./oracle-suspended.ts";
import { classesOf, differ, unitsOf } from "./oracle-units.ts";
import type { Unit } from "./oracle-units.ts";

export type Pair = readonly [Unit, Unit];

export interface Ground {
  readonly file: Case;
  readonly hash: string;
  readonly evidence: Evidence;
  /** In force by any reading: no fact that anybody could count among the suspended. */
  readonly facts: readonly Fact[];
  /** The facts that every reading suspends. */
  readonly torn: ReadonlySet<string>;
  readonly units: readonly Unit[];
  readonly differing: ReadonlyMap<Unit, ReadonlySet<Unit>>;
  /** Units that are one, or may be, also with every fact in force that any reading leaves in force. */
  readonly loose: readonly Pair[];
}

/** A lie without its envelope. */
export interface Told {
  readonly kind: string;
  readonly root: unknown;
  readonly isSure: boolean;
}

export const sure = (kind: string, root: unknown): Told => ({ kind, root, isSure: true });

export function groundOf(file: Case): Ground {
  const evidence = evidenceOf(file);
  const suspended = suspendedOf(file);
  const torn = new Set(minimalConflicts(file)?.flat() ?? suspended);
  const facts = evidence.facts.filter(({ id }) => !suspended.includes(id));
  const most = evidence.facts.filter(({ id }) => !torn.has(id));
  const units = unitsOf(evidence, facts);
  const differing = new Map(
    units.map((a) => [a, new Set(units.filter((b) => a !== b && differ(evidence, [a, b], facts)))]),
  );
  const classes = classesOf(evidence, most);
  const whole = ({ marks, ...rest }: Unit): Unit => ({
    ...rest,
    marks: classes.find((own) => own.some((one) => marks.includes(one))) ?? [],
  });
  const isLoose = (a: Unit, b: Unit) => {
    const [x, y] = [whole(a), whole(b)];
    return (x.marks.length > 0 && x.marks === y.marks) || !differ(evidence, [x, y], most);
  };
  const loose = units.flatMap((a, i) =>
    units.slice(i + 1).flatMap((b): Pair[] => (isLoose(a, b) ? [[a, b]] : [])),
  );
  return { file, hash: caseHashOf(file), evidence, facts, torn, units, differing, loose };
}

export const areDifferent = ({ differing }: Ground, a: Unit, b: Unit): boolean =>
  differing.get(a)?.has(b) === true;

export const areLoose = ({ loose }: Ground, a: Unit, b: Unit): boolean =>
  loose.some((pair) => pair.includes(a) && pair.includes(b) && a !== b);

/** Units that each differ from all those given and from one another, as many as come first. */
export function around(ground: Ground, units: readonly Unit[]): Unit[] {
  const more: Unit[] = [];
  for (const unit of ground.units)
    if ([...units, ...more].every((other) => areDifferent(ground, unit, other))) more.push(unit);
  return more;
}

/** The heaviest set of pairwise different units. */
export function heaviest(ground: Ground, among: readonly Unit[] = ground.units): Unit[] {
  const [first, ...rest] = among;
  if (!first) return [];
  const beside = rest.filter((other) => areDifferent(ground, first, other));
  const withIt = [first, ...heaviest(ground, beside)];
  if (beside.length === rest.length) return withIt;
  const without = heaviest(ground, rest);
  return peopleIn(withIt) >= peopleIn(without) ? withIt : without;
}

const peopleIn = (units: readonly Unit[]) => units.reduce((sum, { n }) => sum + n, 0);

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What a node adds up to, whatever is wrong with it. */
export function worth(node: unknown): number {
  if (typeof node !== "object" || node === null) return 0;
  const { parts, people, anonymous } = node as {
    parts?: unknown;
    people?: unknown;
    anonymous?: { n: unknown } | null;
  };
  const inParts = list(parts).reduce<number>((sum, part) => sum + worth(part), 0);
  const named = list(people).reduce<number>((sum, person) => sum + ofPerson(person), 0);
  return inParts + named + Number(anonymous?.n ?? 0);
}

function ofPerson(person: unknown): number {
  return typeof person === "object" && person !== null && "headcount" in person && "n" in person
    ? Number(person.n)
    : 1;
}
