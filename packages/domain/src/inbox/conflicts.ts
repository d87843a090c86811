// Which confirmed facts cannot all hold, worked out from what they speak of alone: the rest of an investigation contradicts none of them.
import { conflicts, readCase } from "@sightline/count";
import { exportCase } from "../case/export.ts";
import { subjectsOf } from "../fact/subjects.ts";
import type { Held } from "../investigation/held.ts";
import type { Keyed } from "../investigation/keyed.ts";

export type Conflicts = readonly (readonly string[])[];

/** By id, smallest sets first told first, as the count tells them. */
export function conflictsIn(held: Held): Conflicts {
  const facts = [...held.fact.values()].filter(
    ({ reviewedBy, withdrawn }) => reviewedBy !== null && !withdrawn,
  );
  if (facts.length === 0) return [];
  const read = readCase(exportCase(partOf(held, facts)));
  if (!read.ok) throw new Error(`Expected a case that reads, got ${read.refusals[0]?.sentence ?? "none"}`);
  return conflicts(read.case).map((one) => one.facts);
}

type Facts = readonly { readonly id: string; readonly assertion: Parameters<typeof subjectsOf>[0] }[];

/** The investigation with nothing in it but these facts, the groups that they name, and all that is in the items which they reach. */
function partOf(held: Held, facts: Facts): Held {
  const about = new Set(facts.flatMap(({ assertion }) => subjectsOf(assertion)));
  for (const id of about) for (const member of held.group.get(id)?.members ?? []) about.add(member);
  const items = new Set(
    [...about].map((id) => held.sighting.get(id)?.item ?? held.headcount.get(id)?.item ?? id),
  );
  const inItems = [...items].flatMap((id) => held.inItem.get(id) ?? []);
  return {
    ...held,
    item: only(held.item, items),
    fact: only(
      held.fact,
      facts.map(({ id }) => id),
    ),
    group: only(held.group, about),
    sighting: only(
      held.sighting,
      inItems.flatMap(({ sighting }) => sighting),
    ),
    headcount: only(
      held.headcount,
      inItems.flatMap(({ headcount }) => headcount),
    ),
    frame: only(
      held.frame,
      inItems.flatMap(({ frame }) => frame),
    ),
  };
}

/** In the order of the ids, those that are there. */
function only<T>(rows: Keyed<T>, ids: Iterable<string>): Keyed<T> {
  const some = new Map<string, T>();
  for (const id of ids) {
    const row = rows.get(id);
    if (row !== undefined) some.set(id, row);
  }
  return some;
}
