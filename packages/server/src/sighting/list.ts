// Marked people side by side: those that were asked for, each with the largest box of their track, and what is said of two of them.
import {
  factsOn,
  membersOf,
  rowsIn,
  type Held,
  type listSightings,
  type SightingsShown,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { tracksOf } from "../investigation/outside.ts";
import { tilesOf } from "../item/list.ts";
import { presentFact } from "../item/show.ts";
import { largest } from "../count/boxes.ts";

type Asked = z.output<typeof listSightings.params>;
type Row = ReturnType<typeof marked>[number];

export async function listPeopleMarked(
  desk: Pick<Desk, "db">,
  { investigation, held }: Pick<Caller, "investigation" | "held">,
  { item, group, subject, first = "", from = 0, limit = 60 }: Asked,
): Promise<SightingsShown> {
  const all = marked(held);
  const inGroup = group === undefined ? null : leavesOf(held, group);
  const found = all.filter(
    (one) =>
      (item === undefined || one.item === item) &&
      (subject === undefined || one.subject === subject) &&
      (inGroup === null || inGroup.has(one.id) || inGroup.has(one.item)),
  );
  const asked = first.split("\n").flatMap((id) => found.find((one) => one.id === id) ?? []);
  const page = [...new Set([...asked, ...found])].slice(from, from + limit);
  const tracks = await tracksOf(
    desk.db,
    investigation,
    page.map(({ id }) => id),
  );
  const facts = factsOn(
    held,
    page.map(({ id }) => id),
  );
  return {
    sightings: page.map((one) => boxed(one, tracks)),
    found: found.length,
    items: await tilesOf(desk, held, [...new Set(page.map((one) => one.item))]),
    facts: facts.filter((fact) => !fact.withdrawn).map(presentFact),
    all: { sightings: all.length, subjects: subjectsIn(all), groups: groupsIn(held) },
  };
}

type Tracks = Awaited<ReturnType<typeof tracksOf>>;
const boxed = (one: Row, tracks: Tracks) => ({ ...one, box: largest(tracks.of(one.id) ?? []) ?? null });

/** These sightings, without those that were withdrawn. */
export async function facesOf(
  desk: Pick<Desk, "db">,
  { investigation, held }: Pick<Caller, "investigation" | "held">,
  ids: ReadonlySet<string>,
): Promise<SightingsShown["sightings"]> {
  const items = new Set([...ids].flatMap((id) => held.sighting.get(id)?.item ?? []));
  const rows = [...items].flatMap((item) => markedIn(held, item)).filter(({ id }) => ids.has(id));
  const tracks = await tracksOf(desk.db, investigation, [...ids]);
  return rows.map((one) => boxed(one, tracks));
}

/** In the order of their items' names, and in each item in the order of marking. */
function marked(held: Held) {
  const items = [...held.item.values()].filter(({ withdrawn }) => !withdrawn);
  const byName = items.toSorted((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1,
  );
  return byName.flatMap((item) => markedIn(held, item.id));
}

const markedIn = (held: Held, item: string) =>
  rowsIn(held, "sighting", item)
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, subject, attributes, spans }, i) => ({ id, item, subject, attributes, spans, nr: i + 1 }));

/** The items and sightings that a group holds, itself or through its groups; nothing for one that is not there. */
function leavesOf(held: Held, group: string): ReadonlySet<string> {
  const all = new Set([group]);
  // A set grows while it is walked.
  for (const id of all) {
    const there = held.group.get(id);
    if (there && !there.withdrawn) for (const member of membersOf(held, there)) all.add(member);
  }
  return all;
}

function subjectsIn(all: readonly Row[]) {
  const counts = Map.groupBy(all, ({ subject }) => subject);
  return [...counts]
    .map(([value, rows]) => ({ value, sightings: rows.length }))
    .toSorted((a, b) => b.sightings - a.sightings || (a.value < b.value ? -1 : 1));
}

const groupsIn = (held: Held) =>
  [...held.group.values()]
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, name }) => ({ id, name: name ?? id }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
