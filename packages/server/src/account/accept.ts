// Taking an invitation: by somebody new, who gets an account; by an account that is there; or for a new password.
import { ok, refuse, stateOfInvestigation, type Refused, type Result } from "@sightline/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { heldOf } from "../investigation/open.ts";
import type { Accounts, Asker } from "./accounts.ts";
import { alone } from "./alone.ts";
import { digestOf } from "./invitations.ts";
import { whyNotNewPassword } from "./new-password.ts";
import {
  brokenConstraint,
  endAllOf,
  givePassword,
  makeAccount,
  personByEmail,
  personById,
} from "./people.ts";
import { tooMany } from "./sign-in.ts";

/** One sentence, whatever became of it: who guesses learns nothing. */
const over = (): Refused =>
  refuse(
    "invitation-over",
    "This link was used or withdrawn, is older than a week, or was never one. If you used it, sign in; else ask for another.",
  );

type Opened = {
  readonly id: string;
  readonly email: string;
  readonly investigation: string | null;
  readonly member: string | null;
  readonly account: string | null;
  /** The member who invites; null where it is for an account alone. */
  readonly by: string | null;
};

/** Locked until the transaction ends, so that of two who take it at once the second finds it used. */
async function openIn(tx: Kysely<Tables>, token: string, now: Date): Promise<Opened | undefined> {
  return tx
    .selectFrom("doorInvitation")
    .select(["id", "email", "investigation", "member", "account", "by"])
    .where("digest", "=", digestOf(token))
    .where("usedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .where("until", ">", now)
    .forUpdate()
    .executeTakeFirst();
}

const use = (tx: Kysely<Tables>, id: string, usedAt: Date) =>
  tx.updateTable("doorInvitation").set({ usedAt }).where("id", "=", id).execute();

const lookAt = (desk: Desk, token: string): Promise<Opened | undefined> =>
  desk.db.transaction().execute((tx) => openIn(tx, token, desk.now()));

/** The member that it is for; undefined where the member is gone, who invites is no owner any more, or it is locked. */
async function memberIn(desk: Desk, { investigation, member, by }: Opened) {
  if (investigation === null || member === null) return undefined;
  const held = await heldOf(desk, investigation);
  const mayInvite = by !== null && held.member.get(by)?.role === "owner";
  if (!mayInvite || stateOfInvestigation(held) === "locked") return undefined;
  const there = held.member.get(member);
  const name = held.investigation.get(investigation)?.name;
  return there && name !== undefined ? { ...there, in: name } : undefined;
}

export async function showTo(accounts: Accounts, token: string, asker: Asker) {
  const { desk, limiter } = accounts;
  const keys = [`address ${asker.address}`];
  if (!limiter.mayTry(keys)) return tooMany();
  const opened = await lookAt(desk, token);
  if (!opened) return over();
  limiter.wasRight(keys);
  const known = (await personByEmail(desk.db, opened.email)) !== undefined;
  if (opened.account !== null) return ok({ email: opened.email, joins: null, known });
  const member = await memberIn(desk, opened);
  if (!member) return over();
  const joins = { investigation: member.in, name: member.name, member: member.id, role: member.role };
  return ok({ email: opened.email, joins, known });
}

export type Accepting = {
  readonly token: string;
  readonly name?: string | undefined;
  readonly password: string;
};

/** Whose account it is now, and whether it was made. */
export type Accepted = { readonly email: string; readonly isNew: boolean };

export async function accept(
  accounts: Accounts,
  { token, name, password }: Accepting,
  asker: Asker,
): Promise<Result<Accepted>> {
  const { desk, limiter } = accounts;
  const keys = [`address ${asker.address}`];
  if (!limiter.mayTry(keys)) return tooMany();
  const seen = await lookAt(desk, token);
  if (!seen) return over();
  limiter.wasRight(keys);
  const member = await memberIn(desk, seen);
  const person = seen.account === null ? undefined : await personById(desk.db, seen.account);
  if (!member && !person) return over();
  const called = name ?? person?.name ?? member?.name ?? "";
  const weak = await whyNotNewPassword(password, [seen.email, called]);
  if (weak) return weak;
  if (member && (await personByEmail(desk.db, seen.email))) return known();
  const library = await accounts.signing();
  const taken = await alone(accounts, seen.account ?? seen.id, async (tx): Promise<Result<Accepted>> => {
    const passwordHash = await library.hash(password);
    const now = desk.now();
    const opened = await openIn(tx, token, now);
    if (!opened) return over();
    await use(tx, opened.id, now);
    const { email, account, investigation } = opened;
    if (account !== null) {
      await givePassword(tx, account, passwordHash);
      // With it: whoever waits for a turn with the old password finds no session.
      await endAllOf(tx, account);
    } else if (investigation !== null && member) {
      const made = await makeAccount(tx, { name: called, email, passwordHash });
      const row = { investigation, member: member.id, account: made, at: now };
      await tx.insertInto("doorMember").values(row).execute();
    }
    return ok({ email, isNew: account === null });
  }).catch((fault: unknown) => {
    const broken = brokenConstraint(fault);
    if (broken === "door_account_email") return ok(known());
    if (broken === "door_member_member") return ok(over());
    throw fault;
  });
  if (!taken.ok) return taken;
  const accepted = taken.value;
  // After it stands: a session that the old password opened meanwhile ends too.
  if (accepted.ok && seen.account !== null) await endAllOf(desk.db, seen.account);
  return accepted;
}

const known = (): Refused =>
  refuse("sign-in-first", "You have an account here; sign in with it, then open this link again.");

/** Takes it for the account that is signed in, which becomes the member that it is for. */
export async function become(
  desk: Desk,
  account: string,
  token: string,
): Promise<Result<{ investigation: string }>> {
  const person = await personById(desk.db, account);
  return desk.db
    .transaction()
    .execute(async (tx): Promise<Result<{ investigation: string }>> => {
      const now = desk.now();
      const opened = await openIn(tx, token, now);
      if (!opened || opened.investigation === null || opened.member === null) return over();
      if (opened.email !== person?.email)
        return refuse("other-account", "This link is for another address; sign in with that one.");
      if (!(await memberIn(desk, opened))) return over();
      await use(tx, opened.id, now);
      const { investigation, member } = opened;
      await tx.insertInto("doorMember").values({ investigation, member, account, at: now }).execute();
      return ok({ investigation });
    })
    .catch((fault: unknown) => {
      if (brokenConstraint(fault)?.startsWith("door_member") !== true) throw fault;
      const sentence = "You are a member of this investigation already, or somebody else is this one.";
      return refuse("member-taken", sentence);
    });
}
