// What the readers of places share: what becomes of each row of a file, and why a file is not read at all.
import { refuse } from "../refusal.ts";
import { MOST_ROWS, type PlaceFinding, type PlaceRow, type PlacesRead, type Read } from "./place-row.ts";

/** `says` what stands there and what would be read. */
export const notRead = (says: string) => refuse("places-not-read", says);

export const tooMuch = () =>
  notRead(`This file is longer than 10 MB, or has more than ${MOST_ROWS} places; bring it in in parts.`);

/** What became of one: it, why not, or what it is in place of an event. */
export type Became =
  | { readonly row: PlaceRow; readonly says?: string }
  | { readonly why: string }
  | { readonly item: true };

export function readAll<T>(all: readonly T[], read: (one: T, row: number) => Became): PlacesRead {
  const rows: PlaceRow[] = [];
  const findings: PlaceFinding[] = [];
  const items: number[] = [];
  for (const [i, one] of all.entries()) {
    const row = i + 1;
    const became = read(one, row);
    if ("why" in became) findings.push({ row, kind: "refused", says: became.why });
    else if ("item" in became) items.push(row);
    else {
      rows.push(became.row);
      if (became.says !== undefined) findings.push({ row, kind: "left out", says: became.says });
    }
  }
  const [first] = items;
  if (first !== undefined) findings.push({ row: first, kind: "left out", says: itemsLeft(items.length) });
  return { rows, findings: findings.toSorted((a, b) => a.row - b.row) };
}

/** What went out of a desk has all its items in it: they are told in one line, at the first of them. */
const itemsLeft = (many: number): string =>
  many === 1
    ? "It is an item: where and when it was made is the answer to a question, which somebody gives."
    : `It and ${many - 1} more are items: where and when they were made are answers to questions, which somebody gives.`;

export const ITEM_LEFT: Became = { item: true };

/** A height is of no use to a circle on a map: it is told, and not kept. */
export function became(read: Read<PlaceRow>, point: readonly unknown[] | null): Became {
  if ("why" in read) return read;
  return point?.length === 3 && read.value.place
    ? { row: read.value, says: "Its height is not kept." }
    : { row: read.value };
}

export const notAPoint = (type: string): string =>
  `It is a ${type.slice(0, 40)}, and an event is a circle; give it a Point and radiusMetres in place of that.`;
