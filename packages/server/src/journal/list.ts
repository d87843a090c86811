// A page of the journal, newest first: never more of the table than `LOOKS` entries, whatever is asked for.
import {
  didSaid,
  historyOf,
  isSeen,
  namesOf,
  noItem,
  ok,
  THING_VERBS,
  thingOf,
  tokenOf,
  verbsOf,
  whySaid,
  type Entry,
  type EntryShown,
  type Held,
  type History,
  type listJournal,
  type Result,
} from "@sightline/domain";
import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { tokensOfEntries } from "../account/tokens.ts";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { hashOf } from "./append.ts";
import { entryIn, type EntryRow } from "./read.ts";

type Asked = Omit<z.infer<typeof listJournal.params>, "investigation">;

/** So many entries are looked at for one answer. What an item's history names is found by an index instead. */
export const LOOKS = 20_000;
const LIMIT = 50;

export async function listEntries(
  desk: Pick<Desk, "db" | "investigations">,
  { investigation, held, unseen }: Caller,
  asked: Asked,
): Promise<Result<z.infer<typeof listJournal.answer>>> {
  const { item, limit = LIMIT } = asked;
  if (item !== undefined && !held.item.has(item)) return noItem(item);
  const state =
    desk.investigations.standing(investigation) ?? (await desk.investigations.read(desk.db, investigation));
  const before = Math.min(asked.before ?? Number.MAX_SAFE_INTEGER, state.held.seq + 1);
  const from = item === undefined ? Math.max(1, before - LOOKS) : 1;
  const conditions = sql.join(conditionsOf(investigation, held, asked), sql` and `);
  const found: Entry[] = [];
  // Where some of what was found is not for them, there is more to find: how far it looked must not tell what it found.
  for (let [next, more] = [before, true]; more && found.length < limit;) {
    const { rows } = await sql<EntryRow>`
      select * from journal
      where investigation = ${investigation} and seq >= ${from} and seq < ${next} and ${conditions}
      order by seq desc limit ${limit}`.execute(desk.db);
    const entries = rows.map((row) => entryIn(row, investigation));
    found.push(...entries.filter((entry) => unseen === null || isSeen(unseen, entry)));
    next = entries.at(-1)?.seq ?? from;
    more = rows.length === limit;
  }
  const shown = found.slice(0, limit);
  const lookedTo = shown.length === limit ? (shown.at(-1)?.seq ?? from) : from;
  return ok({
    entries: await entriesShown(desk, { investigation, held }, shown),
    head: { seq: state.held.seq, hash: state.head },
    lookedTo,
    next: lookedTo > 1 ? lookedTo : null,
  });
}

/** The same entries in words, with the tokens that wrote them by name. */
export async function entriesShown(
  desk: Pick<Desk, "db">,
  { investigation, held }: Pick<Caller, "investigation" | "held">,
  entries: readonly Entry[],
): Promise<EntryShown[]> {
  const names = namesOf(held);
  const byToken = entries.filter(({ via }) => via !== null && tokenOf(via) !== null);
  const tokens = await tokensOfEntries(
    desk.db,
    investigation,
    byToken.map(({ seq }) => String(seq)),
  );
  return entries.map((entry) => shownOf(held, { names, token: tokens.get(String(entry.seq)) }, entry));
}

function conditionsOf(
  investigation: string,
  held: Held,
  { item, member, noun, verb, from, to, text }: Asked,
): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (item !== undefined) all.push(inHistory(investigation, historyOf(held, item)));
  if (member !== undefined) all.push(sql`(by = ${member} or via = ${member})`);
  if (noun !== undefined) all.push(sql`verb = any(${verbsOf(noun)})`);
  if (verb !== undefined) all.push(sql`verb = ${verb}`);
  if (from !== undefined) all.push(sql`at >= ${from}::date::timestamp at time zone 'utc'`);
  if (to !== undefined) all.push(sql`at < (${to}::date + 1)::timestamp at time zone 'utc'`);
  if (text !== undefined)
    all.push(
      sql`strpos(lower(concat_ws(chr(10), reason, payload ->> 'reason', payload ->> 'basis')), lower(${text})) > 0`,
    );
  return all;
}

/** The numbers first, as an array: the index on subjects finds them, and no plan reads the rest of the journal. */
const inHistory = (investigation: string, { things, facts, entries }: History): RawBuilder<unknown> => sql`
  seq = any(array(
    select own.seq from journal own where own.investigation = ${investigation}
      and own.subject = any(${[...new Set([...things, ...facts])]})
      and (own.subject = any(${things}) and own.verb = any(${THING_VERBS})
        or own.subject = any(${facts}) and own.verb = any(${verbsOf("fact")}))
    union all select unnest(${entries}::bigint[])))`;

/** `token`: what the token is called that wrote it, where one did. */
function shownOf(
  held: Held,
  { names, token }: { readonly names: ReturnType<typeof namesOf>; readonly token: string | undefined },
  entry: Entry,
): EntryShown {
  const { seq, at, verb, by, via, hash, payload } = entry;
  const { item, with: other } = payload as { readonly item?: string; readonly with?: string };
  return {
    seq,
    at,
    by: names.member(by),
    via: via === null ? null : (token ?? names.member(via)),
    verb,
    did: didSaid(entry, names),
    why: whySaid(entry),
    thing: thingOf(held, { ...entry, item, other }),
    hash,
    agrees: hashOf(entry) === hash,
  };
}
