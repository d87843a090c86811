// What is known of accounts, and how they are made: the rows, in transactions of ours.
import { randomBytes } from "node:crypto";
import { emailSchema, refuse, type Refused } from "@sightline/domain";
import type { Kysely, Transaction } from "kysely";
import type { Tables } from "../db/schema.ts";

type Db = Kysely<Tables> | Transaction<Tables>;

export type Person = { readonly id: string; readonly name: string; readonly email: string };

/** Addresses are compared in lower case: nobody has two accounts by spelling theirs otherwise. */
export const plainEmail = (email: string): string => email.trim().toLowerCase();

/** An account whose address the door does not take for one could never be signed in to. */
export const whyNotEmail = (email: string): Refused | null =>
  emailSchema.safeParse(plainEmail(email)).success
    ? null
    : refuse(
        "not-an-address",
        `${JSON.stringify(email)} is no e-mail address; give one such as ann@example.org.`,
      );

export const freshId = (): string => randomBytes(16).toString("hex");

export const personById = (db: Db, id: string): Promise<Person | undefined> =>
  db.selectFrom("doorAccount").select(["id", "name", "email"]).where("id", "=", id).executeTakeFirst();

export const personByEmail = (db: Db, email: string): Promise<Person | undefined> =>
  db
    .selectFrom("doorAccount")
    .select(["id", "name", "email"])
    .where("email", "=", plainEmail(email))
    .executeTakeFirst();

type Making = {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly first?: boolean;
};

/** Fails on the constraints of its table where the address has an account, or a first one is there. */
export async function makeAccount(
  tx: Db,
  { name, email, passwordHash, first = false }: Making,
): Promise<string> {
  const id = freshId();
  await tx
    .insertInto("doorAccount")
    .values({ id, name, email: plainEmail(email), first })
    .execute();
  await givePassword(tx, id, passwordHash);
  return id;
}

/** Sets the only password of an account. */
export async function givePassword(tx: Db, account: string, password: string): Promise<void> {
  await tx
    .insertInto("doorPassword")
    .values({ id: freshId(), accountId: account, providerId: "credential", userId: account, password })
    .onConflict((there) => there.column("userId").doUpdateSet({ password, updatedAt: new Date() }))
    .execute();
}

/** Ends all sessions of an account, and what waits for its second factor, but the session of this token. */
export async function endSessionsOf(tx: Db, account: string, but = ""): Promise<number> {
  await tx.deleteFrom("doorChallenge").where("value", "=", account).execute();
  const ended = await tx
    .deleteFrom("doorSession")
    .where("userId", "=", account)
    .where("token", "<>", but)
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** The same, and revokes all of its tokens: whoever knew the password, or sat at a browser, may have made one. */
export async function endAllOf(tx: Db, account: string, but = ""): Promise<number> {
  const ended = await endSessionsOf(tx, account, but);
  await tx
    .updateTable("doorToken")
    .set({ revokedAt: new Date() })
    .where("account", "=", account)
    .where("revokedAt", "is", null)
    .execute();
  return ended;
}

/** Takes away what has run out by itself; it opens nothing any more. The library goes by the clock on the wall. */
export async function sweepDoor(db: Db): Promise<void> {
  await db.deleteFrom("doorSession").where("expiresAt", "<", new Date()).execute();
  await db.deleteFrom("doorChallenge").where("expiresAt", "<", new Date()).execute();
}

/** The name of the constraint that a statement broke; null for any other fault. */
export const brokenConstraint = (fault: unknown): string | null => {
  const { code, constraint } = (fault ?? {}) as { code?: unknown; constraint?: unknown };
  return code === "23505" && typeof constraint === "string" ? constraint : null;
};
