// What a member did with their hand on each item, in the browser's own database: undo goes on after a reload.
import type { DBSchema } from "idb";
import { databaseOf } from "../act/database.ts";
import type { Undoing } from "../act/undo.ts";
import type { Act } from "./undo.ts";

type Row = {
  /** In the order in which they were done, or taken back. */
  readonly nr: number;
  /** Member and item. */
  readonly whose: string;
  readonly act: Act;
  readonly undone: boolean;
};

interface Kept extends DBSchema {
  hand: { key: number; value: Row; indexes: { whose: string } };
}

/** So many acts of all members and items: the oldest are forgotten first. */
export const MOST_HANDS = 1000;

export type HandStore = ReturnType<typeof handsIn>;

/** `name` is that of the browser's database. */
export function handsIn(name: string) {
  const open = databaseOf<Kept>(name, (db) => {
    db.createObjectStore("hand", { keyPath: "nr", autoIncrement: true }).createIndex("whose", "whose");
  });
  return {
    of: async (whose: string): Promise<readonly Row[]> =>
      (await open()).getAllFromIndex("hand", "whose", whose),
    /** As the newest of its list; `before` is where it stood until now. */
    async put(row: Omit<Row, "nr">, before: number | undefined): Promise<number> {
      const tx = (await open()).transaction("hand", "readwrite");
      if (before !== undefined) await tx.store.delete(before);
      const nr = await tx.store.add(row as Row);
      const over = (await tx.store.count()) - MOST_HANDS;
      if (over > 0) for (const old of await tx.store.getAllKeys(null, over)) await tx.store.delete(old);
      await tx.done;
      return nr;
    },
    drop: async (nr: number): Promise<void> => (await open()).delete("hand", nr),
  };
}

/**
 * One window's hand on one item. What it writes goes down in its order; two windows write beside each other and lose nothing.
 * Where a browser keeps nothing for pages, undo lives as long as the page.
 */
export function handOn(store: HandStore, whose: string) {
  const numbers = new Map<Act, number>();
  /** Which list each act stands in, as it was told last. */
  const told = new Map<Act, boolean>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T | null> => {
    const next = last.then(work).catch(() => null);
    last = next;
    return next;
  };
  const put = (act: Act, undone: boolean): void => {
    if (told.get(act) === undone) return;
    told.set(act, undone);
    void inTurn(async () => void numbers.set(act, await store.put({ whose, act, undone }, numbers.get(act))));
  };
  const drop = (act: Act): void => {
    told.delete(act);
    void inTurn(async () => {
      const nr = numbers.get(act);
      if (nr !== undefined) await store.drop(nr);
    });
  };
  const asLeft = async (): Promise<Undoing<Act>> => {
    const rows = (await inTurn(() => store.of(whose))) ?? [];
    for (const { act, nr, undone } of rows) {
      numbers.set(act, nr);
      told.set(act, undone);
    }
    const acts = (which: boolean) => rows.filter(({ undone }) => undone === which).map(({ act }) => act);
    return { done: acts(false), undone: acts(true) };
  };
  let reading: Promise<Undoing<Act>> | null = null;
  return {
    /** As it was left when this window first asked. */
    read: (): Promise<Undoing<Act>> => (reading ??= asLeft()),
    /** Resolves when all that was told so far is written. */
    written: (): Promise<unknown> => last,
    /** As it is now: what came to a list came as its newest, and what is in neither is forgotten. */
    keep: ({ done, undone }: Undoing<Act>): void => {
      for (const act of done) put(act, false);
      for (const act of undone) put(act, true);
      const both = new Set([...done, ...undone]);
      for (const act of told.keys()) if (!both.has(act)) drop(act);
    },
  };
}
