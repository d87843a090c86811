// One writer per upload: also where two desks are open on one data folder, and after one that died with it in hand.
import { randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { refuse, type Refused } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { errorCode } from "../postgres/error-code.ts";
import { hasLiveWriter, unfinishedName } from "../storage/layout.ts";

const IN_USE = "This upload is being written to just now; go on when that has ended.";

/** Refuses `upload-in-use` while somebody else holds it. What `work` returns or throws goes on. */
export async function holding<T>(desk: Desk, folder: string, work: () => Promise<T>): Promise<T | Refused> {
  const held = join(folder, "held");
  if (!(await take(held)) && !(await takeFromTheDead(desk, held))) return refuse("upload-in-use", IN_USE);
  try {
    return await work();
  } finally {
    await rm(held, { force: true });
  }
}

/** The name comes with what it holds in it, so that nobody reads half of it. */
async function take(held: string): Promise<boolean> {
  const mine = `${held}.${randomUUID()}`;
  try {
    await writeFile(mine, await unfinishedName(), { mode: 0o600 });
    await link(mine, held);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST" || errorCode(error) === "ENOENT") return false;
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

/** Of two who find a dead holder one may be late, and would take it from the other: they come one after the other. */
async function takeFromTheDead(desk: Desk, held: string): Promise<boolean> {
  return desk.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(7422, 4)`.execute(tx);
    const holder = await readFile(held, "utf8").catch(() => null);
    if (holder !== null && (await hasLiveWriter(holder))) return false;
    if (holder !== null) await rm(held, { force: true });
    return take(held);
  });
}
