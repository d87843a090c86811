// Items, sightings, headcounts and groups share one space of ids, because a group may hold any of them.
import type { Held } from "./held.ts";
import { refuse, type Refused } from "../refusal.ts";

export type Named = "item" | "sighting" | "headcount" | "group";
const NAMED: readonly Named[] = ["item", "sighting", "headcount", "group"];

/** What the id names, or null. */
export const namedBy = (held: Held, id: string): Named | null =>
  NAMED.find((table) => held[table].has(id)) ?? null;

/** Refuses an id that already names something. */
export function idIsTaken(held: Held, id: string): Refused | null {
  // No group holds one, but where two members counted differently it stands in a case file under its own id.
  const named = held.blind.has(id) ? "blind count" : namedBy(held, id);
  return named === null ? null : refuse("id-taken", `${id} is already the id of a ${named}; choose another.`);
}
