// Whether the database still guards what it holds: its tables, columns, rules, triggers and rights against those that
// Sightline's own migrations make, made anew beside them and taken back.
import { randomUUID } from "node:crypto";
import { TABLES } from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import { MIGRATIONS } from "../db/migrate.ts";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { errorCode } from "../postgres/error-code.ts";
import { catalogOf, type Catalog } from "./catalog.ts";
import type { Tell } from "./problem.ts";

export type Guards = {
  /** Tables that can be read as they should be. */
  readonly readable: ReadonlySet<string>;
  /** Why the guards could not be compared; null where they were. */
  readonly unseen: string | null;
};

/** Leaves nothing in the database: what it makes to compare with is rolled back. */
export async function checkGuards(desk: Pick<Desk, "db" | "database">, tell: Tell): Promise<Guards> {
  const tx = await desk.db.startTransaction().execute();
  try {
    const home = await homeOf(tx);
    await checkSession(tx, desk.database.kind, tell);
    const wanted = await wantedCatalog(tx);
    if (wanted === null) return { readable: await readableIn(tx, home), unseen: NO_RIGHT };
    const [tables, functions] = [namesOf(wanted, /^table (.+)$/), namesOf(wanted, /^function ([^(]+)\(/)];
    await checkNames(tx, { home, tables, functions, tell });
    const is = await catalogOf(tx, home, { tables, functions });
    compare(wanted, is, tell);
    return { readable: await readableIn(tx, home), unseen: null };
  } finally {
    await tx.rollback().execute();
  }
}

const NO_RIGHT =
  "The account of the database may make no schema, so its tables, triggers and rights were not compared with those that Sightline makes.";

/** The schema that holds the journal. */
async function homeOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ home: string }>`
    select coalesce((select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.oid = to_regclass('kysely_migration')), current_schema()) as home`.execute(db);
  return rows[0]?.home ?? "public";
}

/** Null where the account may not make what to compare with. */
async function wantedCatalog(tx: Kysely<Tables>): Promise<Catalog | null> {
  const schema = `sightline_fsck_${randomUUID().replaceAll("-", "")}`;
  const before = await sql<{ path: string }>`select current_setting('search_path') as path`.execute(tx);
  await sql`savepoint wanted`.execute(tx);
  try {
    await sql`create schema ${sql.id(schema)}`.execute(tx);
    await sql`select set_config('search_path', ${schema}, true)`.execute(tx);
    for (const { up } of Object.values(MIGRATIONS)) await up(tx as unknown as Kysely<unknown>);
    const catalog = await catalogOf(tx, schema);
    await sql`select set_config('search_path', ${before.rows[0]?.path ?? ""}, true)`.execute(tx);
    return catalog;
  } catch (error) {
    if (errorCode(error) !== "42501") throw error;
    await sql`rollback to savepoint wanted`.execute(tx);
    return null;
  }
}

const namesOf = (catalog: Catalog, kind: RegExp): string[] =>
  [...catalog.keys()].flatMap((what) => kind.exec(what)?.[1]?.replaceAll('"', "") ?? []);

type Names = {
  readonly home: string;
  readonly tables: readonly string[];
  readonly functions: readonly string[];
  readonly tell: Tell;
};

/** What has the name of something of ours in a schema that is looked at first is used instead of it. */
async function checkNames(tx: Kysely<Tables>, { home, tables, functions, tell }: Names): Promise<void> {
  const { rows } = await sql<{ name: string; schema: string }>`
    select t.name, n.nspname as schema from unnest(${[...tables]}::text[]) t(name)
    join pg_class c on c.oid = to_regclass(quote_ident(t.name)) join pg_namespace n on n.oid = c.relnamespace
    where n.nspname <> ${home}`.execute(tx);
  for (const { name, schema } of rows)
    tell(`table ${name}`, `A table of this name in the schema ${schema} stands before ours; remove it.`);
  const hidden = await sql<{ name: string; schema: string }>`
    select distinct p.proname as name, n.nspname as schema from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.proname = any(${[...functions]}::text[])
      and array_position(current_schemas(true), n.nspname) < array_position(current_schemas(true), ${home}::name)`.execute(
    tx,
  );
  for (const { name, schema } of hidden.rows)
    tell(
      `function ${name}`,
      `A function of this name in the schema ${schema} stands before ours; remove it.`,
    );
}

async function checkSession(tx: Kysely<Tables>, kind: "embedded" | "external", tell: Tell): Promise<void> {
  const { rows } = await sql<{ role: string; isSuper: boolean; first: string; members: string[] }>`
    select current_setting('session_replication_role') as role, r.rolsuper as is_super,
      (select s from unnest(current_schemas(true)) s where s not like 'pg\_temp%' limit 1) as first,
      array(select m.member::regrole::text from pg_auth_members m where m.roleid = r.oid) as members
    from pg_roles r where r.rolname = current_user`.execute(tx);
  const [session] = rows;
  if (session && session.role !== "origin") {
    const sentence = `The setting session_replication_role is ${session.role}: no trigger works, so nothing keeps the journal from being changed. Reset it.`;
    tell("the database", sentence);
  }
  if (session && session.first !== "pg_catalog") {
    const sentence = `The setting search_path puts the schema ${session.first} before PostgreSQL's own: what lies there takes the place of its functions. Reset it.`;
    tell("the database", sentence);
  }
  if (kind === "external" || !session) return;
  if (session.isSuper)
    tell("the database", "Our account has become a superuser, whom no guard stops; take that right back.");
  for (const member of session.members)
    tell("the database", `The account ${member} was given all rights of ours; take them back.`);
}

function compare(wanted: Catalog, is: Catalog, tell: Tell): void {
  for (const [what, how] of wanted) {
    const now = is.get(what);
    if (now === undefined) tell(what, "It is gone from the database; restore a backup, or make it again.");
    else if (now !== how)
      tell(what, `It was changed in the database: it is now “${now}”, and was made as “${how}”.`);
  }
  for (const [what, how] of is)
    if (!wanted.has(what))
      tell(what, `Somebody else made it in the database (${how}); Sightline never does. Remove it.`);
}

/** Which of the tables there are and may be read. */
async function readableIn(tx: Kysely<Tables>, home: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${home} and has_table_privilege(c.oid, 'SELECT')
      and c.relname = any(${["journal", "rendition", "rendition_hash", ...TABLES]}::text[])`.execute(tx);
  return new Set(rows.map(({ name }) => name));
}
