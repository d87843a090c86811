// Asking a program of the operator for the words of a film, stopping it, and setting aside what it suggests.
import { randomBytes } from "node:crypto";
import {
  isOneLanguage,
  isSameAsked,
  mayWrite,
  noItem,
  ok,
  refuse,
  segmentsIn,
  translationsIn,
  UNDER_WAY,
  whyNotOpen,
  type askSuggestions,
  type Held,
  type ProgramKind,
  type Refused,
  type Result,
  type Rows,
  type setAside,
  type stopAsking,
} from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { z } from "zod";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { videoOf } from "../item/film-header.ts";
import { notInspected } from "../item/not-inspected.ts";
import { enqueue } from "../jobs/enqueue.ts";

type Of<C extends { params: z.ZodType }> = Omit<z.infer<C["params"]>, "investigation">;

export async function askedPrograms(
  desk: Desk,
  caller: Caller,
  { item: id, kind, language }: Of<typeof askSuggestions>,
): Promise<Result<{ asking: string }>> {
  const { held, investigation, member: by } = caller;
  const refused = whyNotAsked(desk, caller, { id, kind, language });
  if (refused) return refused;
  const item = held.item.get(id);
  if (!item) return noItem(id);
  if ((await videoOf(desk, item.sha256)) === null) return notInspected(item.name);
  return desk.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`asking ${investigation} ${id}`}, 0))`.execute(
      tx,
    );
    const there = await askingsOf(tx, investigation, id).where("kind", "=", kind).execute();
    const same = there.filter((one) => isSameAsked({ kind, language: one.language }, { kind, language }));
    if (same.some(({ state }) => UNDER_WAY.includes(state)))
      return refuse("asked-already", "The same is asked for already; wait for it, or stop it first.");
    const asking = `p${randomBytes(8).toString("hex")}`;
    const fresh = { state: "waiting", share: 0, sentence: null, code: null } as const;
    await tx
      .insertInto("asking")
      .values({ id: asking, investigation, item: id, kind, language, by, ...fresh })
      .execute();
    await enqueue(tx, "suggest", { asking });
    return ok({ asking });
  });
}

type Wanted = { readonly id: string; readonly kind: ProgramKind; readonly language: string | null };

function whyNotAsked(desk: Desk, caller: Caller, { id, kind, language }: Wanted): Refused | null {
  const { held } = caller;
  const item = held.item.get(id);
  if (!item) return noItem(id);
  const refused = whyNotChanging(caller);
  if (refused) return refused;
  if (item.kind !== "video")
    return refuse(
      "no-transcript",
      `${item.name} is no film: nothing is heard in it, and it has no transcript.`,
    );
  if (desk.programs[kind] === null)
    return refuse(
      "no-program",
      kind === "speech"
        ? "This desk has no program that listens to speech; whoever runs it can name one with SIGHTLINE_SPEECH."
        : "This desk has no program that translates; whoever runs it can name one with SIGHTLINE_TRANSLATION.",
    );
  if (kind === "speech") return null;
  if (language === null)
    return refuse("language-needed", "A translation is into a language; name it with its tag, such as en.");
  return toTranslate(held, id, language).length > 0
    ? null
    : refuse(
        "nothing-to-translate",
        `Nothing is written down here that is not in ${language}, or translated into it, already.`,
      );
}

/** The segments that have no words in a language. */
export const toTranslate = (held: Held, item: string, language: string): readonly Rows["segment"][] =>
  segmentsIn(held, item).filter(
    (one) =>
      !isOneLanguage(one.language, language) &&
      translationsIn(held, one.id).every((each) => !isOneLanguage(each.language, language)),
  );

function whyNotChanging({ held, role }: Caller): Refused | null {
  if (!mayWrite(role, "segment.state"))
    return refuse("not-allowed", `A ${role} writes no transcripts here; ask an owner.`);
  return whyNotOpen(held, "segment.state");
}

const askingsOf = (db: Pick<Kysely<Tables>, "selectFrom">, investigation: string, item: string) =>
  db
    .selectFrom("asking")
    .select(["id", "language", "state"])
    .where("investigation", "=", investigation)
    .where("item", "=", item);

/** What is over already stays so. */
export async function stoppedAsking(
  desk: Pick<Desk, "db">,
  caller: Caller,
  { item, asking }: Of<typeof stopAsking>,
): Promise<Result<Record<string, never>>> {
  const { held, investigation } = caller;
  if (!held.item.has(item)) return noItem(item);
  const refused = whyNotChanging(caller);
  if (refused) return refused;
  const [there] = await askingsOf(desk.db, investigation, item).where("id", "=", asking).execute();
  if (!there) return refuse("no-such-asking", "No program was asked for this; look again at what is there.");
  await desk.db
    .updateTable("asking")
    .set({ state: "stopped" })
    .where("id", "=", asking)
    .where("state", "in", UNDER_WAY)
    .execute();
  return ok({});
}

export async function asideSuggestions(
  desk: Pick<Desk, "db">,
  caller: Caller,
  { item, suggestions }: Of<typeof setAside>,
): Promise<Result<Record<string, never>>> {
  const { held, investigation } = caller;
  if (!held.item.has(item)) return noItem(item);
  const refused = whyNotChanging(caller);
  if (refused) return refused;
  const chosen = suggestions === "all back" ? null : suggestions;
  await desk.db
    .updateTable("suggestion")
    .set({ aside: chosen !== null })
    .where("investigation", "=", investigation)
    .where("item", "=", item)
    .$if(chosen !== null, (query) => query.where("id", "in", chosen ?? []))
    .execute();
  return ok({});
}
