// The investigations that a desk holds.
import { sql } from "kysely";
import { isShut, libraryOf, mayRead, type InvestigationState, type Role } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { callerIn } from "./caller.ts";

type Listed = {
  id: string;
  name: string;
  items: number;
  members: { id: string; name: string }[];
  role: Role;
  state: InvestigationState;
};

/** `restricted`: some of its items are. */
type Row = Listed & { readonly restricted: boolean };

/** One member in all of them; or who somebody is in each; or, where nobody is named, the owner of all. */
export type As = string | undefined | ReadonlyMap<string, string>;

/** Those in which `as` is a member. Not what is locked for them. Items that were taken out are not told, nor who the members are where that may not be known. */
export async function listAll(desk: Pick<Desk, "db" | "investigations">, as: As): Promise<Listed[]> {
  const inEach = typeof as === "object" ? JSON.stringify(Object.fromEntries(as)) : null;
  const inAll = typeof as === "string" ? as : null;
  const { rows } = await sql<Row>`
    select id, name, state,
      (select count(*) from item where item.investigation = investigation.id and not item.withdrawn) as items,
      exists (select from item where item.investigation = investigation.id and item.seen_by is not null) as restricted,
      (select coalesce(json_agg(json_build_object('id', member.id, 'name', member.name) order by member.name, member.id), '[]')
        from member where member.investigation = investigation.id) as members,
      coalesce((select role from member where member.investigation = investigation.id
        and member.id = coalesce(${inAll}, ${inEach}::jsonb ->> investigation.id)), 'owner') as role
    from investigation
    where ${as === undefined} or exists (
      select from member where member.investigation = investigation.id
        and member.id = coalesce(${inAll}, ${inEach}::jsonb ->> investigation.id))
    order by name`.execute(desk.db);
  const open = rows.filter(({ role, state }) => !isShut(state, role));
  return Promise.all(
    open.map(async ({ restricted, ...listed }) => ({
      ...listed,
      items: restricted ? await itemsSeen(desk, listed, as) : listed.items,
      members: mayRead(listed.role, "work") ? listed.members : [],
    })),
  );
}

/** Who sees what is asked of the rule, which the database does not know. */
async function itemsSeen(
  desk: Pick<Desk, "db" | "investigations">,
  { id }: Pick<Listed, "id">,
  as: As,
): Promise<number> {
  const caller = await callerIn(desk, id, { as: typeof as === "object" ? as.get(id) : as, reading: "data" });
  return caller.ok ? libraryOf(caller.value.held, {}).length : 0;
}
