// What a schema of the database is made of, in lines that can be compared: tables, columns, rules, triggers, rights.
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";

/** By what it is, how it is: `trigger journal.journal_only_grows`, its definition. */
export type Catalog = ReadonlyMap<string, string>;

/** Of the tables and functions named, or of all there are; called in a transaction, whose search path it sets. */
export async function catalogOf(
  db: Kysely<Tables>,
  schema: string,
  named?: { readonly tables: readonly string[]; readonly functions: readonly string[] },
): Promise<Catalog> {
  // What lies in the path is printed without its schema's name, so that two schemas read alike.
  await sql`select set_config('search_path', ${`"${schema.replaceAll('"', '""')}"`}, true)`.execute(db);
  const { rows } = await sql<{ what: string; how: string }>`
    with own as (
      select c.oid, c.relname as name, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relowner,
        c.relacl from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${schema} and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and (${named === undefined} or c.relname = any(${[...(named?.tables ?? [])]}::text[])))
    select 'table ' || name as what, concat_ws(' ',
        case relkind when 'r' then 'a table' else 'no table: ' || relkind::text end,
        case relpersistence when 'p' then 'written through' else 'not written through' end,
        case when relrowsecurity or relforcerowsecurity then 'rows hidden by a policy' end,
        case when relowner = current_user::regrole then null else 'owned by ' || relowner::regrole::text end) as how from own
    union all
    select 'column ' || name || '.' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
        case when a.attcollation not in (0, 'default'::regcollation) then 'sorted by ' || a.attcollation::regcollation::text end,
        case when a.attnotnull then 'not null' end, 'default ' || pg_get_expr(d.adbin, d.adrelid), a.attgenerated::text,
        a.attidentity::text)
      from own join pg_attribute a on a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = own.oid and d.adnum = a.attnum
    union all
    select 'constraint ' || name || '.' || k.conname,
        pg_get_constraintdef(k.oid, true) || case when k.convalidated then '' else ' (not checked)' end
      from own join pg_constraint k on k.conrelid = own.oid and k.contype <> 'n'
    union all
    select 'index ' || name || '.' || i.indexrelid::regclass::text,
        regexp_replace(pg_get_indexdef(i.indexrelid, 0, true), '[^ (]+[.]gin_trgm_ops', 'gin_trgm_ops') || case when i.indisvalid and i.indisready then '' else ' (not in use)' end
      from own join pg_index i on i.indrelid = own.oid
    union all
    select 'trigger ' || name || '.' || t.tgname,
        pg_get_triggerdef(t.oid, true) || case t.tgenabled when 'O' then '' else ' (switched off: ' || t.tgenabled::text || ')' end
      from own join pg_trigger t on t.tgrelid = own.oid and not t.tgisinternal
    union all
    select 'rule ' || name || '.' || r.rulename, pg_get_ruledef(r.oid, true)
      from own join pg_rewrite r on r.ev_class = own.oid
    union all
    select 'policy ' || name || '.' || p.polname, 'a policy' from own join pg_policy p on p.polrelid = own.oid
    union all
    select 'table ' || i.inhrelid::regclass::text, 'adds its rows to ' || name
      from own join pg_inherits i on i.inhparent = own.oid
    union all
    select 'table ' || name, 'lets whoever may write ' || i.inhparent::regclass::text || ' write it'
      from own join pg_inherits i on i.inhrelid = own.oid
    union all
    select concat('right of ', case when r.grantee = 0 then 'everybody'
          when r.grantee = relowner then 'the owner' else r.grantee::regrole::text end,
        ' to ', r.privilege_type, ' ', name), case when r.is_grantable and r.grantee <> relowner then 'and to give it on' else 'given' end
      from own, lateral aclexplode(coalesce(relacl, acldefault('r', relowner))) r
      where r.privilege_type <> 'SELECT' or r.grantee = relowner
    union all
    select concat('right to ', r.privilege_type, ' column ', name, '.', a.attname), 'given'
      from own join pg_attribute a on a.attrelid = own.oid, lateral aclexplode(a.attacl) r
      where r.privilege_type <> 'SELECT'
    union all
    select 'function ' || p.oid::regprocedure::text, concat_ws(' ', l.lanname, p.provolatile::text, p.proconfig::text,
        case when p.prosecdef then 'with its owner''s rights' end,
        case when p.proowner <> current_user::regrole then 'owned by ' || p.proowner::regrole::text end, p.prosrc)
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
      where n.nspname = ${schema} and (${named === undefined} or p.proname = any(${[...(named?.functions ?? [])]}::text[]))
    order by 1, 2`.execute(db);
  // One that is said of in several ways has all of them.
  const catalog = new Map<string, string>();
  for (const { what, how } of rows) catalog.set(what, [catalog.get(what), how].filter(Boolean).join("; "));
  return catalog;
}
