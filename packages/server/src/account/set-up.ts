// The first account of a desk, and what the person who runs it may do with accounts: nothing of this is reached from outside.
import { ok, refuse, type Result } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import type { Accounts } from "./accounts.ts";
import { withdrawForPassword } from "./invitations.ts";
import { whyNotNewPassword } from "./new-password.ts";
import {
  brokenConstraint,
  endAllOf,
  endSessionsOf,
  makeAccount,
  personByEmail,
  whyNotEmail,
} from "./people.ts";

export type SettingUp = { readonly name: string; readonly email: string; readonly password: string };

/** The owner's: the account is, in each investigation, the member whom the one-time link lets in. */
export async function setUpOwner(
  accounts: Accounts,
  { name, email, password }: SettingUp,
): Promise<Result<object>> {
  const already = refuse("set-up-already", "This desk has an owner’s account already; sign in with it.");
  if (await accounts.exist()) return already;
  const noEmail = whyNotEmail(email);
  if (noEmail) return noEmail;
  const weak = await whyNotNewPassword(password, [email, name]);
  if (weak) return weak;
  const passwordHash = await (await accounts.signing()).hash(password);
  try {
    await accounts.desk.db
      .transaction()
      .execute((tx) => makeAccount(tx, { name, email, passwordHash, first: true }));
  } catch (fault) {
    if (brokenConstraint(fault)?.startsWith("door_account") === true) return already;
    throw fault;
  }
  await accounts.exist();
  return ok({});
}

/** Ends all of its sessions at once, and lets nobody in with it again; who it was stays known. */
export async function closeAccount(desk: Desk, email: string): Promise<Result<{ ended: number }>> {
  const person = await personByEmail(desk.db, email);
  if (!person) return refuse("no-such-account", `No account has the address ${email}.`);
  await withdrawForPassword(desk, person.id);
  return desk.db.transaction().execute(async (tx) => {
    const ended = await endAllOf(tx, person.id);
    // Takes with it a session that begins at this moment.
    await tx.deleteFrom("doorPassword").where("userId", "=", person.id).execute();
    return ok({ ended });
  });
}

/** Ends all of its sessions at once; it signs in again as before, and its tokens go on. */
export async function signOutEverywhere(desk: Desk, email: string): Promise<Result<{ ended: number }>> {
  const person = await personByEmail(desk.db, email);
  if (!person) return refuse("no-such-account", `No account has the address ${email}.`);
  return ok({ ended: await endSessionsOf(desk.db, person.id) });
}

/** For somebody who lost both the app and the backup codes. */
export async function dropSecondFactor(desk: Desk, email: string): Promise<void> {
  const person = await personByEmail(desk.db, email);
  if (!person) return;
  await desk.db.transaction().execute(async (tx) => {
    await tx.deleteFrom("doorFactor").where("userId", "=", person.id).execute();
    await tx
      .updateTable("doorAccount")
      .set({ twoFactorEnabled: false })
      .where("id", "=", person.id)
      .execute();
    await endAllOf(tx, person.id);
  });
}

export const listAccounts = (desk: Pick<Desk, "db">) =>
  desk.db
    .selectFrom("doorAccount")
    .leftJoin("doorPassword", "doorPassword.userId", "doorAccount.id")
    .select(["doorAccount.id", "email", "name", "first", "twoFactorEnabled", "doorPassword.id as open"])
    .orderBy("doorAccount.createdAt")
    .execute();
