// Lists in what an investigation is looked up by, that grow with its drafts.
import type { Draft } from "./held.ts";
import type { Layer } from "./keyed.ts";

/** Adds to the list that is looked up by a key. */
export const add = <T>(draft: Draft, lists: Layer<readonly T[]>, key: string, one: T): void =>
  lists.set(key, appended(draft, lists.get(key) ?? [], one));

/** A list that this draft made is nobody else's yet, so it grows in place: ten thousand items may have one name. */
export function appended<T>({ owned }: Draft, list: readonly T[], one: T): readonly T[] {
  if (owned.has(list)) {
    (list as T[]).push(one);
    return list;
  }
  const longer = [...list, one];
  owned.add(longer);
  return longer;
}
