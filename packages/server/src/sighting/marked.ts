// What is marked in one item, with its boxes and frames, as files for other tools hold it.
import { findItem, ok, rowsIn, type Held, type MarkedFilm, type Result } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { askedFor } from "../investigation/outside.ts";
import { notInspected } from "../item/not-inspected.ts";

export async function markedFilm(
  desk: Pick<Desk, "db">,
  { id: investigation, held }: { readonly id: string; readonly held: Held },
  item: string,
): Promise<Result<MarkedFilm>> {
  const found = findItem(held, item);
  if (!found.ok) return found;
  const { id, name, sha256, kind } = found.value;
  const rows = rowsIn(held, "sighting", id);
  const needs = { seen: [sha256], tracks: rows.map((row) => row.id) };
  const outside = await askedFor(desk.db, investigation, needs);
  const seen = outside.seen.of(sha256);
  if (!seen || kind === "other") return notInspected(name);
  const sightings = rows.map((row) => ({ ...row, track: outside.tracks.of(row.id) }));
  return ok({ name, sha256, kind, seen, sightings });
}
