// Numbers in the database that no desk writes, since they cannot be read without being rounded.
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";

export type WrongNumber<Name extends string = string> = {
  readonly table: Name;
  readonly investigation: string;
  /** Of its row; an entry's hash. */
  readonly id: string;
  readonly sentence: string;
};

/** A row that has one can be read by nobody, and so cannot its table: all of them, by name. */
export async function wrongNumbers<Name extends string>(
  tx: Kysely<Tables>,
  tables: Iterable<Name>,
): Promise<WrongNumber<Name>[]> {
  const found: WrongNumber<Name>[] = [];
  for (const table of tables) {
    const { rows: columns } = await sql<{ name: string }>`
      select attname as name from pg_attribute
      where attrelid = to_regclass(quote_ident(${table})) and atttypid = 'bigint'::regtype and not attisdropped`.execute(
      tx,
    );
    for (const { name } of columns) {
      const { rows } = await sql<{ investigation: string | null; id: string | null; value: string }>`
        select row ->> 'investigation' as investigation, coalesce(row ->> 'id', row ->> 'hash') as id,
          row ->> ${name} as value
        from (select to_jsonb(t) as row from ${sql.table(table)} t
          where abs(${sql.ref(name)}::numeric) > ${sql.lit(Number.MAX_SAFE_INTEGER)}) wrong order by 1, 2`.execute(
        tx,
      );
      for (const { investigation, id, value } of rows)
        found.push({
          table,
          investigation: investigation ?? "",
          id: id ?? "",
          sentence: `${name} is ${value}, a number that Sightline never writes and cannot read.`,
        });
    }
  }
  return found;
}

export const nameOf = ({ investigation, table, id }: WrongNumber): string =>
  [investigation, table, id].filter(Boolean).join(" ");
