// A case file while its references are checked: which ids it has, and what is refused when something else was expected.
import { shown } from "./fields.ts";
import { refusal } from "./refusal.ts";
import type { Case, CaseRefusal, Item } from "./shape.ts";

export type Kind = "item" | "sighting" | "headcount" | "group";

/** Paths are put together only for a refusal: a large file has hundreds of thousands of them. */
export interface Reading {
  readonly file: Case;
  readonly refusals: CaseRefusal[];
  /** Items, sightings, headcounts and groups share one space of ids: a group may name any of them. */
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly items: ReadonlyMap<string, Item>;
}

export function expectKind(
  { kinds, refusals }: Reading,
  id: string,
  expected: readonly Kind[],
  path: string,
): void {
  const kind = kinds.get(id);
  if (kind && expected.includes(kind)) return;
  const found = kind ? `the ${kind} ${shown(id)}` : `${shown(id)}, which is not in the file`;
  const says = `expected the id of ${expected.map((k) => (k === "item" ? "an item" : `a ${k}`)).join(" or ")}, got ${found}.`;
  refusals.push(refusal("unknown-reference", path, says));
}

/** A photo has the single instant 0. */
export function expectInstants(
  { refusals }: Reading,
  item: Item | undefined,
  ends: readonly number[],
  path: string,
): void {
  if (item?.kind !== "photo" || ends.every((end) => end === 0)) return;
  const says = `expected the single instant 0 of a photo, got ${ends.join(", ")}.`;
  refusals.push(refusal("photo-instant", path, says));
}
