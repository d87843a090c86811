// Lies about sums: parts that something keeps apart, but not everybody in them.
import type { Reason } from "../proof/shape.ts";
import { areDifferent, areLoose, around, sure } from "./ground.ts";
import type { Ground, Told } from "./ground.ts";
import { oneOf } from "./mutations.ts";
import type { Roll } from "./mutations.ts";
import { peopleOf } from "./oracle-groups.ts";
import { isIn } from "./oracle-units.ts";
import type { Unit } from "./oracle-units.ts";
import { nodeOf, reasonsFor, sideOf } from "./plain-proof.ts";

type Seats = Parameters<typeof sideOf>[2];

const sumOf = (parts: readonly unknown[], separations: readonly unknown[]) => ({
  kind: "sum",
  parts,
  separations,
});

export function liesOfSums(ground: Ground, roll: Roll): Told[] {
  return [...ofLooseParts(ground, roll), ...ofSeparateParts(ground, roll), ...ofNothing(ground)];
}

/** Two parts of which some people are different, for good reasons, and some others are not. */
function ofLooseParts(ground: Ground, roll: Roll): Told[] {
  const { units } = ground;
  const different = units.flatMap((a, i) =>
    units.slice(i + 1).flatMap((b) => (areDifferent(ground, a, b) ? [[a, b] as const] : [])),
  );
  const found = different.flatMap(([a, b]) => {
    const more = units.find((c) => c !== b && areDifferent(ground, a, c) && areLoose(ground, b, c));
    return more ? [[a, b, more] as const] : [];
  });
  const [a, b, more] = oneOf(found, roll) ?? [];
  if (!a || !b || !more) return [];
  // The first of the first part differs from the first of the second part; the second of the first part does not.
  const others = units.filter((c) => c !== a && c !== more && areDifferent(ground, b, c)).slice(0, 1);
  const second = nodeOf(ground, [b, ...others]);
  const parts = [nodeOf(ground, [a, more]), second];
  const turned = [nodeOf(ground, [more, a]), second];
  const reasons = reasonsFor(ground, [0, a], [1, b]);
  const byKind = [...Map.groupBy(reasons, ({ kind }) => kind)].map(([, list]) => oneOf(list, roll));
  const nested = sumOf([sumOf([parts[0]], []), parts[1]], []);
  return [
    sure("sum: no separation", sumOf(parts, [])),
    ...byKind.flatMap((reason) =>
      reason
        ? [
            sure(`sum: ${wordOf(reason)} of the first only`, sumOf(parts, [reason])),
            sure(`sum: ${wordOf(reason)} of the last only`, sumOf(turned, [reason])),
            sure(`sum: ${wordOf(reason)} of the first only, parts within parts`, {
              ...nested,
              separations: [reason],
            }),
          ]
        : [],
    ),
  ];
}

const wordOf = ({ kind }: Reason) => (kind === "separate" ? "a separation" : `a reason of kind ${kind}`);

const seats = (list: readonly Unit[], part: number): Seats => list.map((unit) => [part, unit]);

/** Two parts that one separation keeps apart, until its sides are bent. */
function ofSeparateParts(ground: Ground, roll: Roll): Told[] {
  const split = oneOf(splitsOf(ground), roll);
  if (!split) return [];
  const { fact, groups, sides: units } = split;
  const [left, right] = units.map((side) =>
    [oneOf(side, roll)].flatMap((one) =>
      one ? [one, ...around(ground, [one]).filter((other) => side.includes(other))] : [],
    ),
  );
  const [g, h] = groups;
  if (!left?.length || !right?.length || g === undefined || h === undefined) return [];
  const parts = [nodeOf(ground, left), nodeOf(ground, right)];
  const one = { ...sideOf(ground, g, seats(left, 0)), of: [0] };
  const other = { ...sideOf(ground, h, seats(right, 1)), of: [1] };
  const by = (...sides: readonly object[]) => sumOf(parts, [{ kind: "separate", fact, sides }]);
  const lies: readonly (readonly [kind: string, root: unknown])[] = [
    ["one side only", by(one)],
    ["sides exchanged", by({ ...one, of: [1] }, { ...other, of: [0] })],
    ["one group on both sides", by(one, { ...one, of: [1] })],
    ["both parts on both sides", by({ ...one, of: [0, 1] }, { ...other, of: [0, 1] })],
    ["a part that is not there", by(one, { ...other, of: [2] })],
    ["a negative part", by(one, { ...other, of: [-1] })],
    ["half a part", by(one, { ...other, of: [0.5] })],
    ["a part as text", by(one, { ...other, of: ["1"] })],
    ["a side without parts", by(one, { ...other, of: [] })],
    ["ways of another kind", by({ ...one, within: [fact] }, other)],
    ["a way that nobody stated", by({ ...one, within: ["nobody's"] }, other)],
    ["an unknown fact", sumOf(parts, [{ kind: "separate", fact: "nobody's", sides: [one, other] }])],
    ["the first part again", sumOf([...parts, parts[0]], [{ kind: "separate", fact, sides: [one, other] }])],
    [
      "the first part again, on the other side",
      sumOf([...parts, parts[0]], [{ kind: "separate", fact, sides: [one, { ...other, of: [1, 2] }] }]),
    ],
    ["a key more on a side", by({ ...one, colour: "red" }, other)],
    ["parts that are no list", { ...by(one, other), parts: { 0: parts[0], 1: parts[1], length: 2 } }],
    ["ways left out", by({ ...one, within: [] }, { ...other, within: [] })],
  ];
  const needsWays = (one.within?.length ?? 0) + (other.within?.length ?? 0) > 0;
  return lies
    .filter(([kind]) => kind !== "ways left out" || needsWays)
    .map(([kind, root]) => ({ kind: `sum: ${kind}`, root, isSure: kind !== "ways left out" }));
}

/** Each separation in force of two groups that both have people. */
function splitsOf({ facts, units, evidence }: Ground) {
  return facts.flatMap((fact) => {
    if (fact.kind !== "separate") return [];
    const sides = fact.groups.map((group) => {
      const people = peopleOf(evidence, group, facts);
      return { group, units: units.filter((unit) => isIn(people, unit)) };
    });
    const full = sides.filter((side) => side.units.length > 0);
    const [a, b] = full;
    return a && b ? [{ fact: fact.id, groups: [a.group, b.group], sides: [a.units, b.units] }] : [];
  });
}

/** Sums and parts in which nobody is: true, or refused, but never a number above it. */
function ofNothing(ground: Ground): Told[] {
  const empty = { kind: "people", people: [], reasons: [] };
  const some = nodeOf(ground, ground.units.slice(0, 1));
  return [
    { kind: "nothing: an empty sum", root: sumOf([], []), isSure: false },
    { kind: "nothing: parts without people", root: sumOf([empty, empty, sumOf([], [])], []), isSure: false },
    { kind: "nothing: a part without people beside somebody", root: sumOf([some, empty], []), isSure: false },
    sure(
      "nothing: a separation without sides",
      sumOf([some], [{ kind: "separate", fact: "nobody's", sides: [] }]),
    ),
    sure("nothing: a node of an unknown kind", { kind: "__proto__", people: [] }),
  ];
}
