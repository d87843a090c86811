// Which member of an investigation an account is. One account is one member there, and one member one account: the table says so.
import type { Desk } from "../desk.ts";
import { actingMember, heldOf } from "../investigation/open.ts";

type At = Pick<Desk, "db" | "investigations" | "now">;

/** Null where it is none. */
export async function memberOf(desk: At, account: string, investigation: string): Promise<string | null> {
  const there = await memberThere(desk, account, investigation);
  if (there !== null) return there;
  const { first } = (await desk.db
    .selectFrom("doorAccount")
    .select("first")
    .where("id", "=", account)
    .executeTakeFirst()) ?? { first: false };
  return first ? becomeFirst(desk, account, investigation) : null;
}

/** The investigations in which it is a member, with its id there. */
export async function membershipsOf(desk: At, account: string): Promise<ReadonlyMap<string, string>> {
  const all = await desk.db.selectFrom("investigation").select("id").execute();
  const members = await Promise.all(
    all.map(async ({ id }) => [id, await memberOf(desk, account, id)] as const),
  );
  return new Map(members.flatMap(([id, member]) => (member === null ? [] : [[id, member] as const])));
}

const memberThere = async (desk: At, account: string, investigation: string): Promise<string | null> => {
  const row = await desk.db
    .selectFrom("doorMember")
    .select("member")
    .where("investigation", "=", investigation)
    .where("account", "=", account)
    .executeTakeFirst();
  return row?.member ?? null;
};

/** Who set the desk up is whoever the one-time link lets in: the first owner, where nobody else is that. */
async function becomeFirst(desk: At, account: string, investigation: string): Promise<string | null> {
  const owner = actingMember(await heldOf(desk, investigation), undefined);
  if (!owner.ok) return null;
  const member = owner.value.id;
  await desk.db
    .insertInto("doorMember")
    .values({ investigation, member, account, at: desk.now() })
    .onConflict((there) => there.doNothing())
    .execute();
  return memberThere(desk, account, investigation);
}
