// Which items stand in an investigation: those that were not taken out. Who is in one that was is not counted.
import { VERBS, type Change, type Table } from "../journal/nouns.ts";
import type { Held } from "../investigation/held.ts";
import { refuse, type Refused } from "../refusal.ts";

/** True of an item that was taken out, and of a sighting, headcount or blind count in one. */
export const isOut = (held: Held, id: string): boolean =>
  held.item.get(itemOf(held, id) ?? "")?.withdrawn === true;

/** The item that this is, or that this sighting or headcount is in; null of anything else. */
const itemOf = (held: Held, id: string): string | null =>
  held.item.has(id)
    ? id
    : ((
        held.sighting.get(id) ??
        held.headcount.get(id) ??
        held.blind.get(id) ??
        held.statement.get(id) ??
        held.segment.get(held.translation.get(id)?.segment ?? id)
      )?.item ?? null);

/** Nothing is said of an item that was taken out, nor of who is in it, until somebody takes it in again. */
export function whyNotStanding(held: Held, change: Change): Refused | null {
  const out = namedIn(change).find((id) => isOut(held, id));
  if (out === undefined) return null;
  const item = held.item.get(itemOf(held, out) ?? "");
  return refuse(
    "item-withdrawn",
    `${item?.name ?? out} was taken out of this investigation; take it in again first.`,
  );
}

/** Of groups and facts their own rules look at whom they name. */
const SAID_OF_ITEMS: ReadonlySet<Table> = new Set([
  "item",
  "check",
  "comment",
  "review",
  "decision",
  "frame",
  "sighting",
  "headcount",
  "blind",
  "segment",
  "translation",
  "statement",
]);

/** The items, sightings and headcounts that a change is about. */
function namedIn(change: Change): readonly string[] {
  if (!SAID_OF_ITEMS.has(VERBS[change.verb].table)) return [];
  switch (change.verb) {
    // What follows from pairs is said of every item of a footage.
    case "footage.confirm":
      return change.payload.follows ? [] : [change.subject];
    case "pair.decide":
    case "pair.reopen":
      return [change.subject, change.payload.with];
    case "item.restrict":
    case "item.withdraw":
    case "item.restore":
      return [];
    case "translation.state":
    case "translation.correct":
      return [change.subject, change.payload.segment];
    default:
      return "item" in change.payload ? [change.subject, change.payload.item] : [change.subject];
  }
}
