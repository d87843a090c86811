// Applies one row change to the projection tables: the SQL twin of what `domain` does in memory.
import type { RowChange, Table } from "@sightline/domain";
import type { Tx } from "./append.ts";

/** Columns that hold JSON, which the driver would otherwise send as PostgreSQL arrays. */
const JSON_COLUMNS: ReadonlySet<string> = new Set([
  "criteria",
  "source",
  "attributes",
  "spans",
  "track",
  "members",
  "assertion",
]);

const toColumns = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      JSON_COLUMNS.has(name) && value !== null ? JSON.stringify(value) : (value as unknown),
    ]),
  );

export async function applyRowToDb(tx: Tx, investigation: string, change: RowChange): Promise<void> {
  // One statement serves every table: Kysely cannot type a table chosen at run time, the schema's shapes come from `Rows`.
  const table = change.table as "member";
  if ("put" in change) {
    const columns = toColumns(change.put);
    const row = (change.table satisfies Table) === "investigation" ? columns : { investigation, ...columns };
    await tx
      .insertInto(table)
      .values(row as never)
      .execute();
    return;
  }
  if (Object.keys(change.patch).length === 0) return;
  let update = tx
    .updateTable(table)
    .set(toColumns(change.patch) as never)
    .where("id", "=", change.id);
  if (change.table !== "investigation") update = update.where("investigation", "=", investigation);
  const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n)
    throw new Error(`Expected one row ${change.table}/${change.id} to patch, got ${numUpdatedRows}.`);
}
