// What changed since somebody looked: the newest entries are asked for while somebody watches, and never while nobody does.
import { itemsOf, MOST_TOLD, VERBS, type Changed, type Held, type Verb } from "@sightline/domain";
import type { Desk } from "../desk.ts";

export type Watcher = {
  readonly investigation: string;
  /** The newest entry that it was told of. */
  seq: number;
  /** Tells it; false where it could not be told just now, and is to be told with what comes next. */
  readonly tell: (changed: Changed) => Promise<boolean>;
  /** It cannot be watched any more: the database does not answer. */
  readonly end: () => void;
};

type Of = Pick<Desk, "db" | "investigations">;

/** So often, in ms: what one window does shows in the others within a second. */
const LOOK_MS = 400;

/**
 * Entries of other processes are found as those of this one are: by asking for what is newer, one statement for each
 * investigation that is watched. Returns how to begin to watch, which returns how to end it.
 */
export function watchOf(desk: Of, log: (line: string) => void, everyMs = LOOK_MS) {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    try {
      await tellAll(desk, watchers);
    } catch (fault) {
      // The windows come again, and each is told by its own question what is wrong.
      log(
        `Nothing could be asked of the journals: ${fault instanceof Error ? fault.message : String(fault)}`,
      );
      for (const watcher of watchers) watcher.end();
    }
    timer = watchers.size > 0 ? setTimeout(() => void look(), everyMs).unref() : undefined;
  };
  return {
    add(watcher: Watcher): () => void {
      watchers.add(watcher);
      timer ??= setTimeout(() => void look(), everyMs).unref();
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
      const changed = await changedSince(desk, held, { investigation, after });
      await Promise.all(
        same.map(async (watcher) => {
          if (await watcher.tell(changed)) watcher.seq = changed.seq;
        }),
      );
    }
  }
}

/** What the entries after `after` are about; null where that is too much to say, or nothing that follows from it. */
export async function changedSince(
  desk: Pick<Desk, "db">,
  held: Held,
  { investigation, after }: { readonly investigation: string; readonly after: number },
): Promise<Changed> {
  const { seq } = held;
  if (after > seq) return { seq, changed: null };
  const rows = await desk.db
    .selectFrom("journal")
    .select(["verb", "subject"])
    .select((eb) => [
      eb
        .ref("payload", "->>")
        .key("item" as never)
        .as("item"),
      eb
        .ref("payload", "->>")
        .key("with" as never)
        .as("other"),
    ])
    .where("investigation", "=", investigation)
    .where("seq", ">", after)
    .where("seq", "<=", seq)
    .orderBy("seq")
    .limit(MOST_TOLD + 1)
    .execute();
  if (rows.length > MOST_TOLD) return { seq, changed: null };
  const items = new Set<string>();
  for (const row of rows) for (const item of itemsOf(held, row as Named)) items.add(item);
  if (items.size > MOST_TOLD) return { seq, changed: null };
  const nouns = [...new Set(rows.map(({ verb }) => VERBS[verb as Verb].table))];
  return { seq, changed: { nouns, items: [...items] } };
}

type Named = Parameters<typeof itemsOf>[1];
