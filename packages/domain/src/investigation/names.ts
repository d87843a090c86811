// Items, sightings, headcounts and groups share one space of ids, because a group may hold any of them; and what is in an item with them.
import type { Held } from "./held.ts";
import { refuse, type Refused } from "../refusal.ts";

export type Named = "item" | "sighting" | "headcount" | "group";
const NAMED: readonly Named[] = ["item", "sighting", "headcount", "group"];

/** What the id names, or null. */
export const namedBy = (held: Held, id: string): Named | null =>
  NAMED.find((table) => held[table].has(id)) ?? null;

/**
 * No group holds one. Of blind counts, where two members counted differently one stands in a case file under its own id;
 * segments, translations and statements are found in the history of their item by theirs.
 */
const UNGROUPED = [
  ["blind", "blind count"],
  ["segment", "segment"],
  ["translation", "translation"],
  ["statement", "statement"],
] as const;

/** Refuses an id that already names something. */
export function idIsTaken(held: Held, id: string): Refused | null {
  const named = UNGROUPED.find(([table]) => held[table].has(id))?.[1] ?? namedBy(held, id);
  return named === null ? null : refuse("id-taken", `${id} is already the id of a ${named}; choose another.`);
}
