// Rebuilding: the projection is emptied and made again from the journal; the state hash before and after must be equal.
import { project, TABLES, type RowChange } from "@sightline/domain";
import type { Db } from "../db/open.ts";
import { holdChain } from "./append.ts";
import { writesOf, writeTogether } from "./apply-rows.ts";
import { entriesOf } from "./read.ts";
import { stateHash } from "./state-hash.ts";

export type Rebuilt = { readonly entries: number; readonly before: string; readonly after: string };

/** All in one transaction: readers see the old rows until the new ones are complete. */
export async function rebuild(
  db: Db,
  onProgress: (entries: number) => void = () => undefined,
): Promise<Rebuilt> {
  return db.transaction().execute(async (tx) => {
    const investigations = await tx
      .selectFrom("journal")
      .select("investigation")
      .distinct()
      .orderBy("investigation")
      .execute();
    for (const { investigation } of investigations) await holdChain(tx, investigation);
    const before = await stateHash(tx);
    for (const table of TABLES) await tx.deleteFrom(table).execute();
    let entries = 0;
    for (const { investigation } of investigations) {
      let rows: RowChange[] = [];
      for await (const entry of entriesOf(tx, investigation)) {
        rows.push(...project(entry));
        entries += 1;
        if (entries % 1000 !== 0) continue;
        await writeTogether(tx, writesOf(investigation, rows));
        rows = [];
        onProgress(entries);
      }
      await writeTogether(tx, writesOf(investigation, rows));
    }
    return { entries, before, after: await stateHash(tx) };
  });
}
