// The investigations that a desk holds.
import { sql } from "kysely";
import { isShut, mayRead, type InvestigationState, type Role } from "@sightline/domain";
import type { Desk } from "../desk.ts";

type Listed = {
  id: string;
  name: string;
  items: number;
  members: { id: string; name: string }[];
  role: Role;
  state: InvestigationState;
};

/** One member in all of them; or who somebody is in each; or, where nobody is named, the owner of all. */
export type As = string | undefined | ReadonlyMap<string, string>;

/** Those in which `as` is a member. Not what is locked for them. Items that were taken out are not told, nor who the members are where that may not be known. */
export async function listAll(desk: Pick<Desk, "db">, as: As): Promise<Listed[]> {
  const inEach = typeof as === "object" ? JSON.stringify(Object.fromEntries(as)) : null;
  const inAll = typeof as === "string" ? as : null;
  const { rows } = await sql<Listed>`
    select id, name, state,
      (select count(*) from item where item.investigation = investigation.id and not item.withdrawn) as items,
      (select coalesce(json_agg(json_build_object('id', member.id, 'name', member.name) order by member.name, member.id), '[]')
        from member where member.investigation = investigation.id) as members,
      coalesce((select role from member where member.investigation = investigation.id
        and member.id = coalesce(${inAll}, ${inEach}::jsonb ->> investigation.id)), 'owner') as role
    from investigation
    where ${as === undefined} or exists (
      select from member where member.investigation = investigation.id
        and member.id = coalesce(${inAll}, ${inEach}::jsonb ->> investigation.id))
    order by name`.execute(desk.db);
  return rows
    .filter(({ role, state }) => !isShut(state, role))
    .map((listed) => (mayRead(listed.role, "work") ? listed : { ...listed, members: [] }));
}
