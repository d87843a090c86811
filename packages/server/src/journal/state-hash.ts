// One hash for all that the journal decides: equal states, equal hashes, on any machine and any PostgreSQL.
import { createHash } from "node:crypto";
import { TABLES, type Table } from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import { textOf } from "./text-of.ts";

/**
 * SHA-256 over every row of every projection table, in order of id by code unit. Tables that cannot be read come in as
 * such, so that no state with one is equal to one without.
 */
export async function stateHash(db: Kysely<Tables>, unreadable: readonly Table[] = []): Promise<string> {
  const hash = createHash("sha256").update("sightline.state/1\n");
  for (const table of TABLES) {
    const rows = unreadable.includes(table) ? [null] : await rowsOf(db, table);
    for (const row of rows) hash.update(`${table}\t${row && (textOf(row) ?? "too deep")}\n`);
  }
  return hash.digest("hex");
}

async function rowsOf(db: Kysely<Tables>, table: Table): Promise<object[]> {
  const query = db.selectFrom(table as "review").selectAll();
  const ordered = table === "investigation" ? query : query.orderBy(sql`investigation collate "C"`);
  return ordered.orderBy(sql`id collate "C"`).execute();
}
