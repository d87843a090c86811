// Coming in with an account: password, then the second factor where there is one. What was wrong is never said.
import { ok, refuse, type Refused, type Result } from "@sightline/domain";
import type { Accounts, Asker } from "./accounts.ts";
import type { Answered } from "./library.ts";
import { endAllOf, plainEmail, sweepDoor } from "./people.ts";
import { spend } from "./spent-code.ts";

/** Cookies to hand out: of a session that has begun, or of a sign-in that waits for its second factor. */
export type Entered = { readonly session: string } | { readonly challenge: string };

export const tooMany = (): Refused =>
  refuse("too-many-tries", "There were too many wrong tries; wait a quarter of an hour.");

const wrong = (): Refused =>
  refuse("wrong-sign-in", "This address and this password are not those of an account here.");

export async function signInWith(
  accounts: Accounts,
  { email, password }: { readonly email: string; readonly password: string },
  asker: Asker,
): Promise<Result<Entered>> {
  const address = plainEmail(email);
  const shared = [`account ${address}`, `address ${asker.address}`];
  const keys = [`pair ${address} ${asker.address}`, ...shared];
  if (!accounts.limiter.mayTry(keys)) return tooMany();
  const library = await accounts.signing();
  const before = await passwordOf(accounts, ["email", address]);
  const turn = await accounts.hashing(() => library.call("signInEmail", { email: address, password }, asker));
  if (!turn.ok) {
    accounts.limiter.wasRight(keys);
    return turn;
  }
  const entered = enteredBy(turn.value);
  if (entered === null) return wrong();
  if (!(await stands(accounts, before))) return wrong();
  accounts.limiter.wasRight(keys);
  await sweepDoor(accounts.desk.db);
  return ok(entered);
}

type Password = { readonly password: string; readonly userId: string };

const passwordOf = (
  { desk }: Accounts,
  [by, value]: readonly ["email" | "userId", string],
): Promise<Password | undefined> =>
  desk.db
    .selectFrom("doorPassword")
    .innerJoin("doorAccount", "doorAccount.id", "doorPassword.userId")
    .select(["password", "userId"])
    .where(by, "=", value)
    .executeTakeFirst();

/** Whether the password is the one of before. One that was changed meanwhile ended all sessions, and this one began after that. */
async function stands(accounts: Accounts, before: Password | undefined): Promise<boolean> {
  if (!before) return false;
  const after = await passwordOf(accounts, ["userId", before.userId]);
  if (after?.password === before.password) return true;
  await endAllOf(accounts.desk.db, before.userId);
  return false;
}

/** Null where the library let nobody in. */
const enteredBy = ({ ok: isOk, session, challenge }: Answered): Entered | null => {
  if (!isOk) return null;
  if (challenge !== null) return { challenge };
  return session === null ? null : { session };
};

const again = (): Refused =>
  refuse("sign-in-again", "It took too long, or there were too many wrong codes; give the password again.");
export const wrongCode = (): Refused =>
  refuse("wrong-code", "This code is not right, or was used before; take the next one.");

type Code = { readonly kind: "app" | "backup"; readonly code: string };

/** For whoever has just given a right password, as the cookie `challenge` says. */
export async function giveCode(
  accounts: Accounts,
  { kind, code }: Code,
  challenge: string | undefined,
  asker: Asker,
): Promise<Result<{ readonly session: string; readonly account: string }>> {
  const account = challenge === undefined ? null : await waitingFor(accounts, challenge);
  if (challenge === undefined || account === null) return again();
  // Wherever they come from: whoever gets here has the password, and may have as many networks as they like.
  const keys = [`own code-of-${account}`, `address ${asker.address}`];
  if (!accounts.limiter.mayTry(keys)) return tooMany();
  const given = code.replaceAll(/\s/g, "");
  if (kind === "app" && !(await spend(accounts.desk, account, given))) return wrongCode();
  const before = await passwordOf(accounts, ["userId", account]);
  const library = await accounts.signing();
  const name = kind === "app" ? "verifyTOTP" : "verifyBackupCode";
  // Only the challenge is shown: with a session the library would take the code for another purpose.
  const { session, ...answered } = await library.call(name, { code: given }, { ...asker, challenge });
  if (!answered.ok || session === null) return isOver(answered.code) ? again() : wrongCode();
  if (!(await stands(accounts, before))) return again();
  accounts.limiter.wasRight(keys);
  return ok({ session, account });
}

const isOver = (code: string): boolean =>
  code === "INVALID_TWO_FACTOR_COOKIE" ||
  code === "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE" ||
  code === "ACCOUNT_TEMPORARILY_LOCKED";

/** The account that a challenge is of; whether its signature is right is the library's to say. */
export async function waitingFor(
  { desk }: Pick<Accounts, "desk">,
  challenge: string,
): Promise<string | null> {
  const [, identifier] = /^(2fa-[\w-]{20})\./.exec(challenge) ?? [];
  if (identifier === undefined) return null;
  const row = await desk.db
    .selectFrom("doorChallenge")
    .select("value")
    .where("identifier", "=", identifier)
    .executeTakeFirst();
  return row?.value ?? null;
}
