// Row changes as SQL: the twin of what `domain` does in memory, all of them in one statement.
import { FIELDS, TABLES, type RowChange, type Table } from "@sightline/domain";
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Tables } from "../db/schema.ts";

type Row = Readonly<Record<string, unknown>>;

/** An `insert` or `update`, and how many rows it must come to. */
export type Write = { readonly statement: RawBuilder<unknown>; readonly rows: number };

/**
 * Later changes of a row win, as one after the other. What is put and then patched is put as it comes out: no row is in
 * two writes, so that they may run in any order.
 */
export const writesOf = (investigation: string, changes: readonly RowChange[]): Write[] =>
  TABLES.flatMap((table) => {
    const own = changes.filter((change) => change.table === table);
    return own.length === 0 ? [] : writesTo({ table, investigation }, own);
  });

const nameOf = (index: number) => sql.id(`write_${index}`);

/** Runs writes that touch no row twice as one statement. */
export async function writeTogether(tx: Kysely<Tables>, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const parts = writes.map(({ statement }, i) => sql`${nameOf(i)} as (${statement} returning 1)`);
  const counts = writes.map((_, i) => sql`(select count(*) from ${nameOf(i)})`);
  const { rows } = await sql<{ counts: number[] }>`
    with ${sql.join(parts)} select array[${sql.join(counts)}]::int[] as counts`.execute(tx);
  const expected = writes.map((write) => write.rows);
  const written = rows[0]?.counts ?? [];
  if (written.join() !== expected.join())
    throw new Error(`Expected writes of ${expected.join(", ")} rows, got ${written.join(", ")}.`);
}

type Into = { readonly table: Table; readonly investigation: string };

function writesTo(into: Into, changes: readonly RowChange[]): Write[] {
  const put = new Map<string, Row>();
  const patched = new Map<string, Row>();
  for (const change of changes) {
    if ("put" in change) put.set(change.put.id, change.put);
    else {
      const rows = put.has(change.id) ? put : patched;
      rows.set(change.id, { ...rows.get(change.id), ...change.patch });
    }
  }
  const updates = [...byColumns(patched)].map(([columns, rows]) => update(into, columns.split(","), rows));
  return put.size === 0 ? updates : [insert(into, [...put.values()]), ...updates];
}

/** Patches of the same columns go together; those of none change nothing. */
function byColumns(patched: ReadonlyMap<string, Row>): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const [id, patch] of patched) {
    const columns = Object.keys(columnsOf(patch)).sort().join();
    const row = columnsOf({ id, ...patch });
    const group = groups.get(columns);
    if (group) group.push(row);
    else if (columns !== "") groups.set(columns, [row]);
  }
  return groups;
}

const columnsOf = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]));

/** The SQL name of a field. */
export const columnOf = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A row that is put takes the place of the one of its id, as it does in memory: what was withdrawn may be said again. */
function insert({ table, investigation }: Into, rows: readonly Row[]): Write {
  const whole = table === "investigation" ? {} : { investigation };
  const { statement, ...write } = insertInto(
    table,
    rows.map((row) => columnsOf({ ...whole, ...row })),
  );
  const key = sql.raw([...Object.keys(whole), "id"].join(", "));
  const sets = FIELDS[table].filter((name) => name !== "id").map(columnOf);
  const replaced = sets.map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`);
  return { ...write, statement: sql`${statement} on conflict (${key}) do update set ${sql.join(replaced)}` };
}

/** Rows have every column of the table, by its SQL name. */
export function insertInto(table: string, rows: readonly Row[]): Write {
  const name = sql.table(table);
  const json = JSON.stringify(rows);
  return {
    statement: sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${json})`,
    rows: rows.length,
  };
}

function update({ table, investigation }: Into, columns: readonly string[], rows: readonly Row[]): Write {
  const name = sql.table(table);
  const sets = columns.map((column) => sql`${sql.id(column)} = patch.${sql.id(column)}`);
  const own = table === "investigation" ? sql`true` : sql`row.investigation = ${investigation}`;
  const json = JSON.stringify(rows);
  return {
    statement: sql`update ${name} as row set ${sql.join(sets)}
      from json_populate_recordset(null::${name}, ${json}) patch where row.id = patch.id and ${own}`,
    rows: rows.length,
  };
}
