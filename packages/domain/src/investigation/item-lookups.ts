// What items are looked up by besides their ids: their footage, their names, where they were found, and who sees them.
import { shortId } from "../item/short-id.ts";
import type { Rows } from "../journal/nouns.ts";
import { addressKey } from "../wanted/address.ts";
import { add } from "./growing.ts";
import type { Draft } from "./held.ts";

/** A new item. */
export function noteItem(draft: Draft, item: Rows["item"]): void {
  moveFootage(draft, null, item);
  noteRestricted(draft, item);
  moveAddresses(draft, null, item);
  for (const name of new Set([item.sha256, item.name, shortId(item.id) ?? item.name]))
    add(draft, draft.itemsNamed, name, item.id);
}

export function moveItem(draft: Draft, before: Rows["item"], after: Rows["item"]): void {
  moveFootage(draft, before, after);
  noteRestricted(draft, after);
  moveAddresses(draft, before, after);
}

function noteRestricted({ restricted }: Draft, { id, seenBy }: Rows["item"]): void {
  if (seenBy !== null || restricted.has(id)) restricted.set(id, { seenBy });
}

function moveFootage(draft: Draft, before: Rows["item"] | null, { id, footage }: Rows["item"]): void {
  const { itemsOfFootage } = draft;
  const old = before?.footage ?? null;
  if (old === footage) return;
  if (old !== null)
    itemsOfFootage.set(
      old,
      (itemsOfFootage.get(old) ?? []).filter((one) => one !== id),
    );
  if (footage !== null) add(draft, itemsOfFootage, footage, id);
}

function moveAddresses(draft: Draft, before: Rows["item"] | null, after: Rows["item"]): void {
  if (before?.alsoFound === after.alsoFound) return;
  const { itemsAt } = draft;
  const now = addressesOf(after);
  const old = before ? addressesOf(before) : new Set<string>();
  for (const at of old)
    if (!now.has(at))
      itemsAt.set(
        at,
        (itemsAt.get(at) ?? []).filter((id) => id !== after.id),
      );
  for (const at of now) if (!old.has(at)) add(draft, itemsAt, at, after.id);
}

const addressesOf = ({ source, alsoFound }: Rows["item"]): ReadonlySet<string> =>
  new Set([source, ...alsoFound].flatMap(({ url }) => (url === null ? [] : addressKey(url))));
