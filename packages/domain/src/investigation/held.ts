// An investigation as the rules see it: its rows in memory, and what the decoders found where a rule needs it.
import { project } from "../journal/project.ts";
import { TABLES, type RowChange, type Rows, type Table } from "../journal/rows.ts";
import type { Signed } from "../journal/entry.ts";
import { pairKey } from "../pair/answer.ts";

/** What the decoders said of an item's bytes: displayed size in pixels, and the PTS of its frames in µs, ascending. */
export type Seen = { readonly width: number; readonly height: number; readonly ptsUs: readonly number[] };

export type Held = { [T in Table]: Map<string, Rows[T]> } & {
  /** The newest sequence number. */
  seq: number;
  /** By SHA-256; missing while the decoders have not been there or could not read the item. */
  seen: ReadonlyMap<string, Seen>;
  /** Reviews of each item, oldest first. */
  reviewsOf: Map<string, Rows["review"][]>;
  /** The newest decision of each pair, by `pairKey`; with `answer` null it was reopened. */
  decisionOf: Map<string, Rows["decision"]>;
  /** The newest entry about a mark of each item, by its id; an item that has none is not listed. */
  marksVersions: Map<string, number>;
};

export function emptyHeld(seen: ReadonlyMap<string, Seen> = new Map()): Held {
  const tables = Object.fromEntries(TABLES.map((table) => [table, new Map()]));
  const ofTables = tables as { [T in Table]: Map<string, Rows[T]> };
  return { ...ofTables, seq: 0, seen, reviewsOf: new Map(), decisionOf: new Map(), marksVersions: new Map() };
}

/** Applies one decided change in memory, exactly as the database will. */
export function applyToHeld(held: Held, change: Signed): void {
  held.seq += 1;
  for (const row of project({ ...change, seq: held.seq })) applyRow(held, row);
}

/** The investigation as it would be after a change about footage or a pair; `held` itself stays as it is. */
export function afterPair(held: Held, change: Signed): Held {
  const { item, decision, decisionOf } = held;
  const next = {
    ...held,
    item: new Map(item),
    decision: new Map(decision),
    decisionOf: new Map(decisionOf),
  };
  applyToHeld(next, change);
  return next;
}

/** Puts or patches one row, and keeps what is looked up by it. */
export function applyRow(held: Held, change: RowChange): void {
  const table = held[change.table] as Map<string, { id: string }>;
  if ("put" in change) {
    table.set(change.put.id, change.put);
    if (change.table === "review") {
      const reviews = held.reviewsOf.get(change.put.item);
      if (reviews) reviews.push(change.put);
      else held.reviewsOf.set(change.put.item, [change.put]);
    }
    if (change.table === "decision") held.decisionOf.set(pairKey(change.put.a, change.put.b), change.put);
    if (change.table === "sighting" || change.table === "frame") noteMark(held, change.put);
    return;
  }
  const before = table.get(change.id);
  if (!before) throw new Error(`Expected a row ${change.table}/${change.id} to patch, got none.`);
  const after = { ...before, ...change.patch };
  table.set(change.id, after);
  if (change.table === "sighting") noteMark(held, after as Rows["sighting"]);
}

/** Rows of marks are never taken out, so that the version of an item's marks only grows. */
function noteMark({ marksVersions }: Held, { item, version }: Rows["sighting"] | Rows["frame"]): void {
  marksVersions.set(item, Math.max(version, marksVersions.get(item) ?? 0));
}
