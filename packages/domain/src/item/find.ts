// Finding an item by whatever a person has at hand: its id, its SHA-256 or its file name.
import type { Held } from "../investigation/held.ts";
import type { ItemRow } from "./item.ts";
import { nearestName } from "./nearest.ts";
import { ok, refuse, type Refused, type Result } from "../refusal.ts";

/** Refuses a name that means no item, or more than one. Of one name, those that stand are meant. */
export function findItem(held: Held, name: string): Result<ItemRow> {
  const named = itemsOf(held, name);
  const standing = named.filter(({ withdrawn }) => !withdrawn);
  return theOne(held, name, standing.length > 0 ? standing : named);
}

/** The same for whoever may mean an item that was taken out as well as one that stands. */
export const findAnyItem = (held: Held, name: string): Result<ItemRow> =>
  theOne(held, name, itemsOf(held, name));

function itemsOf(held: Held, name: string): readonly ItemRow[] {
  const byId = held.item.get(name);
  return byId ? [byId] : (held.itemsNamed.get(name) ?? []).flatMap((id) => held.item.get(id) ?? []);
}

function theOne(held: Held, name: string, found: readonly ItemRow[]): Result<ItemRow> {
  const [only] = found;
  if (!only) {
    const near = nearestName(held, name);
    const todo = near === undefined ? "collect it first" : `the nearest is ${JSON.stringify(near)}`;
    return refuse(
      "no-such-item",
      `No item has the id, SHA-256 or file name ${JSON.stringify(name)}; ${todo}.`,
    );
  }
  if (found.length > 1) {
    const ids = found.map(({ id, withdrawn }) => (withdrawn ? `${id}: taken out` : id)).join(", ");
    return refuse(
      "ambiguous-item",
      `${JSON.stringify(name)} names ${found.length} items (${ids}); name one by its id.`,
    );
  }
  return ok(only);
}

/** Why no item has this id: in a file it was meant as a name, which may be misspelt or that of several. */
export function whyNoItem(held: Held, id: string): Refused {
  const found = findItem(held, id);
  return found.ok ? refuse("no-such-item", `No item has the id ${id}; collect it first.`) : found;
}
