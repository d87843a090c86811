// One hash for all that the journal decides: equal states, equal hashes, on any machine and any PostgreSQL.
import { createHash } from "node:crypto";
import { TABLES, type Table } from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import { textOf } from "./text-of.ts";

/**
 * SHA-256 over every row of every projection table, in order of id by code unit. Tables that cannot be read come in as
 * such, so that no state with one is equal to one without. With `only`, as if there were no other investigation.
 */
export async function stateHash(
  db: Kysely<Tables>,
  {
    unreadable = [],
    only,
  }: { readonly unreadable?: readonly Table[]; readonly only?: string | undefined } = {},
): Promise<string> {
  const hash = createHash("sha256").update("sightline.state/1\n");
  for (const table of TABLES) {
    const rows = unreadable.includes(table) ? [null] : await rowsOf(db, table, only);
    for (const row of rows) hash.update(`${table}\t${row && (textOf(row) ?? "too deep")}\n`);
  }
  return hash.digest("hex");
}

async function rowsOf(db: Kysely<Tables>, table: Table, only: string | undefined): Promise<object[]> {
  const all = db.selectFrom(table as "review").selectAll();
  const whose = table === "investigation" ? "id" : "investigation";
  const query = only === undefined ? all : all.where(whose, "=", only);
  const ordered = table === "investigation" ? query : query.orderBy(sql`investigation collate "C"`);
  return ordered.orderBy(sql`id collate "C"`).execute();
}
