// Which facts and groups concern an item, and what the things they speak of are called.
import { heldBy } from "../group/members.ts";
import type { Held } from "../investigation/held.ts";
import type { FactRow } from "./fact.ts";
import type { GroupRow } from "../group/group.ts";
import { subjectsOf } from "./subjects.ts";

/** An item, the sightings and headcounts in it, and the groups that hold one of these, at any depth. */
function aboutItem(held: Held, item: string): Set<string> {
  const { sighting = [], headcount = [] } = held.inItem.get(item) ?? {};
  return heldBy(held, [item, ...sighting, ...headcount]);
}

/** A fact is about an item when it names it, a sighting or headcount in it, or a group that holds one, at any depth. */
export function factsAbout(held: Held, item: string): FactRow[] {
  return factsOn(held, aboutItem(held, item)).filter((fact) => !fact.withdrawn);
}

/** All facts that speak of one of these, in order of id. */
export function factsOn(held: Held, about: Iterable<string>): FactRow[] {
  const ids = new Set([...about].flatMap((id) => held.factsOn.get(id) ?? []));
  return [...ids].sort().flatMap((id) => held.fact.get(id) ?? []);
}

/** A fact that stands and speaks of this. */
export const standingFactOn = (held: Held, id: string): FactRow | undefined =>
  factsOn(held, [id]).find(({ withdrawn }) => !withdrawn);

/** The groups that an item, or somebody in it, belongs to, directly or through other groups. */
export function groupsAbout(held: Held, item: string): GroupRow[] {
  return [...aboutItem(held, item)]
    .sort()
    .flatMap((id) => held.group.get(id) ?? [])
    .filter(({ withdrawn }) => !withdrawn);
}

/** What the groups and items that facts speak of are called; what has no name is not listed. */
export function namesIn(held: Held, facts: readonly FactRow[]): Record<string, string> {
  const names: Record<string, string> = {};
  for (const id of facts.flatMap((fact) => subjectsOf(fact.assertion))) {
    const name = held.group.get(id)?.name ?? held.item.get(id)?.name;
    if (name != null) names[id] = name;
  }
  return names;
}
