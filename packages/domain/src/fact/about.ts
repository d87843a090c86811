// Which facts and groups concern an item, and what the things they speak of are called.
import { heldBy } from "../group/members.ts";
import type { Held } from "../investigation/held.ts";
import type { Assertion } from "../journal/entry.ts";
import type { FactRow, GroupRow } from "../journal/rows.ts";

/** The ids that an assertion speaks of: sightings, groups or an item. */
export function subjectsOf(assertion: Assertion): readonly string[] {
  switch (assertion.kind) {
    case "same":
    case "different":
      return assertion.between;
    case "separate":
      return assertion.groups;
    case "within":
      return [assertion.inner, assertion.outer];
    case "continuous":
      return [assertion.item];
  }
}

/** An item, the sightings and headcounts in it, and the groups that hold one of these, at any depth. */
function aboutItem(held: Held, item: string): Set<string> {
  const named = [item];
  for (const rows of [held.sighting, held.headcount]) {
    for (const { id, item: of } of rows.values()) if (of === item) named.push(id);
  }
  return heldBy(held, named);
}

/** A fact is about an item when it names it, a sighting or headcount in it, or a group that holds one, at any depth. */
export function factsAbout(held: Held, item: string): FactRow[] {
  const about = aboutItem(held, item);
  const standing = [...held.fact.values()].filter((fact) => !fact.withdrawn);
  return standing.filter((fact) => subjectsOf(fact.assertion).some((id) => about.has(id)));
}

/** The groups that an item, or somebody in it, belongs to, directly or through other groups. */
export function groupsAbout(held: Held, item: string): GroupRow[] {
  const about = aboutItem(held, item);
  return [...held.group.values()].filter(({ id }) => about.has(id));
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
