// Which member of an investigation an account is. One account is one member there, and one member one account: the table says so.
import type { Desk } from "../desk.ts";
import { propose } from "../investigation/command.ts";
import { actingMember, heldOf } from "../investigation/open.ts";
import { personById } from "./people.ts";

/** Null where it is none. */
export async function memberOf(desk: Desk, account: string, investigation: string): Promise<string | null> {
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
export async function membershipsOf(desk: Desk, account: string): Promise<ReadonlyMap<string, string>> {
  const all = await desk.db.selectFrom("investigation").select("id").execute();
  const members = await Promise.all(
    all.map(async ({ id }) => [id, await memberOf(desk, account, id)] as const),
  );
  return new Map(members.flatMap(([id, member]) => (member === null ? [] : [[id, member] as const])));
}

const memberThere = async (desk: Desk, account: string, investigation: string): Promise<string | null> => {
  const row = await desk.db
    .selectFrom("doorMember")
    .select("member")
    .where("investigation", "=", investigation)
    .where("account", "=", account)
    .executeTakeFirst();
  return row?.member ?? null;
};

/** Who set the desk up is whoever the one-time link lets in: the first owner, where nobody else is that. */
async function becomeFirst(desk: Desk, account: string, investigation: string): Promise<string | null> {
  const owner = actingMember(await heldOf(desk, investigation), undefined);
  if (!owner.ok) return null;
  const member = owner.value.id;
  const { numInsertedOrUpdatedRows: made } = await desk.db
    .insertInto("doorMember")
    .values({ investigation, member, account, at: desk.now() })
    .onConflict((there) => there.doNothing())
    .executeTakeFirstOrThrow();
  if (made === 1n && owner.value.name === member) await nameAs(desk, { account, investigation, member });
  return memberThere(desk, account, investigation);
}

/** Nobody named the owner yet: they are called by their id until the account says what they are called. */
async function nameAs(
  desk: Desk,
  { account, investigation, member }: { account: string; investigation: string; member: string },
): Promise<void> {
  const person = await personById(desk.db, account);
  if (!person) return;
  const named = { verb: "member.name", subject: member, payload: { name: person.name } } as const;
  // One that takes nothing new keeps its names too.
  await propose(desk, { investigation, by: member }, named);
}
