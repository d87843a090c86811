// The people board without its screen: what of it is asked for, whom it compares, and what is then said of them.
import type { Change } from "@sightline/domain";
import type { FactShown } from "../fact/FactList.tsx";
import { pinsOf, type PinOf } from "./pinning.ts";

export type BoardSearch = {
  readonly item?: string;
  readonly group?: string;
  readonly subject?: string;
  /** Sightings that a link asks to compare: they come first. */
  readonly first?: readonly string[];
  /** The sightings that are compared, by id. */
  readonly chosen?: readonly string[];
  /** Two of them are shown where they were seen, and play in step. */
  readonly together?: boolean;
};

export const boardSearch = (search: Record<string, unknown>): BoardSearch => {
  return {
    ...Object.fromEntries(
      (["item", "group", "subject"] as const).flatMap((name) =>
        typeof search[name] === "string" && search[name] !== "" ? [[name, search[name]]] : [],
      ),
    ),
    ...Object.fromEntries(
      (["first", "chosen"] as const).flatMap((name) => {
        const ids: unknown = search[name];
        return Array.isArray(ids) && ids.length > 0 ? [[name, [...new Set(ids.map(String))]]] : [];
      }),
    ),
    ...(search["together"] === true && { together: true }),
  };
};

export type Says = "same" | "different";

/** What it rests on. */
type On = {
  readonly basis: string;
  readonly pins: readonly PinOf[];
  /** What stands already. */
  readonly facts: readonly Pick<FactShown, "assertion">[];
};

/** Whether this is said of the two already, in either order. */
const isSaid = (facts: readonly Pick<FactShown, "assertion">[], says: Says, a: string, b: string): boolean =>
  facts.some(
    ({ assertion }) =>
      assertion.kind === says && assertion.between.includes(a) && assertion.between.includes(b),
  );

/** The pairs of which it is said: `same` along a chain, which makes all of them one person; `different` of each two. */
const pairsIn = (says: Says, sightings: readonly string[]) =>
  sightings.flatMap((a, i) =>
    (says === "same" ? sightings.slice(i + 1, i + 2) : sightings.slice(i + 1)).map((b) => [a, b] as const),
  );

/** Whether nothing is left to say: all of it stands, and whoever did not state it reviews it. */
export const isAllSaid = (
  says: Says,
  sightings: readonly string[],
  facts: readonly Pick<FactShown, "assertion">[],
): boolean => pairsIn(says, sightings).every(([a, b]) => isSaid(facts, says, a, b));

/**
 * What is said of them, but for what stands already; where all of it stands, the desk says by whom. `idOf` gives each fact an id
 * that is the same whenever it is asked, so that what was looked at is what is stated.
 */
export function statedOf(
  says: Says,
  sightings: readonly string[],
  { basis, pins, facts }: On,
  idOf: (nr: number) => string,
): Change[] {
  const all = pairsIn(says, sightings);
  const left = all.filter(([a, b]) => !isSaid(facts, says, a, b));
  const pairs = left.length > 0 ? left : all;
  return pairs.map(([a, b], nr) => {
    const own = pinsOf(pins, a, b);
    const assertion = { kind: says, between: [a, b] as [string, string] };
    return {
      verb: "fact.state",
      subject: idOf(nr),
      payload: { assertion, basis, ...(own.length > 0 && { pins: own }) },
    };
  });
}

/** So many can be compared at once: each two of them is a fact of its own. */
export const MOST_CHOSEN = 8;
