// Importing into an investigation: a case file, or MOT tracks; every accepted row is an entry, every refused row is told.
import {
  applyToHeld,
  decide,
  findItem,
  planImport,
  readMot,
  refuse,
  waitingOf,
  type Held,
  type ImportPlan,
  type Refusal,
  type Refused,
  type Waiting,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { loadHeld } from "../investigation/load.ts";
import { append, holdChain } from "../journal/append.ts";

export type ImportOrder = {
  readonly investigation: string;
  readonly as: string;
  /** Plan only: say what would happen and write nothing. */
  readonly dryRun?: boolean;
};

/** `waiting` is what waits for a second member in the whole investigation, after this. */
export type Imported = { readonly ok: true; readonly plan: ImportPlan; readonly waiting: Waiting };
type Planned = { readonly ok: true; readonly plan: ImportPlan };

export async function importCase(desk: Desk, order: ImportOrder, json: unknown): Promise<Imported | Refused> {
  return importRows(desk, order, (held) => ({ ok: true, plan: planImport(held, json, order.as) }));
}

export type MotOrder = ImportOrder & {
  readonly item: string;
  readonly subject: string;
  readonly prefix?: string;
};

/** The item must have been looked at by the decoders: a track's times are the PTS of its real frames. */
export async function importMot(desk: Desk, order: MotOrder, text: string): Promise<Imported | Refused> {
  return importRows(desk, order, (held) => {
    const found = findItem(held, order.item);
    if (!found.ok) return found;
    const item = found.value;
    const seen = held.seen.get(item.sha256);
    if (!seen) {
      return refuse(
        "not-inspected",
        `${item.name} has not been decoded, so its frames are not known; collect it again and see why.`,
      );
    }
    const prefix = order.prefix ?? `${item.name.replace(/\.[^.]+$/, "")}-`;
    const reading = readMot(text, { item: item.id, subject: order.subject, prefix, seen });
    const plan: ImportPlan = { changes: [], refusals: reading.refusals, rows: reading.rows, unchanged: 0 };
    for (const change of reading.changes) {
      const decided = decide(held, { ...change, by: order.as, via: null, reason: null });
      if (!decided.ok) plan.refusals.push({ ...decided.refusal, path: change.subject });
      else if (decided.value.length === 0) plan.unchanged += 1;
      else {
        for (const accepted of decided.value) applyToHeld(held, accepted);
        plan.changes.push(...decided.value);
      }
    }
    return { ok: true, plan };
  });
}

async function importRows(
  desk: Desk,
  order: ImportOrder,
  planOf: (held: Held) => Planned | Refused,
): Promise<Imported | Refused> {
  return desk.db.transaction().execute(async (tx) => {
    await holdChain(tx, order.investigation);
    const held = await loadHeld(tx, order.investigation);
    const member = whyNotMember(held, order.as);
    if (member) return { ok: false, refusal: member };
    const planned = planOf(held);
    if (planned.ok && order.dryRun !== true && planned.plan.changes.length > 0) {
      await append(tx, order.investigation, planned.plan.changes, desk.now());
    }
    return planned.ok ? { ...planned, waiting: waitingOf(held) } : planned;
  });
}

function whyNotMember(held: Held, as: string): Refusal | null {
  if (held.member.has(as)) return null;
  const members = [...held.member.keys()].join(", ");
  return {
    code: "no-such-member",
    sentence: `${as} is not a member of this investigation; its members are ${members}.`,
  };
}
