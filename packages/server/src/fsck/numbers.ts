// Numbers in the database that no desk writes, since they cannot be read without being rounded.
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import type { Tell } from "./problem.ts";

/** Tells each row that has one, and gives the tables that have none: the others cannot be read. */
export async function checkNumbers(
  tx: Kysely<Tables>,
  tables: ReadonlySet<string>,
  tell: Tell,
): Promise<ReadonlySet<string>> {
  const readable = new Set(tables);
  for (const table of tables) {
    const { rows: columns } = await sql<{ name: string }>`
      select attname as name from pg_attribute
      where attrelid = to_regclass(quote_ident(${table})) and atttypid = 'bigint'::regtype and not attisdropped`.execute(
      tx,
    );
    for (const { name } of columns) {
      const { rows } = await sql<{ what: string; value: string }>`
        select concat_ws(' ', row ->> 'investigation', ${table}::text, coalesce(row ->> 'id', row ->> 'hash')) as what,
          row ->> ${name} as value
        from (select to_jsonb(t) as row from ${sql.table(table)} t
          where abs(${sql.ref(name)}::numeric) > ${sql.lit(Number.MAX_SAFE_INTEGER)}) wrong order by 1`.execute(
        tx,
      );
      for (const { what, value } of rows)
        tell(what, `${name} is ${value}, a number that Sightline never writes and cannot read.`);
      if (rows.length > 0 && table !== "journal") readable.delete(table);
    }
  }
  return readable;
}
