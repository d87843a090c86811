// Proofs written pair by pair from the brute force: true ones, and the pieces that lies are built from; for tests only.
import type { Fact } from "../case/shape.ts";
import type { Anonymous, Person, Proof, ProofNode, Reason, Side } from "../proof/shape.ts";
import { heaviest, worth } from "./ground.ts";
import type { Ground } from "./ground.ts";
import { isVisibleAt, markedIn } from "./oracle-evidence.ts";
import { peopleOf } from "./oracle-groups.ts";
import { isFlagged, isIn, isInShot } from "./oracle-units.ts";
import type { Unit } from "./oracle-units.ts";

type Seat = readonly [index: number, unit: Unit];

/** Everybody of a unit, with all `same` facts that hold the class together; `first` is the sighting named first. */
export function memberOf(ground: Ground, { marks, rest, n }: Unit, first = marks[0]?.id): Person | Anonymous {
  if (rest) return { headcount: rest.id, n };
  const sightings = [first ?? ""];
  const same: string[] = [];
  for (const reached of sightings) {
    for (const fact of ground.facts) {
      if (fact.kind !== "same" || !fact.between.includes(reached)) continue;
      const next = fact.between[fact.between[0] === reached ? 1 : 0];
      if (sightings.includes(next)) continue;
      sightings.push(next);
      same.push(fact.id);
    }
  }
  return sightings.length === 1 ? (first ?? "") : { sightings, same };
}

/** Every reason for which two units are different, each about these two only. */
export function reasonsFor(ground: Ground, a: Seat, b: Seat): Reason[] {
  return [
    ...framesOf(ground, a, b),
    ...framesOfRest(a, b),
    ...framesOfRest(b, a),
    ...ground.facts.flatMap((fact) => reasonsBy(ground, fact, [a, b])),
  ];
}

function framesOf({ evidence }: Ground, [i, a]: Seat, [j, b]: Seat): Reason[] {
  return a.marks.flatMap((m) =>
    b.marks.flatMap((n) => {
      const ends = m.spans.flatMap((p) =>
        n.spans.flatMap((q) => {
          const [from, to] = [Math.max(p[0], q[0]), Math.min(p[1], q[1])];
          return from <= to ? [from, to] : [];
        }),
      );
      const good = m.item === n.item ? ends.filter((at) => !isFlagged(evidence, m.item, at)) : [];
      const seen = [[i, m.id] as const, [j, n.id] as const];
      return good.map((at): Reason => ({ kind: "frame", item: m.item, at, seen }));
    }),
  );
}

function framesOfRest([i, { rest }]: Seat, [j, { marks }]: Seat): Reason[] {
  if (!rest) return [];
  const beside = marks.filter((mark) => mark.item === rest.item && isVisibleAt(mark, rest.at));
  const { item, at } = rest;
  return beside.map(({ id }): Reason => ({
    kind: "frame",
    item,
    at,
    seen: [
      [i, rest.id],
      [j, id],
    ],
  }));
}

const has = ({ marks }: Unit, id: string) => marks.some((mark) => mark.id === id);

function reasonsBy(ground: Ground, fact: Fact, [[i, a], [j, b]]: readonly [Seat, Seat]): Reason[] {
  if (fact.kind === "different") {
    const [x, y] = has(a, fact.between[0]) ? fact.between : fact.between.toReversed();
    if (x === undefined || y === undefined || !has(a, x) || !has(b, y)) return [];
    return [
      {
        kind: "different",
        fact: fact.id,
        seen: [
          [i, x],
          [j, y],
        ],
      },
    ];
  }
  if (fact.kind === "continuous") {
    const [x, y] = [a, b].map(({ marks }) => marks.find((mark) => isInShot(fact, mark))?.id);
    return x === undefined || y === undefined
      ? []
      : [
          {
            kind: "continuous",
            fact: fact.id,
            seen: [
              [i, x],
              [j, y],
            ],
          },
        ];
  }
  if (fact.kind !== "separate") return [];
  return fact.groups.flatMap((left) =>
    fact.groups.flatMap((right): Reason[] => {
      const sides = [sideOf(ground, left, [[i, a]]), sideOf(ground, right, [[j, b]])].flatMap(
        (side) => side ?? [],
      );
      return left === right || sides.length < 2 ? [] : [{ kind: "separate", fact: fact.id, sides }];
    }),
  );
}

/** A side with everybody given, or undefined where one of them is not in the group. */
export function sideOf(ground: Ground, group: string, seats: readonly Seat[]): Side | undefined {
  const inside = peopleOf(ground.evidence, group, ground.facts);
  if (!seats.every(([, unit]) => isIn(inside, unit))) return undefined;
  const within = new Set(seats.flatMap(([, unit]) => wayInto(ground, group, unit)));
  return { group, within: [...within], of: seats.map(([index]) => index) };
}

/** The `within` facts on a way from a group down to one of a unit's sightings, or to its headcount. */
function wayInto({ evidence, facts }: Ground, group: string, { marks, rest }: Unit): string[] {
  const headcounts = evidence.headcounts.filter(
    (one) => one === rest || markedIn(evidence, one).some((mark) => marks.includes(mark)),
  );
  const ends = new Set([...marks, ...(rest ? [rest] : [])].flatMap(({ id, item }) => [id, item]));
  for (const { id } of headcounts) ends.add(id);
  const ways = new Map<string, readonly string[]>([[group, []]]);
  for (const [id, way] of ways) {
    if (ends.has(id)) return [...way];
    for (const member of evidence.groups.get(id) ?? []) if (!ways.has(member)) ways.set(member, way);
    for (const fact of facts)
      if (fact.kind === "within" && fact.outer === id && !ways.has(fact.inner))
        ways.set(fact.inner, [...way, fact.id]);
  }
  return [];
}

/** Units as one node, each two with the reason that `choose` takes; none for pairs of which it takes none. */
export function nodeOf(
  ground: Ground,
  units: readonly Unit[],
  choose: (reasons: readonly Reason[], a: Seat, b: Seat) => readonly Reason[] = (reasons) =>
    reasons.slice(0, 1),
): ProofNode {
  const seats = units.map((unit, i): Seat => [i, unit]);
  const reasons = seats.flatMap((a, i) =>
    seats.slice(i + 1).flatMap((b) => choose(reasonsFor(ground, a, b), a, b)),
  );
  return { kind: "people", people: units.map((unit) => memberOf(ground, unit)), reasons };
}

/** The largest number that can be proved, each two people with a reason of their own. */
export function plainProof(ground: Ground): Proof {
  const root = nodeOf(ground, heaviest(ground));
  return { format: "sightline.proof/1", caseHash: ground.hash, atLeast: worth(root), root } as Proof;
}
