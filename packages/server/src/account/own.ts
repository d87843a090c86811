// What an account does with itself: its sessions, its password, its second factor. Whoever changes one of these ends the other sessions.
import { ok, refuse, type Refused, type Result, type TokenChoice } from "@sightline/domain";
import type { Accounts, AccountSession, Asker } from "./accounts.ts";
import { alone } from "./alone.ts";
import type { Answered, Called } from "./library.ts";
import { whyNotNewPassword } from "./new-password.ts";
import { endAllOf, endSessionsOf, personById } from "./people.ts";
import { tooMany, wrongCode } from "./sign-in.ts";
import { spend } from "./spent-code.ts";
import { keepToken, whyNotIn, type TokenShown } from "./tokens.ts";

/** The session in which it is done: what the cookie holds, and what that means. */
export type Own = {
  readonly accounts: Accounts;
  readonly session: AccountSession;
  readonly cookie: string;
  readonly asker: Asker;
};

export async function showOwn({ accounts, session }: Own) {
  const { db } = accounts.desk;
  const { account } = session;
  const row = await db
    .selectFrom("doorAccount")
    .select(["name", "email", "twoFactorEnabled"])
    .where("id", "=", account)
    .executeTakeFirstOrThrow();
  const sessions = await db
    .selectFrom("doorSession")
    .selectAll()
    .where("userId", "=", account)
    .where("expiresAt", ">", new Date())
    .orderBy("createdAt", "desc")
    .execute();
  const library = await accounts.signing();
  return {
    name: row.name,
    email: row.email,
    secondFactor: row.twoFactorEnabled,
    backupCodesLeft: row.twoFactorEnabled ? await library.backupCodesLeft(account) : null,
    sessions: sessions.map((one) => ({
      id: one.id,
      at: one.createdAt.toISOString(),
      until: one.expiresAt.toISOString(),
      browser: one.userAgent || null,
      address: one.ipAddress || null,
      isThis: one.token === session.token,
    })),
  };
}

/** One of its sessions, or all others where `id` is null. */
export async function end({ accounts, session }: Own, id: string | null): Promise<Result<{ ended: number }>> {
  const { db } = accounts.desk;
  if (id === null) return ok({ ended: await endSessionsOf(db, session.account, session.token) });
  const done = await db
    .deleteFrom("doorSession")
    .where("id", "=", id)
    .where("userId", "=", session.account)
    .executeTakeFirst();
  return Number(done.numDeletedRows) === 1
    ? ok({ ended: 1 })
    : refuse("no-such-session", "You have no such session; it may have ended.");
}

const wrongPassword = (): Refused => refuse("wrong-password", "This is not your password as it is now.");

const ended = (): Refused =>
  refuse("sign-in-needed", "This session was ended while you waited; sign in again.");

/** Calls it in a session that still holds when its turn comes. Where it begins a new one, all others are ended. */
async function callAlone(
  { accounts, session, cookie, asker }: Own,
  name: Called,
  body: object,
): Promise<Result<Answered>> {
  const library = await accounts.signing();
  const turn = await alone(accounts, session.account, async (): Promise<Result<Answered>> => {
    if ((await accounts.sessionOf(cookie)) === null) return ended();
    const answered = await library.call(name, body, { ...asker, session: cookie });
    const now = answered.session === null ? null : await accounts.sessionOf(answered.session);
    if (now) await endAllOf(accounts.desk.db, session.account, now.token);
    return ok(answered);
  });
  return turn.ok ? turn.value : turn;
}

/** Calls what asks for the password, so often and no more. */
async function withPassword(own: Own, name: Called, body: object): Promise<Result<Answered>> {
  const { limiter } = own.accounts;
  const keys = [`own ${own.session.account}`];
  if (!limiter.mayTry(keys)) return tooMany();
  const called = await callAlone(own, name, body);
  if (called.ok && called.value.code === "INVALID_PASSWORD") return wrongPassword();
  limiter.wasRight(keys);
  return called;
}

/** The cookie of the session that goes on. */
function goOn(name: Called, answered: Answered): string {
  if (!answered.ok || answered.session === null)
    throw new Error(`The library for signing in did not go on after ${name}: ${answered.code}.`);
  return answered.session;
}

type Passwords = { readonly now: string; readonly next: string };

export async function changeOwnPassword(own: Own, { now, next }: Passwords): Promise<Result<string>> {
  const person = await personById(own.accounts.desk.db, own.session.account);
  const weak = await whyNotNewPassword(next, [person?.email ?? "", person?.name ?? ""]);
  if (weak) return weak;
  const body = { currentPassword: now, newPassword: next, revokeOtherSessions: true };
  const done = await withPassword(own, "changePassword", body);
  return done.ok ? ok(goOn("changePassword", done.value)) : done;
}

const isOn = (): Refused => refuse("second-factor-on", "Your second factor is on already; end it first.");

export async function beginFactor(
  own: Own,
  password: string,
): Promise<Result<{ address: string; secret: string; backupCodes: string[] }>> {
  const done = await withPassword(own, "enableTwoFactor", { password, method: "totp" });
  if (!done.ok) return done;
  const { ok: isOk, code, body } = done.value;
  if (code === "TOTP_ALREADY_ENABLED") return isOn();
  if (!isOk) throw new Error(`The library for signing in gave no second factor: ${code}.`);
  const { totpURI, backupCodes } = body as { totpURI: string; backupCodes: string[] };
  return ok({ address: totpURI, secret: new URL(totpURI).searchParams.get("secret") ?? "", backupCodes });
}

/** The first code of the app: from here on it is asked for. */
export async function confirmFactor(own: Own, given: string): Promise<Result<string>> {
  const { accounts, session } = own;
  const { desk, limiter } = accounts;
  const on = desk.db.selectFrom("doorAccount").select("id").where("id", "=", session.account);
  if (await on.where("twoFactorEnabled", "=", true).executeTakeFirst()) return isOn();
  const keys = [`own ${session.account}`];
  if (!limiter.mayTry(keys)) return tooMany();
  const code = given.replaceAll(/\s/g, "");
  if (!(await spend(desk, session.account, code))) return wrongCode();
  const called = await callAlone(own, "verifyTOTP", { code });
  if (called.ok && !called.value.ok) return wrongCode();
  limiter.wasRight(keys);
  return called.ok ? ok(goOn("verifyTOTP", called.value)) : called;
}

export async function endFactor(own: Own, password: string): Promise<Result<string>> {
  const done = await withPassword(own, "disableTwoFactor", { password });
  return done.ok ? ok(goOn("disableTwoFactor", done.value)) : done;
}

export async function renewCodes(own: Own, password: string): Promise<Result<{ backupCodes: string[] }>> {
  const done = await withPassword(own, "generateBackupCodes", { password });
  if (!done.ok) return done;
  const { ok: isOk, code, body } = done.value;
  if (code === "TWO_FACTOR_NOT_ENABLED")
    return refuse("second-factor-off", "You have no second factor; set one up first.");
  if (!isOk) throw new Error(`The library for signing in gave no backup codes: ${code}.`);
  return ok({ backupCodes: (body as { backupCodes: string[] }).backupCodes });
}

/** In a session that still holds, with the password: neither a browser that was left open nor another token makes one. */
export async function makeOwnToken(
  { accounts, session, cookie }: Own,
  { password, ...chosen }: TokenChoice & { readonly password: string },
): Promise<Result<{ value: string; token: TokenShown }>> {
  const { desk, limiter } = accounts;
  const { account } = session;
  const unknown = await whyNotIn(desk, account, chosen);
  if (unknown) return unknown;
  const keys = [`own ${account}`];
  if (!limiter.mayTry(keys)) return tooMany();
  const library = await accounts.signing();
  const turn = await alone(
    accounts,
    account,
    async (tx): Promise<Result<{ value: string; token: TokenShown }>> => {
      if ((await accounts.sessionOf(cookie)) === null) return ended();
      const row = await tx
        .selectFrom("doorPassword")
        .select("password")
        .where("userId", "=", account)
        .executeTakeFirst();
      if (!row || !(await library.isPassword(password, row.password))) return wrongPassword();
      return ok(await keepToken(tx, account, chosen, desk.now()));
    },
  );
  const made = turn.ok ? turn.value : turn;
  if (made.ok || made.refusal.code !== "wrong-password") limiter.wasRight(keys);
  return made;
}
