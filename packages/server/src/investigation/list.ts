// The investigations that a desk holds.
import { sql } from "kysely";
import type { Role } from "@sightline/domain";
import type { Desk } from "../desk.ts";

type Listed = {
  id: string;
  name: string;
  items: number;
  members: { id: string; name: string }[];
  role: Role;
};

/** Those in which `as` is a member; all of them, as their owner, where nobody is named. Items that were taken out are not told. */
export async function listAll(desk: Pick<Desk, "db">, as: string | undefined): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select id, name,
      (select count(*) from item where item.investigation = investigation.id and not item.withdrawn) as items,
      (select coalesce(json_agg(json_build_object('id', member.id, 'name', member.name) order by member.name, member.id), '[]')
        from member where member.investigation = investigation.id) as members,
      coalesce((select role from member where member.investigation = investigation.id and member.id = ${as ?? null}), 'owner')
        as role
    from investigation
    where ${as ?? null}::text is null or exists (
      select from member where member.investigation = investigation.id and member.id = ${as ?? null})
    order by name`.execute(desk.db);
  return rows;
}
