// Writes a separation of people into sides, with how each comes to belong to its side.
import type { Draft } from "./draft.ts";
import type { Separation } from "./shape.ts";

interface Standing {
  readonly side: number;
  readonly of: readonly number[];
  readonly units: readonly number[];
}

/** Writes a separation, and notes for each person the sighting by which they belong to their side. */
export function separation(draft: Draft, factIndex: number, sides: readonly Standing[]): Separation {
  const fact = draft.model.sides.separations[factIndex];
  if (!fact) throw new Error(`expected a separation, got number ${factIndex}`);
  return {
    kind: "separate",
    fact: fact.id,
    sides: sides.map(({ side, of, units }) => {
      const group = fact.groups[side] ?? "";
      const within = new Set<string>();
      for (const u of units) {
        const needs = draft.needsOf(u);
        const membership = draft.routes.membership(draft.unit(u), group, needs);
        if (!membership) throw new Error(`expected a member of ${group}, got ${draft.unit(u).id}`);
        if (membership.sighting !== undefined) needs.add(membership.sighting);
        for (const id of membership.within) within.add(id);
      }
      return { group, within: [...within], of };
    }),
  };
}
