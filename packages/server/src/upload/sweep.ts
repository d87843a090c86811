// Uploads that nobody goes on with are removed: after a week, or with their investigation.
import { UPLOAD_DAYS } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { allUploads, collectedUploads, dropUpload, sweepHalfBegun, type Kept } from "./folder.ts";
import { holding } from "./hold.ts";

const HOUR_MS = 3600 * 1000;
const sweptAt = new WeakMap<Desk, number>();

/** Run when the desk begins to serve, and when an upload begins, once an hour. One that somebody writes to stays. */
export async function sweepUploads(desk: Desk): Promise<void> {
  const now = desk.now().getTime();
  if (now - (sweptAt.get(desk) ?? -Infinity) < HOUR_MS) return;
  sweptAt.set(desk, now);
  const before = now - UPLOAD_DAYS * 24 * HOUR_MS;
  await sweepHalfBegun(desk, before);
  const rows = await desk.db.selectFrom("investigation").select("id").execute();
  const here = new Set(rows.map(({ id }) => id));
  const isLeft = ({ about, at }: Kept): boolean => at < before || !here.has(about.investigation);
  for (const { folder } of (await collectedUploads(desk)).filter(isLeft)) await dropUpload(folder);
  for (const { folder } of (await allUploads(desk)).filter(isLeft))
    await holding(desk, folder, () => dropUpload(folder));
}
