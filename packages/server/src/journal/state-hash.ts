// One hash for all that the journal decides: equal states, equal hashes, on any machine and any PostgreSQL.
import { createHash } from "node:crypto";
import { canonicalJson, TABLES, type Table } from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";

/** SHA-256 over every row of every projection table, in order of id by code unit. */
export async function stateHash(db: Kysely<Tables>): Promise<string> {
  const hash = createHash("sha256").update("sightline.state/1\n");
  for (const table of TABLES) {
    const rows = await rowsOf(db, table);
    for (const row of rows) hash.update(`${table}\t${canonicalJson(row)}\n`);
  }
  return hash.digest("hex");
}

async function rowsOf(db: Kysely<Tables>, table: Table): Promise<object[]> {
  const query = db.selectFrom(table as "review").selectAll();
  const ordered = table === "investigation" ? query : query.orderBy(sql`investigation collate "C"`);
  return ordered.orderBy(sql`id collate "C"`).execute();
}
