// Which facts concern an item, and what the things they speak of are called.
import type { Held } from "../investigation/held.ts";
import type { Assertion } from "../journal/entry.ts";
import type { FactRow } from "../journal/project.ts";

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

/** A fact is about an item when it names it, a sighting or headcount in it, or a group that holds one, at any depth. */
export function factsAbout(held: Held, item: string): FactRow[] {
  const about = new Set<string>([item]);
  for (const rows of [held.sighting, held.headcount]) {
    for (const { id, item: of } of rows.values()) if (of === item) about.add(id);
  }
  for (let grown = true; grown;) {
    grown = false;
    for (const { id, members } of held.group.values()) {
      if (!about.has(id) && members.some((member) => about.has(member))) {
        about.add(id);
        grown = true;
      }
    }
  }
  const standing = [...held.fact.values()].filter((fact) => !fact.withdrawn);
  return standing.filter((fact) => subjectsOf(fact.assertion).some((id) => about.has(id)));
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
