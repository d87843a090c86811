// `sightline group`: who belongs to a group, said by one member and reviewed by another.
import { randomUUID } from "node:crypto";
import {
  findItem,
  membersOf,
  ok,
  precisionOf,
  refuse,
  type GroupRow,
  type Held,
  type Result,
  type TimeGiven,
} from "@sightline/domain";
import type { Global } from "../global.ts";
import { placeTyped } from "../place.ts";
import { changeOf, writeChange, type Options } from "./write-change.ts";

type Defining = Options & { readonly name?: string; readonly member?: readonly string[] };

export const defineGroup = (
  id: string | undefined,
  { name, member = [], ...options }: Defining,
  global: Global,
): Promise<void> =>
  writeChange(
    (held) =>
      ok({
        verb: "group.define",
        subject: id ?? randomUUID(),
        payload: { name: name ?? null, members: idsOf(held, member) },
      }),
    options,
    global,
  );

/** What is left out stays as it is; members that are given are all of them. */
export const correctGroup = (
  subject: string,
  { name, member, ...options }: Defining,
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const group = groupIn(held, subject);
      if (!group.ok) return group;
      const members = member ? idsOf(held, member) : membersOf(held, group.value);
      return ok({
        verb: "group.correct",
        subject,
        payload: { name: name ?? group.value.name, members },
      });
    },
    options,
    global,
  );

type Describing = Options & {
  readonly time?: string;
  readonly precision?: TimeGiven["precision"];
  readonly place?: string;
  readonly within?: number;
  readonly note?: string;
  readonly without?: readonly ("time" | "place" | "note")[];
};

/** What is left out stays as it is. */
export const describeGroup = (
  subject: string,
  { time: at, precision, place, within, note, without = [], ...options }: Describing,
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const group = groupIn(held, subject);
      if (!group.ok) return group;
      const there = group.value;
      const when = at ?? there.time?.at;
      if (when === undefined && precision !== undefined)
        return refuse("wrong-shape", "--precision says how well a time is known; give --time too.");
      const known = precision ?? (at === undefined ? there.time?.precision : precisionOf(at));
      const time = when === undefined ? null : { at: when, precision: known };
      const where = placeTyped(held, { place, within }, { subject, place: there.place });
      if (!where.ok) return where;
      const said = { time, place: where.value, note: note ?? there.note };
      const taken = Object.fromEntries(without.map((what) => [what, null]));
      return changeOf("group.describe", subject, { ...said, ...taken });
    },
    options,
    global,
  );

/** The members as they are now. */
export const reviewGroup = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const group = groupIn(held, subject);
      return group.ok
        ? ok({ verb: "group.review", subject, payload: { version: group.value.version } })
        : group;
    },
    options,
    global,
  );

/** What is said now of when and where it was. */
export const agreeGroup = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const group = groupIn(held, subject);
      return group.ok ? changeOf("group.agree", subject, { described: group.value.described }) : group;
    },
    options,
    global,
  );

export const withdrawGroup = (
  subject: string,
  options: Options & { review?: boolean; agreement?: boolean },
  global: Global,
): Promise<void> => {
  const only = options.review === true ? "review" : options.agreement === true ? "agreement" : "group";
  return writeChange({ verb: "group.withdraw", subject, payload: { only } }, options, global);
};

type Changes = Options & { add: readonly string[]; remove: readonly string[] };

export const changeGroup = (subject: string, options: Changes, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const group = groupIn(held, subject);
      if (!group.ok) return group;
      const gone = new Set(idsOf(held, options.remove));
      const added = idsOf(held, options.add);
      const members = [...new Set([...membersOf(held, group.value), ...added])].filter((id) => !gone.has(id));
      return ok({ verb: "group.change", subject, payload: { members, version: group.value.version } });
    },
    options,
    global,
  );

function groupIn(held: Held, id: string): Result<GroupRow> {
  const group = held.group.get(id);
  return group ? ok(group) : refuse("no-such-group", `No group has the id ${id}; define it first.`);
}

const idsOf = (held: Held, names: readonly string[]): string[] => [
  ...new Set(names.map((name) => idOf(held, name))),
];

/** Sightings, headcounts and groups by id; an item also by its file name or SHA-256. */
function idOf(held: Held, name: string): string {
  if (held.sighting.has(name) || held.headcount.has(name) || held.group.has(name)) return name;
  const item = findItem(held, name);
  return item.ok ? item.value.id : name;
}
