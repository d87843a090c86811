// Says a smallest inconsistent set of facts to a person, without choosing a side.
import type { Fact, SeparateFact } from "../case/shape.ts";
import { classesOf } from "./classes.ts";
import type { Evidence } from "./evidence.ts";
import { partedFootage } from "./footage.ts";
import { sidesOf, standsOfPeople } from "./groups.ts";
import { nestedSides } from "./suspended.ts";

/**
 * What contradicts the facts: a frame that shows two at once, a stated difference, an unbroken shot, a separation, copies
 * of one footage in two separate groups, or a fully marked group that shows fewer people than are said to be in it.
 */
export type ConflictKind = "frame" | "different" | "continuous" | "separate" | "footage" | "fully-marked";

export interface Told {
  readonly kind: ConflictKind;
  readonly sentence: string;
}

const quoted = (ids: readonly string[]) => ids.map((id) => `"${id}"`).join(", ");
const CLOSE = "At least one of these is wrong; until one is withdrawn, none of them is used.";

/** `set` is inconsistent, and no proper subset of it is. */
export function told(evidence: Evidence, set: readonly Fact[]): Told {
  const of = <K extends Fact["kind"]>(kind: K) =>
    set.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
  const chain = chainOf(of("same").map(({ id }) => id));
  const [separate] = of("separate");
  if (separate) return toldOfGroups(evidence, set, { separate, chain });
  const [different] = of("different");
  if (different) {
    const { id, between } = different;
    const says = `"${id}" says that ${quoted(between).replace(", ", " and ")} are different people`;
    return { kind: "different", sentence: `${chain}, but ${says}. ${CLOSE}` };
  }
  const ends = endsOfChain(set)
    .map((id) => `"${id}"`)
    .join(" and ");
  const [continuous] = of("continuous");
  if (continuous) {
    const says = `"${continuous.id}" says that nobody leaves and re-enters the shot that shows ${ends}`;
    return { kind: "continuous", sentence: `${chain}, but ${says}. ${CLOSE}` };
  }
  const [within] = of("within");
  if (within && chain === "") {
    const { id, inner, outer } = within;
    const says = `"${id}" says that everybody in the group "${inner}" is one of "${outer}", which is fully marked, but one frame of "${inner}" shows more people than "${outer}" has marks.`;
    return {
      kind: "fully-marked",
      sentence: `${says} It is wrong, or somebody is not marked; until that is settled it is not used.`,
    };
  }
  return { kind: "frame", sentence: `${chain}, but ${ends} are seen side by side in one frame. ${CLOSE}` };
}

function chainOf(joined: readonly string[]): string {
  if (joined.length === 0) return "";
  const who = joined.length === 1 ? "makes two sightings" : "make a chain of sightings";
  return `${quoted(joined)} ${who} one person`;
}

/** The two sightings of a chain of `same` that only one of its facts names. */
function endsOfChain(set: readonly Fact[]): string[] {
  const named = set.flatMap((fact) => (fact.kind === "same" ? fact.between : []));
  return named.filter((id) => named.indexOf(id) === named.lastIndexOf(id)).sort();
}

function toldOfGroups(
  evidence: Evidence,
  set: readonly Fact[],
  { separate, chain }: { separate: SeparateFact; chain: string },
): Told {
  const within = set.filter(({ kind }) => kind === "within").map(({ id }) => id);
  const through = within.length === 0 ? "" : ` through ${quoted(within)}`;
  const own = twoSides(evidence, set);
  const sides = { sides: sidesOf(evidence, set), nested: nestedSides(evidence, set) };
  const [copies] = own ? [] : partedFootage(evidence, sides, () => true);
  const torn = own ?? copies?.sides ?? [0, 1];
  const names = torn.map((side) => `"${separate.groups[side] ?? ""}"`).join(" and ");
  const parts = `"${separate.id}" says that the groups ${names} share nobody`;
  if (copies) {
    const items = quoted(copies.items.slice(0, 2)).replace(", ", " and ");
    const joins = chain === "" ? "" : `, and ${chain}`;
    const says = `${items}, which stand in them${through}, show the same footage${joins}`;
    return { kind: "footage", sentence: `${parts}, but ${says}. ${CLOSE}` };
  }
  const who = chain === "" ? "somebody" : `${chain}, who`;
  return { kind: "separate", sentence: `${parts}, but ${who} belongs to both${through}. ${CLOSE}` };
}

/** The first two sides of the one separation on which somebody stands at once; undefined when nobody does. */
function twoSides(evidence: Evidence, set: readonly Fact[]): readonly [number, number] | undefined {
  const sides = sidesOf(evidence, set);
  const { members } = classesOf(evidence, set);
  const standOf = (s: number) => {
    const one = evidence.sightings[s];
    return one ? sides.standOf(one.id, one.item) : [];
  };
  const joined = [...members.values()].map((list) => list.map(standOf).reduce(sides.join, []));
  const alone = standsOfPeople(evidence, sides).map(({ stand }) => stand);
  const [first, second] = [...joined, ...alone].find((stand) => stand.length > 1) ?? [];
  return first && second ? [first.side, second.side] : undefined;
}
