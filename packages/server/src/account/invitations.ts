// Invitations: a link that makes an account for one member, once, for a week. The table knows only the digest of what it carries.
import { createHash, randomBytes } from "node:crypto";
import { memberKey } from "@sightline/count";
import { mayWrite, ok, refuse, type Member, type Refused, type Result, type Role } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { propose } from "../investigation/command.ts";
import { holdAlone } from "./alone.ts";
import { INVITATION_MS } from "./lasting.ts";
import { freshId, personByEmail, plainEmail, whyNotEmail } from "./people.ts";

export const digestOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The token belongs behind `#`: a browser sends it to nobody, and no log holds it. */
export const linkOf = (base: string, token: string): string => `${base}/invitation#${token}`;

export type Inviting = {
  readonly member: string;
  readonly email: string;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
};

export type Invited = { readonly token: string; readonly until: Date; readonly name: string };

/** In the name of `caller`, who may add members. A member who is not there yet is added. */
export async function inviteMember(
  desk: Desk,
  caller: Caller,
  { member, email, name, role }: Inviting,
): Promise<Result<Invited>> {
  const { investigation, held, member: by } = caller;
  if (!mayWrite(caller.role, "member.add"))
    return refuse("not-allowed", "Only an owner of the investigation invites members; ask one.");
  const noEmail = whyNotEmail(email);
  if (noEmail) return noEmail;
  const there = [...held.member.values()].find((one) => memberKey(one.id) === memberKey(member));
  if (there && there.id !== member)
    return refuse("member-exists", `${there.id} is a member already; invite them by that id.`);
  const taken = await whoIsMember(desk, { investigation, member, email });
  if (taken) return taken;
  const invited = there ? ok(there) : await add(desk, caller, { member, name, role });
  if (!invited.ok) return invited;
  const at = desk.now();
  const [token, until] = [randomBytes(32).toString("base64url"), new Date(at.getTime() + INVITATION_MS)];
  const row = { id: freshId(), digest: digestOf(token), email: plainEmail(email), investigation, member };
  await desk.db.transaction().execute(async (tx) => {
    // One link at a time, also of two who invite at once: who is invited again has lost the one before.
    await holdAlone(tx, `${investigation} ${member}`);
    await tx
      .updateTable("doorInvitation")
      .set({ withdrawnAt: at })
      .where("investigation", "=", investigation)
      .where("member", "=", member)
      .where("usedAt", "is", null)
      .where("withdrawnAt", "is", null)
      .execute();
    await tx
      .insertInto("doorInvitation")
      .values({ ...row, account: null, by, at, until })
      .execute();
  });
  return ok({ token, until, name: invited.value.name });
}

type Becoming = { readonly investigation: string; readonly member: string; readonly email: string };

async function whoIsMember(desk: Desk, { investigation, member, email }: Becoming): Promise<Refused | null> {
  const accounts = await desk.db
    .selectFrom("doorMember")
    .innerJoin("doorAccount", "doorAccount.id", "doorMember.account")
    .select(["doorMember.member", "doorAccount.email"])
    .where("investigation", "=", investigation)
    .execute();
  if (accounts.some((one) => memberKey(one.member) === memberKey(member)))
    return refuse("member-taken", `${member} has an account already; nobody else can become this member.`);
  const other = accounts.find((one) => one.email === plainEmail(email));
  return other
    ? refuse("member-taken", `Whoever has this address is the member ${other.member} here already.`)
    : null;
}

async function add(
  desk: Desk,
  { investigation, member: by }: Caller,
  { member: id, name, role }: Omit<Inviting, "email">,
): Promise<Result<Member>> {
  if (name === undefined || role === undefined)
    return refuse("name-and-role-needed", `${id} is no member yet; say their name and their role.`);
  const payload = { id, name, role };
  const added = await propose(desk, { investigation, by }, { verb: "member.add", subject: id, payload });
  return added.ok ? ok(payload) : added;
}

/** A link with which an account that is there gets a new password; those before it hold no more. */
export async function inviteToNewPassword(
  desk: Desk,
  email: string,
): Promise<Result<{ readonly token: string; readonly until: Date }>> {
  const person = await personByEmail(desk.db, email);
  if (!person) return refuse("no-such-account", `No account has the address ${email}.`);
  const at = desk.now();
  const [token, until] = [randomBytes(32).toString("base64url"), new Date(at.getTime() + INVITATION_MS)];
  const row = { id: freshId(), digest: digestOf(token), email: person.email, account: person.id };
  await desk.db.transaction().execute(async (tx) => {
    await holdAlone(tx, person.id);
    await withdrawForPassword({ db: tx, now: desk.now }, person.id);
    await tx
      .insertInto("doorInvitation")
      .values({ ...row, investigation: null, member: null, by: null, at, until })
      .execute();
  });
  return ok({ token, until });
}

export async function withdrawForPassword(desk: Pick<Desk, "db" | "now">, account: string): Promise<void> {
  await desk.db
    .updateTable("doorInvitation")
    .set({ withdrawnAt: desk.now() })
    .where("account", "=", account)
    .where("usedAt", "is", null)
    .execute();
}

/** One that nobody has taken yet. */
export async function withdraw(
  desk: Desk,
  caller: Caller,
  invitation: string,
): Promise<Result<Record<string, never>>> {
  if (!mayWrite(caller.role, "member.add"))
    return refuse("not-allowed", "Only an owner of the investigation withdraws invitations; ask one.");
  const done = await desk.db
    .updateTable("doorInvitation")
    .set({ withdrawnAt: desk.now() })
    .where("id", "=", invitation)
    .where("investigation", "=", caller.investigation)
    .where("usedAt", "is", null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1
    ? ok({})
    : refuse("no-such-invitation", "No such invitation is open here; it was taken or never made.");
}

/** The members; with their accounts and invitations for those who may invite. */
export async function peopleOf(desk: Desk, { investigation, held, role }: Caller) {
  const mayInvite = mayWrite(role, "member.add");
  const accounts = mayInvite
    ? await desk.db
        .selectFrom("doorMember")
        .innerJoin("doorAccount", "doorAccount.id", "doorMember.account")
        .select(["doorMember.member", "doorAccount.email"])
        .where("investigation", "=", investigation)
        .execute()
    : [];
  const invitations = mayInvite
    ? await desk.db
        .selectFrom("doorInvitation")
        .select(["id", "email", "member", "until"])
        .where("investigation", "=", investigation)
        .where("usedAt", "is", null)
        .where("withdrawnAt", "is", null)
        .where("until", ">", desk.now())
        .execute()
    : [];
  const members = [...held.member.values()].map((member) => {
    const open = invitations.find((one) => one.member === member.id);
    return {
      ...member,
      email: accounts.find((one) => memberKey(one.member) === memberKey(member.id))?.email ?? null,
      invitation: open ? { id: open.id, email: open.email, until: open.until.toISOString() } : null,
    };
  });
  return { members, mayInvite };
}
