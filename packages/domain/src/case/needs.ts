// What the rules will ask for while a case file is brought in: the frames of the films that its rows name.
import { NOTHING_NEEDED, type Needs } from "../investigation/asked.ts";
import type { Held } from "../investigation/held.ts";
import { caseFileSchema, itemRowSchema } from "./file.ts";
import { resolveItem } from "./resolve.ts";

/** As `planImport` will resolve them; of a file that it refuses, nothing. */
export function needsOfCase(held: Held, json: unknown): Needs {
  const file = caseFileSchema.safeParse(json);
  if (!file.success) return NOTHING_NEEDED;
  const { items, frames, sightings, headcounts, facts } = file.data;
  const names = new Set([...frames, ...sightings, ...headcounts, ...facts].flatMap(itemIn));
  const listed = items.flatMap((raw) => itemRowSchema.safeParse(raw).data ?? []);
  const found = [...listed, ...[...names].map((id) => ({ id }))].map((row) => resolveItem(held, row));
  const films = found.flatMap((one) => (one.ok && one.value.kind === "video" ? [one.value.sha256] : []));
  // One that is seen at other times keeps the boxes of those frames in which it still is.
  const corrected = sightings.flatMap((row) => {
    const [id = ""] = idIn(row);
    const there = held.sighting.get(id);
    return there && JSON.stringify((row as { spans?: unknown }).spans) !== JSON.stringify(there.spans)
      ? [id]
      : [];
  });
  return { seen: [...new Set(films)], tracks: [...new Set(corrected)] };
}

const idIn = (row: unknown): string[] =>
  typeof row === "object" && row !== null && "id" in row && typeof row.id === "string" ? [row.id] : [];

const itemIn = (row: unknown): string[] =>
  typeof row === "object" && row !== null && "item" in row && typeof row.item === "string" ? [row.item] : [];
