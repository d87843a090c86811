// Rows of a file as events: what came in before, or is so already, brings nothing new, and nobody's words are overwritten unasked.
import { sha256 } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import type { GroupRow } from "../group/group.ts";
import type { Held } from "../investigation/held.ts";
import { idIsTaken } from "../investigation/names.ts";
import { isOut } from "../item/standing.ts";
import { changeSchema } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { withOthers } from "./others.ts";
import type { PlaceFinding, PlaceRow } from "./place-row.ts";

export type PlacesPlan = {
  readonly changes: readonly Change[];
  readonly findings: readonly PlaceFinding[];
  /** Events that are new, that are described otherwise now, and that are so already. */
  readonly defined: number;
  readonly described: number;
  readonly unchanged: number;
};

/** `replace`: an event that is described otherwise here is described as the file says; what it leaves out stays. */
export type Planning = { readonly replace: boolean };

type Planned = { readonly changes: readonly Change[]; readonly says?: string } | { readonly why: string };

export function planPlaces(held: Held, rows: readonly PlaceRow[], planning: Planning): PlacesPlan {
  const findings: PlaceFinding[] = [];
  const changes: Change[] = [];
  const seen = new Map<string, string>();
  const counts = { defined: 0, described: 0, unchanged: 0 };
  for (const row of rows) {
    const id = row.id ?? idOf(row);
    const said = canonicalJson({ ...row, row: 0 });
    const before = seen.get(id);
    seen.set(id, said);
    if (before === said) {
      // What we wrote says an event once for each of its places; of what others wrote one is enough.
      if (row.id === null)
        findings.push({ row: row.row, kind: "left out", says: "It says the same as a row before it." });
      continue;
    }
    const planned: Planned =
      before === undefined
        ? planRow(held, id, row, planning)
        : { why: "A row before it says the same event otherwise." };
    if ("why" in planned) {
      findings.push({ row: row.row, kind: "refused", says: planned.why });
      continue;
    }
    if (planned.says !== undefined) findings.push({ row: row.row, kind: "left out", says: planned.says });
    const isNew = planned.changes.some(({ verb }) => verb === "group.define");
    counts[isNew ? "defined" : planned.changes.length > 0 ? "described" : "unchanged"] += 1;
    changes.push(...planned.changes);
  }
  return { changes, findings, ...counts };
}

/** The radius that was said for all rows is not the file's. */
function idOf({ fileId, name, time, place, note, isWithin }: PlaceRow): string {
  const where = place && [place.longitude, place.latitude, ...(isWithin ? [] : [place.radiusMetres])];
  return `p${sha256(canonicalJson([fileId, name, time, where, note])).slice(0, 40)}`;
}

function planRow(held: Held, id: string, row: PlaceRow, planning: Planning): Planned {
  const there = held.group.get(id);
  // An id that is made of what a row says is that row's alone, whatever became of the event since.
  if (there && row.id === null) return { changes: [] };
  if (there) return planThere(there, row, planning, held);
  const taken = idIsTaken(held, id);
  if (taken) return { why: taken.refusal.sentence };
  if ((row.name?.length ?? 0) > LONGEST)
    return { why: `Its name is longer than ${LONGEST} letters; shorten it.` };
  const members = row.items.filter((item) => isMember(held, item));
  const { time, place, note } = row;
  const isSaid = time !== null || place !== null || note !== null;
  const left = [
    ...(members.length < row.items.length ? ["Items of it are not here, and are left out."] : []),
    ...(row.inherits ? ["Where or when its items were is theirs to say, and is left out."] : []),
  ];
  return checked(held, row, {
    changes: [
      { verb: "group.define", subject: id, payload: { name: row.name, members } },
      ...(isSaid ? [{ verb: "group.describe", subject: id, payload: { time, place, note } } as const] : []),
    ],
    ...(left.length > 0 && { says: left.join(" ") }),
  });
}

const LONGEST = 1000;

const isMember = (held: Held, id: string): boolean => {
  const item = held.item.get(id);
  return item !== undefined && item.kind !== "other" && !isOut(held, id);
};

function planThere(there: GroupRow, row: PlaceRow, { replace }: Planning, held: Held): Planned {
  const { id, withdrawn } = there;
  if (withdrawn)
    return { why: `Event ${id} was withdrawn here; correct it first, or leave it out of the file.` };
  const { time, place, note } = there;
  const now = { time, place, note };
  const said = { time: row.time ?? time, place: row.place ?? place, note: row.note ?? note };
  const isSo = canonicalJson(now) === canonicalJson(said);
  const isBlank = time === null && place === null && note === null;
  if (!isSo && !isBlank && !replace)
    return {
      why: `Event ${id} is described otherwise here; look at both, and replace it, or leave it out of the file.`,
    };
  const called = there.name ?? id;
  return checked(held, row, {
    changes: isSo ? [] : [{ verb: "group.describe", subject: id, payload: said }],
    ...(row.name !== null && row.name !== called && { says: `It keeps its name here, ${called}.` }),
  });
}

/** In the shape that the journal takes, and not where it would be near the other places only with its numbers turned round. */
function checked(held: Held, row: PlaceRow, planned: Extract<Planned, { changes: unknown }>): Planned {
  const shaped: Change[] = [];
  for (const change of planned.changes) {
    const read = changeSchema.safeParse(change);
    if (!read.success)
      return { why: `It is no event: ${read.error.issues[0]?.message ?? "its shape is another"}.` };
    shaped.push(read.data);
  }
  return shaped.length > 0 && isTurned(held, row)
    ? {
        why: "It is more than 1,000 km from every other place here, and near one with its two numbers turned round; write the longitude first, or describe it by hand if it is right.",
      }
    : { ...planned, changes: shaped };
}

function isTurned(held: Held, { id, place }: PlaceRow): boolean {
  if (place === null || Math.abs(place.longitude) > 90) return false;
  const others = [...held.group.values()].flatMap((group) =>
    group.place && !group.withdrawn && group.id !== id ? [group.place] : [],
  );
  const otherWay = { latitude: place.longitude, longitude: place.latitude };
  const read = { ...place, form: "GeoJSON", precisionMetres: 1, notes: [], otherWay } as const;
  return withOthers(read, others).notes.length > 0;
}
