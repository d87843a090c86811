// Tokens of an account: made, listed, revoked, and what one that is shown lets whoever shows it do. Their values are kept nowhere.
import { randomBytes } from "node:crypto";
import {
  ok,
  refuse,
  tokenOf,
  viaToken,
  type Refused,
  type Result,
  type TokenChoice,
  type TokenRight,
} from "@sightline/domain";
import type { Kysely, Selectable } from "kysely";
import type { DoorTables } from "../db/door-schema.ts";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Accounts } from "./accounts.ts";
import { digestOf } from "./invitations.ts";
import { membershipsOf } from "./memberships.ts";
import { plainEmail } from "./people.ts";
import { tooMany } from "./sign-in.ts";

type Db = Kysely<Tables>;
type Row = Selectable<DoorTables["doorToken"]>;

/** What one lets whoever shows it do: never more than the member may, which each request asks anew. */
export type TokenSession = {
  readonly id: string;
  readonly account: string;
  /** Whether the account has turned one on. */
  readonly secondFactor: boolean;
  readonly investigations: readonly string[];
  readonly may: readonly TokenRight[];
};

const DAY_MS = 24 * 3600 * 1000;

/** Those who ask often are noted once a minute. */
const NOTED_MS = 60_000;

const shownOf = ({ id, name, investigations, media, write, at, until, usedAt }: Row) => ({
  id,
  name,
  investigations,
  media,
  write,
  at: at.toISOString(),
  until: until.toISOString(),
  usedAt: usedAt?.toISOString() ?? null,
});
export type TokenShown = ReturnType<typeof shownOf>;

/** Refuses investigations that the account is no member of: whether there are such is not for it to know. */
export async function whyNotIn(
  desk: Desk,
  account: string,
  { investigations }: Pick<TokenChoice, "investigations">,
): Promise<Refused | null> {
  const known = await membershipsOf(desk, account);
  const unknown = investigations.find((id) => !known.has(id));
  return unknown === undefined
    ? null
    : refuse("no-such-investigation", `You are a member of no investigation ${unknown}.`);
}

/** The account may; its value is told here and never again. */
export async function keepToken(
  db: Db,
  account: string,
  { days, ...chosen }: TokenChoice,
  at: Date,
): Promise<{ value: string; token: TokenShown }> {
  const id = randomBytes(8).toString("hex");
  const value = `sightline_${id}_${randomBytes(32).toString("base64url")}`;
  const until = new Date(at.getTime() + days * DAY_MS);
  const { name, media, write } = chosen;
  const investigations = [...new Set(chosen.investigations)];
  const row = { id, account, name, investigations, media, write, at, until, usedAt: null, revokedAt: null };
  await db
    .insertInto("doorToken")
    .values({ ...row, digest: digestOf(value) })
    .execute();
  return { value, token: shownOf({ ...row, digest: "" }) };
}

/** For whoever runs the desk: the account need not be asked. Refuses one that is closed, as nobody could come in with it. */
export async function makeTokenFor(
  desk: Desk,
  email: string,
  chosen: TokenChoice,
): Promise<Result<{ value: string; token: TokenShown }>> {
  const account = await openAccount(desk, email);
  if (!account.ok) return account;
  const unknown = await whyNotIn(desk, account.value, chosen);
  return unknown ?? ok(await keepToken(desk.db, account.value, chosen, desk.now()));
}

export async function listTokensOf(desk: Desk, email: string): Promise<Result<TokenShown[]>> {
  const account = await openAccount(desk, email);
  return account.ok ? ok(await tokensOf(desk, account.value)) : account;
}

export async function revokeTokenOf(desk: Desk, email: string, id: string): Promise<Result<object>> {
  const account = await openAccount(desk, email);
  return account.ok ? revoke(desk, account.value, id) : account;
}

async function openAccount({ db }: Desk, email: string): Promise<Result<string>> {
  const row = await db
    .selectFrom("doorAccount")
    .innerJoin("doorPassword", "doorPassword.userId", "doorAccount.id")
    .select("doorAccount.id")
    .where("email", "=", plainEmail(email))
    .executeTakeFirst();
  return row ? ok(row.id) : refuse("no-such-account", `No open account has the address ${email}.`);
}

const standing = (db: Db, now: Date) =>
  db
    .selectFrom("doorToken")
    .innerJoin("doorPassword", "doorPassword.userId", "doorToken.account")
    .innerJoin("doorAccount", "doorAccount.id", "doorToken.account")
    .selectAll("doorToken")
    .select("twoFactorEnabled")
    .where("revokedAt", "is", null)
    .where("until", ">", now);

export async function tokensOf(desk: Pick<Desk, "db" | "now">, account: string): Promise<TokenShown[]> {
  const rows = await standing(desk.db, desk.now())
    .where("account", "=", account)
    .orderBy("at", "desc")
    .orderBy("doorToken.id")
    .execute();
  return rows.map(shownOf);
}

export async function revoke(
  { db, now }: Pick<Desk, "db" | "now">,
  account: string,
  id: string,
): Promise<Result<Record<string, never>>> {
  const done = await db
    .updateTable("doorToken")
    .set({ revokedAt: now() })
    .where("id", "=", id)
    .where("account", "=", account)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1
    ? ok({})
    : refuse("no-such-token", "You have no such token; it may be revoked already.");
}

const over = (): Refused =>
  refuse("token-over", "This token is none of this desk, has run out or was revoked; make another one.");

/**
 * What a token opens. Found by the digest of all of it, so that no time tells how much of a wrong one is right. Wrong ones
 * are counted for who shows them; a right one is not, however often it comes.
 */
export async function letIn(
  { desk, limiter }: Pick<Accounts, "desk" | "limiter">,
  value: string,
  address: string,
): Promise<Result<TokenSession>> {
  const [, id] = /^sightline_([0-9a-f]{16})_[\w-]{43}$/.exec(value) ?? [];
  const keys = [...(id === undefined ? [] : [`token ${id} ${address}`]), `tokens ${address}`];
  if (limiter.triedTooOften(keys)) return tooMany();
  const now = desk.now();
  const row =
    id === undefined
      ? undefined
      : await standing(desk.db, now).where("digest", "=", digestOf(value)).executeTakeFirst();
  if (!row) {
    limiter.mayTry(keys);
    return over();
  }
  if (row.usedAt === null || Math.abs(now.getTime() - row.usedAt.getTime()) >= NOTED_MS)
    await desk.db.updateTable("doorToken").set({ usedAt: now }).where("id", "=", row.id).execute();
  const { account, investigations, media, write, twoFactorEnabled: secondFactor } = row;
  const may: TokenRight[] = [
    "read",
    ...(media ? ["media" as const] : []),
    ...(write ? ["write" as const] : []),
  ];
  return ok({ id: row.id, account, secondFactor, investigations, may });
}

/** What the tokens are called with which entries were written, by the number of the entry; an id where its name is not known here. */
export async function tokensOfEntries(
  db: Pick<Db, "selectFrom">,
  investigation: string,
  entries: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (entries.length === 0) return new Map();
  const rows = await db
    .selectFrom("journal")
    .leftJoin("doorToken", (join) =>
      join.on("doorToken.id", "=", (eb) => eb.fn("substr", ["journal.via", eb.lit(viaToken("").length + 1)])),
    )
    .select(["seq", "via", "name"])
    .where("investigation", "=", investigation)
    .where("seq", "=", (eb) => eb.fn.any(eb.val(entries.map(Number))))
    .where("via", "like", `${viaToken("")}%`)
    .execute();
  return new Map(rows.map(({ seq, via, name }) => [String(seq), name ?? tokenOf(via) ?? ""]));
}
