// Uploads that nobody goes on with are removed: after a week, or with their investigation.
import { UPLOAD_DAYS } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { allUploads, dropUpload, sweepHalfBegun } from "./folder.ts";
import { holding } from "./hold.ts";

/** Run when the desk begins to serve, and whenever an upload begins. One that somebody writes to stays. */
export async function sweepUploads(desk: Desk): Promise<void> {
  const before = desk.now().getTime() - UPLOAD_DAYS * 24 * 3600 * 1000;
  await sweepHalfBegun(desk, before);
  const kept = await allUploads(desk);
  const rows = await desk.db.selectFrom("investigation").select("id").execute();
  const here = new Set(rows.map(({ id }) => id));
  for (const { folder, about, at } of kept)
    if (at < before || !here.has(about.investigation)) await holding(desk, folder, () => dropUpload(folder));
}
