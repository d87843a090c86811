// What the journal says of an item at a glance; what the decoders say of it comes from elsewhere.
import { rowsIn, type Held } from "../investigation/held.ts";
import type { ItemRow } from "./item.ts";
import type { Tile } from "./contract.ts";
import { stageOf } from "./triage.ts";
import { verdictIn } from "./verdict-in.ts";
import { warningOf } from "./warning.ts";

export type HeldTile = Omit<Tile, "durationUs" | "decoding">;

export function tileOf(held: Held, item: ItemRow): HeldTile {
  const { id, name, kind, footage, account } = item;
  // Without a prototype: any word may be a subject, also `constructor`.
  const marked: Record<string, number> = Object.create(null);
  const attributes = new Set<string>();
  for (const sighting of rowsIn(held, "sighting", id)) {
    marked[sighting.subject] = (marked[sighting.subject] ?? 0) + 1;
    for (const attribute of sighting.attributes) attributes.add(attribute);
  }
  const headcounts = rowsIn(held, "headcount", id);
  const counted: Record<string, number> = Object.create(null);
  for (const { subject, atLeast } of headcounts) counted[subject] = Math.max(counted[subject] ?? 0, atLeast);
  return {
    id,
    name,
    kind,
    verdict: verdictIn(held, id),
    footage,
    account,
    marked,
    headcount: headcounts.length === 0 ? null : Math.max(...Object.values(counted)),
    warning: warningOf({ kind, marked, counted, attributes: [...attributes], warnings: item.warnings }),
    stage: stageOf(held, item),
    assignee: item.assignee,
    restricted: item.seenBy !== null,
    capturedAt: item.capturedAt,
  };
}
