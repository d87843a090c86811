// The investigations that a desk holds.
import { sql } from "kysely";
import type { Desk } from "../desk.ts";

type Listed = { id: string; name: string; items: number; members: { id: string; name: string }[] };

/** Those in which `as` is a member; all of them where nobody is named. */
export async function listAll(desk: Pick<Desk, "db">, as: string | undefined): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select id, name,
      (select count(*) from item where item.investigation = investigation.id) as items,
      (select coalesce(json_agg(json_build_object('id', member.id, 'name', member.name) order by member.name, member.id), '[]')
        from member where member.investigation = investigation.id) as members
    from investigation
    where ${as ?? null}::text is null or exists (
      select from member where member.investigation = investigation.id and member.id = ${as ?? null})
    order by name`.execute(desk.db);
  return rows;
}
