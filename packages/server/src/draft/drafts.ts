// Drafts: kept for the member who writes them, shown to nobody else, bounded in number and in time, removed when stated.
import {
  DRAFT_DAYS,
  mayDraft,
  MOST_DRAFTS,
  ok,
  refuse,
  type keepDraft,
  type Result,
  type showDraft,
} from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { z } from "zod";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";

type Own = Pick<Caller, "investigation" | "member">;
type Where = Own & { readonly place: string };
type Writing = Pick<Kysely<Tables>, "deleteFrom">;

const NOT_YOURS = refuse(
  "not-allowed",
  "Your role writes nothing here, so there is nothing to begin; ask an owner.",
);

export async function shownDraft(
  desk: Desk,
  { investigation, member, role }: Caller,
  { place }: Pick<z.infer<typeof showDraft.params>, "place">,
): Promise<Result<z.infer<typeof showDraft.answer>>> {
  if (!mayDraft(role)) return NOT_YOURS;
  const row = await desk.db
    .selectFrom("draft")
    .select(["filled", "at"])
    .where("investigation", "=", investigation)
    .where("member", "=", member)
    .where("place", "=", place)
    .executeTakeFirst();
  return ok({ draft: row ? { filled: row.filled, at: row.at.toISOString() } : null });
}

/** The one that is there is written over; one more than may be is refused, so that none goes unseen. */
export async function keptDraft(
  desk: Desk,
  { investigation, member, role }: Caller,
  { place, filled }: Pick<z.infer<typeof keepDraft.params>, "place" | "filled">,
): Promise<Result<z.infer<typeof keepDraft.answer>>> {
  if (!mayDraft(role)) return NOT_YOURS;
  const at = desk.now();
  if (Object.values(filled).every((value) => value === "" || value === false)) {
    await dropDraft(desk.db, { investigation, member, place });
    return ok({ at: null });
  }
  return desk.db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom("draft")
      .where("at", "<", new Date(at.getTime() - DRAFT_DAYS * 86_400_000))
      .execute();
    // One at a time of one member: many windows at once are not many times as many.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${investigation} ${member}`}, 0))`.execute(
      tx,
    );
    const { others } = await tx
      .selectFrom("draft")
      .select(({ fn }) => fn.countAll<number>().as("others"))
      .where("investigation", "=", investigation)
      .where("member", "=", member)
      .where("place", "<>", place)
      .executeTakeFirstOrThrow();
    if (others >= MOST_DRAFTS)
      return refuse(
        "too-many-drafts",
        `You have begun ${MOST_DRAFTS} other things here; state or empty one of them, and this is kept as you type.`,
      );
    const row = { filled: JSON.stringify(filled), at };
    await tx
      .insertInto("draft")
      .values({ investigation, member, place, ...row })
      .onConflict((there) => there.columns(["investigation", "member", "place"]).doUpdateSet(row))
      .execute();
    return ok({ at: at.toISOString() });
  });
}

/** In the transaction in which it is stated, so that it is never both. */
export async function dropDraft(db: Writing, { investigation, member, place }: Where): Promise<void> {
  await db
    .deleteFrom("draft")
    .where("investigation", "=", investigation)
    .where("member", "=", member)
    .where("place", "=", place)
    .execute();
}
