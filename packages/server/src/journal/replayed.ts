// What the journal says each table holds, put together in memory, and where the tables say something else.
import { project, TABLES, type Entry, type RowChange, type Table } from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import { textOf } from "./text-of.ts";

type Row = Readonly<Record<string, unknown>>;

/** One row that is not as the journal has it. */
export type Difference = {
  readonly investigation: string;
  readonly table: Table;
  readonly id: string;
  readonly sentence: string;
};

/** The rows of one investigation, as its entries leave them. */
export class Replayed {
  readonly rows: ReadonlyMap<Table, Map<string, Row>> = new Map(TABLES.map((table) => [table, new Map()]));

  /** What the entry changes that is not there, a sentence each. */
  add(entry: Entry): string[] {
    return project(entry).flatMap((change) => this.#apply(change));
  }

  #apply(change: RowChange): string[] {
    const rows = this.rows.get(change.table) ?? new Map<string, Row>();
    if ("put" in change) {
      rows.set(change.put.id, change.put);
      return [];
    }
    const before = rows.get(change.id);
    if (!before) return [`It changes ${change.table} ${change.id}, which no entry before it made.`];
    rows.set(change.id, { ...before, ...change.patch });
    return [];
  }
}

const AT_ONCE = 2000;

/** What the tables hold of an investigation beside what the journal says of it. `tables` are those that can be read. */
export async function* differencesIn(
  db: Kysely<Tables>,
  investigation: string,
  replayed: Replayed,
  tables: readonly Table[] = TABLES,
): AsyncGenerator<Difference> {
  for (const table of tables) {
    const said = replayed.rows.get(table) ?? new Map<string, Row>();
    const met = new Set<string>();
    for await (const row of rowsOf(db, table, investigation)) {
      const id = String(row["id"]);
      met.add(id);
      const sentence = differenceOf(said.get(id), row);
      if (sentence !== null) yield { investigation, table, id, sentence };
    }
    for (const id of said.keys()) {
      if (met.has(id)) continue;
      yield { investigation, table, id, sentence: "It is missing from its table, and the journal has it." };
    }
  }
}

async function* rowsOf(db: Kysely<Tables>, table: Table, investigation: string): AsyncGenerator<Row> {
  const all = db.selectFrom(table as "review").selectAll();
  const own = all.where(table === "investigation" ? "id" : "investigation", "=", investigation);
  // No id is before the first one, the empty one included, which no rule lets in and anybody else can write.
  let rest = own;
  for (let after: string | undefined = ""; after !== undefined;) {
    const page: readonly { id: string; investigation?: string }[] = await rest
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const { investigation: _, ...row } of page) yield row;
    after = page.length < AT_ONCE ? undefined : page.at(-1)?.id;
    if (after !== undefined) rest = own.where("id", ">", after);
  }
}

function differenceOf(said: Row | undefined, row: Row): string | null {
  if (!said) return "No entry made it: it was put into its table by somebody else.";
  const columns = [...new Set([...Object.keys(said), ...Object.keys(row)])];
  const other = columns.filter((name) => textOf(said[name]) !== textOf(row[name]));
  if (other.length === 0) return null;
  return other
    .map((name) => `${name} is ${shown(row[name])} in its table, and ${shown(said[name])} in the journal`)
    .join("; ")
    .concat(".");
}

const MOST_SHOWN = 120;

function shown(value: unknown): string {
  const text = textOf(value) ?? "nested too deep to be read";
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).toWellFormed()}…` : text;
}

/** The investigations that some table speaks of and that have no entry at all. */
export async function withoutChain(
  db: Kysely<Tables>,
  chains: readonly string[],
  tables: readonly Table[] = TABLES,
): Promise<string[]> {
  const found = new Set<string>();
  for (const table of tables) {
    const column = table === "investigation" ? "id" : "investigation";
    const { rows } = await sql<{ id: string }>`
      select distinct ${sql.id(column)} as id from ${sql.table(table)}
      where not ${sql.id(column)} = any(${[...chains]})`.execute(db);
    for (const { id } of rows) found.add(id);
  }
  return [...found].sort();
}
