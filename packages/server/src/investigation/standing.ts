// The investigations that stand in this process: read from the tables once, then kept up with the journal entry by entry.
import {
  applyRow,
  draftOf,
  emptyHeld,
  FIELDS,
  GENESIS,
  project,
  settled,
  TABLES,
  type Draft,
  type Entry,
  type Held,
  type RowChange,
  type Table,
} from "@sightline/domain";
import { sql, type Kysely, type Transaction } from "kysely";
import type { Tables } from "../db/schema.ts";
import { columnOf } from "../journal/apply-rows.ts";
import { holdChain } from "../journal/append.ts";
import { entriesOf, heldEntries } from "../journal/read.ts";

/** What stands, and the hash of the newest entry in it. It never changes: after the next entry there is another. */
export type State = { readonly held: Held; readonly head: string };

/** Rows of all investigations together that stay in memory, about half a kilobyte each. */
const MOST_ROWS = 800_000;

/** What an act was decided on, and what stands after it. */
export type Written = { readonly investigation: string; readonly before: Held; readonly after: Held };

export class Investigations {
  readonly #states = new Map<string, State>();
  readonly #asked = new Map<string, { readonly now: Promise<unknown>; next: Promise<State> | null }>();
  readonly #mostRows: number;
  /** Called after each act that this process has committed. */
  readonly onWritten = new Set<(written: Written) => void>();

  constructor(mostRows = MOST_ROWS) {
    this.#mostRows = mostRows;
  }

  /**
   * What the journal says now: one statement when it stands already. Whoever asks while others are being answered waits
   * for the next answer, and all of those share it. An investigation that nobody opened has no rows.
   */
  async read(db: Kysely<Tables>, investigation: string): Promise<State> {
    const asked = this.#asked.get(investigation);
    if (asked) return (asked.next ??= asked.now.then(() => this.read(db, investigation)));
    const asking = this.#upToDate(db, investigation);
    const now = asking.then(
      () => this.#asked.delete(investigation),
      () => this.#asked.delete(investigation),
    );
    this.#asked.set(investigation, { now, next: null });
    return asking;
  }

  /** What stands already, however old it is; undefined where nothing does. */
  standing(investigation: string): State | undefined {
    return this.#states.get(investigation);
  }

  /** The same, and holds the chain until the transaction ends, so that nothing comes after it. */
  async hold(tx: Transaction<Tables>, investigation: string): Promise<State> {
    const known = this.#states.get(investigation);
    if (!known) await holdChain(tx, investigation);
    const kept = known && (await keptUp(known, heldEntries(tx, investigation, known.held.seq)));
    return this.#standing(tx, investigation, kept);
  }

  async #upToDate(db: Kysely<Tables>, investigation: string): Promise<State> {
    const known = this.#states.get(investigation);
    const kept = known && (await keptUp(known, entriesOf(db, investigation, known.held.seq)));
    return this.#standing(db, investigation, kept);
  }

  /** `kept` is null where tables were restored to another history: what stood here is of no use then. */
  async #standing(db: Kysely<Tables>, investigation: string, kept: State | null | undefined): Promise<State> {
    const state = kept ?? (await loadAtOnce(db, investigation));
    this.stand(investigation, state);
    return state;
  }

  /** What a committed command came to; kept unless something newer stands here already. */
  stand(investigation: string, state: State): void {
    const there = this.#states.get(investigation);
    this.#states.delete(investigation);
    if (state.held.seq === 0) return;
    this.#states.set(investigation, there && there.held.seq > state.held.seq ? there : state);
    this.#forgetOldest();
  }

  /** How many stand. */
  get size(): number {
    return this.#states.size;
  }

  /** The least recently used goes first; the one just used stays, however large it is. */
  #forgetOldest(): void {
    let rows = 0;
    for (const { held } of this.#states.values()) rows += rowsIn(held);
    for (const [oldest, { held }] of this.#states) {
      if (rows <= this.#mostRows || this.#states.size === 1) return;
      this.#states.delete(oldest);
      rows -= rowsIn(held);
    }
  }
}

const rowsIn = (held: Held): number => TABLES.reduce((sum, table) => sum + held[table].size, 0);

/** Null when the next entry does not follow the one that stands. */
async function keptUp(from: State, newer: AsyncIterable<Entry>): Promise<State | null> {
  let head = from.head;
  let draft: Draft | null = null;
  for await (const entry of newer) {
    if (entry.previous !== head) return null;
    head = entry.hash;
    draft ??= draftOf(from.held);
    draft.seq = entry.seq;
    for (const row of project(entry)) applyRow(draft, row);
  }
  return draft === null ? from : { held: settled(draft), head };
}

/** All tables as they were at one moment: a transaction that holds the chain sees nothing else. */
const loadAtOnce = (db: Kysely<Tables>, investigation: string): Promise<State> =>
  db.isTransaction
    ? load(db, investigation)
    : db
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute((tx) => load(tx, investigation));

async function load(db: Kysely<Tables>, investigation: string): Promise<State> {
  const draft = emptyHeld();
  for (const table of TABLES) {
    for (let last: string | null = "", page: readonly { id: string }[] = []; last !== null;) {
      page = await pageOf(db, { table, investigation, after: last });
      for (const put of page) applyRow(draft, { table, put } as RowChange);
      last = WHOLE.has(table) || page.length < AT_ONCE ? null : (page.at(-1)?.id ?? null);
    }
  }
  const last = await db
    .selectFrom("journal")
    .select(["seq", "hash"])
    .where("investigation", "=", investigation)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  draft.seq = last?.seq ?? 0;
  return { held: settled(draft), head: last?.hash ?? GENESIS };
}

/** Rows come in pages, so that a large table is never in memory twice. */
const AT_ONCE = 5000;
/** Tables that come in one page, however many rows they have. */
const WHOLE: ReadonlySet<Table> = new Set(["investigation", "member"]);

/** Their ids are the numbers of their entries. */
const BY_ENTRY: ReadonlySet<Table> = new Set(["review", "decision", "check", "comment", "doubt"]);

type PageAsked = { readonly table: Table; readonly investigation: string; readonly after: string };

/** In order of id; members all at once, in the order in which they joined; what is named by its entry in the order of these. */
function pageOf(
  db: Kysely<Tables>,
  { table, investigation, after }: PageAsked,
): Promise<readonly { id: string }[]> {
  // Each row comes as it is held: nothing has to be renamed or copied, which cost more than the rules do.
  const all = db
    .withoutPlugins()
    .selectFrom(table as "review")
    .select(fieldsHeld(table).map((field) => sql<string>`${sql.ref(columnOf(field))}`.as(field as "id")));
  if (table === "investigation") return all.where("id", "=", investigation).execute();
  const own = all.where("investigation", "=", investigation);
  if (table === "member") return own.orderBy(joinedAt).execute();
  if (BY_ENTRY.has(table)) {
    const entry = sql<number>`id::bigint`;
    return own.where(entry, ">", Number(after)).orderBy(entry).limit(AT_ONCE).execute();
  }
  // In the database's own order, which its index has.
  return own.where("id", ">", after).orderBy("id").limit(AT_ONCE).execute();
}

/** Boxes of tracks are asked for, and are not in memory. */
const fieldsHeld = (table: Table): readonly string[] => FIELDS[table].filter((field) => field !== "track");

const joinedAt = sql`(select min(entry.seq) from journal entry where entry.investigation = member.investigation
  and entry.verb = 'member.add' and entry.subject = member.id)`;
