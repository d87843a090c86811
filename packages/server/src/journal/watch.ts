// What changed since somebody looked: the newest entries are asked for while somebody watches, and never while nobody does.
import {
  hidesAny,
  isSeen,
  itemsOf,
  MOST_TOLD,
  VERBS,
  type Change,
  type Changed,
  type Held,
} from "@sightline/domain";
import { sql } from "kysely";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";

export type Watcher = {
  readonly investigation: string;
  /** The newest entry that it was told of. */
  seq: number;
  /** Tells it; false where it could not be told just now, and is to be told with what comes next. */
  readonly tell: (since: Since) => Promise<boolean>;
  /** It cannot be watched any more: the database does not answer. */
  readonly end: () => void;
};

type Of = Pick<Desk, "db" | "investigations">;

/** So often, in ms: what one window does shows in the others within a second. */
const LOOK_MS = 400;

/**
 * What this process writes is told at once. Entries of other processes are found by asking for what is newer, one statement
 * for each investigation that is watched. Returns how to begin to watch, which returns how to end it.
 */
export function watchOf(desk: Of, log: (line: string) => void, everyMs = LOOK_MS) {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  /** Something was written while it looked. */
  let again = false;
  const look = async (): Promise<void> => {
    looking = true;
    again = false;
    clearTimeout(timer);
    timer = undefined;
    try {
      await tellAll(desk, watchers);
    } catch (fault) {
      // The windows come again, and each is told by its own question what is wrong.
      log(
        `Nothing could be asked of the journals: ${fault instanceof Error ? fault.message : String(fault)}`,
      );
      for (const watcher of watchers) watcher.end();
    }
    looking = false;
    if (watchers.size > 0) next(again ? 0 : everyMs);
  };
  const next = (ms: number): void => {
    timer ??= setTimeout(() => void look(), ms).unref();
  };
  desk.investigations.onWritten.add(() => {
    if (watchers.size === 0) return;
    if (looking) again = true;
    else void look();
  });
  return {
    add(watcher: Watcher): () => void {
      watchers.add(watcher);
      if (!looking) next(everyMs);
      return () => void watchers.delete(watcher);
    },
  };
}

async function tellAll(desk: Of, watchers: ReadonlySet<Watcher>): Promise<void> {
  for (const [investigation, theirs] of Map.groupBy(watchers, (each) => each.investigation)) {
    const { held } = await desk.investigations.read(desk.db, investigation);
    for (const [after, same] of Map.groupBy(theirs, ({ seq }) => seq)) {
      // Less than there was: other tables were put in their place.
      if (after === held.seq) continue;
      const since = await entriesSince(desk, held, { investigation, after });
      await Promise.all(
        same.map(async (watcher) => {
          if (await watcher.tell(since)) watcher.seq = since.seq;
        }),
      );
    }
  }
}

/** Entries, and the number of the newest; null where there are too many to say, or nothing follows from them. */
export type Since = { readonly seq: number; readonly entries: readonly Said[] | null };

type Said = Pick<Change, "verb" | "subject"> & { readonly payload: object };

/** What changes who sees what. */
const UNHIDES: ReadonlySet<string> = new Set([
  "item.restrict",
  "blind.take",
  "blind.state",
  "blind.withdraw",
]);

const ABOUT = sql<object>`jsonb_build_object('item', payload -> 'item', 'with', payload -> 'with')`;

/** The entries after `after`, up to what stands. */
export async function entriesSince(
  desk: Pick<Desk, "db">,
  held: Pick<Held, "seq" | "restricted" | "blind">,
  { investigation, after }: { readonly investigation: string; readonly after: number },
): Promise<Since> {
  const { seq } = held;
  if (after > seq) return { seq, entries: null };
  const rows = await desk.db
    .selectFrom("journal")
    .select(["verb", "subject"])
    // All of it is looked at only where it may name what somebody does not see: tracks are long.
    .select(hidesAny(held) ? sql<object>`payload`.as("payload") : ABOUT.as("payload"))
    .where("investigation", "=", investigation)
    .where("seq", ">", after)
    .where("seq", "<=", seq)
    .orderBy("seq")
    .limit(MOST_TOLD + 1)
    .execute();
  return { seq, entries: rows.length > MOST_TOLD ? null : (rows as readonly Said[]) };
}

/** What they are about, as far as this caller may see; null where that is too much to say. */
export function changedFor(
  { held, unseen }: Pick<Caller, "held" | "unseen">,
  { seq, entries }: Since,
): Changed {
  // Who sees what has changed: all that they have on show may be otherwise.
  if (entries === null || entries.some(({ verb }) => UNHIDES.has(verb))) return { seq, changed: null };
  const seen = entries.filter((entry) => unseen === null || isSeen(unseen, entry));
  const items = new Set<string>();
  for (const entry of seen) for (const item of itemsOf(held, namedIn(entry))) items.add(item);
  if (items.size > MOST_TOLD) return { seq, changed: null };
  return {
    seq,
    changed: { nouns: [...new Set(seen.map(({ verb }) => VERBS[verb].table))], items: [...items] },
  };
}

function namedIn({ verb, subject, payload }: Said): Parameters<typeof itemsOf>[1] {
  const { item, with: other } = payload as Readonly<Record<"item" | "with", string | null>>;
  return { verb, subject, item, other };
}
