// Importing into an investigation: a case file, or tracks of MOT or COCO; every accepted row is an entry, every refused row is told.
import {
  decideInto,
  findItem,
  needsOfCase,
  NOTHING_NEEDED,
  ok,
  planImport,
  readCoco,
  readMot,
  waitingOf,
  type DecodedFrames,
  type Draft,
  type MotInfo,
  type ImportPlan,
  type Refused,
  type Result,
  type TracksReading,
  type Waiting,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { command, type Act } from "../investigation/command.ts";
import { actingMember } from "../investigation/open.ts";
import { notInspected } from "../item/not-inspected.ts";

export type ImportOrder = {
  readonly investigation: string;
  readonly as: string;
  /** Plan only: say what would happen and write nothing. */
  readonly dryRun?: boolean;
  /** Why rows of a case file replace what stands under their ids; without it, such rows are refused. */
  readonly replacing?: string | undefined;
};

/** `waiting` is what waits for a second member in the whole investigation, after this. */
export type Imported = { readonly ok: true; readonly plan: ImportPlan; readonly waiting: Waiting };

export async function importCase(desk: Desk, order: ImportOrder, json: unknown): Promise<Imported | Refused> {
  return importRows(desk, order, {
    needs: (held) => needsOfCase(held, json),
    planOf: (draft) => ok(planImport(draft, json, order)),
  });
}

export type MotOrder = ImportOrder & {
  readonly item: string;
  readonly subject: string;
  readonly prefix?: string;
  /** What a `seqinfo.ini` beside the tracks says. */
  readonly info?: MotInfo | null;
};

/** The item must have been looked at by the decoders: a track's times are the PTS of its real frames. */
export async function importMot(desk: Desk, order: MotOrder, text: string): Promise<Imported | Refused> {
  const { subject, prefix, info = null } = order;
  return importTracks(desk, order, ({ item, stem, seen }) =>
    readMot(text, { item, subject, prefix: prefix ?? stem, seen, info }),
  );
}

export type CocoOrder = ImportOrder & {
  readonly item: string;
  /** Who is marked; the names of the categories when left out. */
  readonly subject?: string | undefined;
  readonly prefix?: string | undefined;
};

/** The same of COCO video JSON. */
export async function importCoco(desk: Desk, order: CocoOrder, json: unknown): Promise<Imported | Refused> {
  const { subject = null, prefix = null } = order;
  return importTracks(desk, order, (film) => readCoco(json, { ...film, subject, prefix }));
}

/** `stem`: what ids of sightings start with when nothing else is said. */
type OfFilm = { readonly item: string; readonly stem: string; readonly seen: DecodedFrames };
type OfItem = ImportOrder & { readonly item: string };

const importTracks = (
  desk: Desk,
  order: OfItem,
  read: (film: OfFilm) => TracksReading,
): Promise<Imported | Refused> =>
  importRows(desk, order, {
    needs: (held) => {
      const found = findItem(held, order.item);
      if (!found.ok) return NOTHING_NEEDED;
      const { id, sha256 } = found.value;
      return { seen: [sha256], tracks: held.inItem.get(id)?.sighting ?? [] };
    },
    planOf: (draft) => planTracks(draft, order, read),
  });

function planTracks(draft: Draft, order: OfItem, read: (film: OfFilm) => TracksReading): Result<ImportPlan> {
  const found = findItem(draft, order.item);
  if (!found.ok) return found;
  const item = found.value;
  const seen = draft.seen.of(item.sha256);
  if (!seen) return notInspected(item.name);
  const stem = `${item.name.replace(/\.[^.]+$/, "")}-`;
  const reading = read({ item: item.id, stem, seen });
  const plan: ImportPlan = { changes: [], refusals: reading.refusals, rows: reading.rows, unchanged: 0 };
  for (const change of reading.changes) {
    const decided = decideInto(draft, { ...change, by: order.as, via: null, reason: null });
    if (!decided.ok) plan.refusals.push({ ...decided.refusal, path: change.subject });
    else if (decided.value.length === 0) plan.unchanged += 1;
    else plan.changes.push(...decided.value);
  }
  return ok(plan);
}

type Importing = Pick<Act, "needs"> & { readonly planOf: (draft: Draft) => Result<ImportPlan> };

async function importRows(
  desk: Desk,
  { investigation, as, dryRun }: ImportOrder,
  { needs, planOf }: Importing,
): Promise<Imported | Refused> {
  let imported: Omit<Imported, "ok"> | undefined;
  const order = { investigation, by: as };
  const done = await command(desk, order, {
    ...(needs && { needs }),
    dryRun,
    decide: (draft) => {
      const member = actingMember(draft, as);
      if (!member.ok) return member;
      const planned = planOf(draft);
      if (!planned.ok) return planned;
      imported = { plan: planned.value, waiting: waitingOf(draft) };
      return ok(planned.value.changes);
    },
  });
  if (!done.ok) return done;
  if (!imported) throw new Error("Expected a plan from the import that was decided, got none.");
  return { ok: true, ...imported };
}
