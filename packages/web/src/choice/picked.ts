// Which items are picked: one by one, or all that is found but some.
import type { Choice } from "@sightline/domain";
import type { AskedSearch } from "../item/asked.ts";

export type Found = { readonly found: number; readonly mark: string };

/** `ids` are those picked; where all that is found is, those that are left out. */
export type Picked = {
  readonly all: Found | null;
  readonly ids: ReadonlySet<string>;
  /** The place from which a stretch is picked: the last one picked by itself. */
  readonly anchor: number | null;
};

export const NONE: Picked = { all: null, ids: new Set(), anchor: null };

export const isPicked = ({ all, ids }: Picked, id: string): boolean => (all !== null) !== ids.has(id);

export const sizeOf = ({ all, ids }: Picked): number => (all === null ? ids.size : all.found - ids.size);

export function toggled(picked: Picked, id: string, place: number): Picked {
  const ids = new Set(picked.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ...picked, ids, anchor: place };
}

/** All of a stretch, from the anchor on: whatever of it was picked stays so. */
export function withStretch(picked: Picked, stretch: readonly string[]): Picked {
  const ids = new Set(picked.ids);
  for (const id of stretch) {
    if (picked.all === null) ids.add(id);
    else ids.delete(id);
  }
  return { ...picked, ids };
}

/** As the desk is told it; `asked` is what found them. */
export const choiceOf = ({ all, ids }: Picked, asked: AskedSearch): Choice =>
  all === null ? { by: "hand", items: [...ids] } : { by: "filter", asked, ...all, but: [...ids] };
