// Decides as which account, and with which rights, the database processes run.
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { refused, type Refused } from "./refusal.ts";
import { run } from "./run-tool.ts";

export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

const NAME = "sightline";

/**
 * PostgreSQL refuses to run as root, so root hands over to the account `sightline`, which is made where there is none.
 * It is nobody else's: whoever shares the account of a server owns its files and may be its superuser, and as `nobody`
 * runs many a program that was to have no rights at all. Undefined where we are not root.
 */
export async function databaseAccount(): Promise<{ ok: true; account: Account | undefined } | Refused> {
  if (process.getuid?.() !== 0) return { ok: true, account: undefined };
  const account = (await accountOfRoot()) ?? (await made());
  if (account !== undefined) return { ok: true, account };
  return refused(
    "database-account-missing",
    `As root the database needs an account of its own, which could not be made; run \`useradd --system --user-group ${NAME}\`, or start Sightline as another user.`,
  );
}

/** The account that root hands over to, where it is there already: what it owns in a data folder is root's too. */
export async function accountOfRoot(): Promise<Account | undefined> {
  return parseAccounts(await readFile("/etc/passwd", "utf8")).get(NAME);
}

const TRIES = 10;

/** Another desk may make it just now, and the list of accounts is locked meanwhile. */
async function made(): Promise<Account | undefined> {
  const words = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"];
  for (let tries = 0; tries < TRIES; tries++) {
    const { code } = await run(["useradd", ...words, "--shell", "/usr/sbin/nologin", NAME]).catch(() => ({
      code: 127,
    }));
    const account = await accountOfRoot();
    if (account !== undefined || code === 127) return account;
    await pause(200);
  }
  return undefined;
}

export function parseAccounts(passwd: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name === undefined || uid === undefined || gid === undefined || Number(uid) === 0) continue;
    accounts.set(name, { name, uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}

/**
 * The words before a database program. `--pdeathsig` comes after the change of account inside setpriv, which
 * would clear it otherwise (prctl(2)): the server gets INT, a fast shutdown, when this process dies by any cause.
 */
export function asAccount(account: Account | undefined, override: boolean): string[] {
  const words = ["setpriv", "--no-new-privs", "--pdeathsig", "INT"];
  if (account === undefined) return words;
  words.push(`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups");
  if (!override) return [...words, "--bounding-set=-all"];
  // access(2), which initdb asks whether it may run postgres, ignores the capability of an account other than root
  // unless this bit is set.
  return [
    ...words,
    "--securebits=+no_setuid_fixup",
    "--bounding-set=-all,+dac_override",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
  ];
}

/**
 * The words before a database program that can reach every one of `paths`.
 *
 * A checkout or data folder under /root (mode 0700) is closed to the other account. Loosening somebody's folder
 * rights would be worse than the one capability that passes them by: it does not make the process root (files it
 * makes are the account's, no signals, no devices), and the desk's own role in the database is no superuser, so
 * SQL cannot use it to read or write files. It is given only when the plain account was tried and failed.
 */
export async function reachingPrefix(
  account: Account | undefined,
  paths: readonly string[],
): Promise<string[]> {
  const plain = asAccount(account, false);
  if (account === undefined) return plain;
  const probe = 'for path; do test -x "$path" || exit 1; done';
  const { code } = await run([...plain, "sh", "-c", probe, "sh", ...paths]);
  return code === 0 ? plain : asAccount(account, true);
}
