// What a member did with their hand on each item, in the browser's own database: undo goes on after a reload.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Act } from "./sketch.ts";

/** In the order in which they were done. */
export type Hands = { readonly done: readonly Act[]; readonly undone: readonly Act[] };

type Row = {
  readonly nr: number;
  /** Member and item. */
  readonly whose: string;
  readonly act: Act;
  readonly undone: 0 | 1;
};

interface Kept extends DBSchema {
  hand: { key: number; value: Row; indexes: { whose: string; state: [string, number] } };
}

/** So many acts of all members and items: the oldest are forgotten first. */
export const MOST_HANDS = 1000;

export type HandStore = ReturnType<typeof handsIn>;

/** `name` is that of the browser's database. */
export function handsIn(name: string) {
  let opening: Promise<IDBPDatabase<Kept>> | null = null;
  const forget = (): void => {
    opening = null;
  };
  const open = (): Promise<IDBPDatabase<Kept>> => {
    opening ??= openDB<Kept>(name, 1, {
      upgrade(db) {
        const hands = db.createObjectStore("hand", { keyPath: "nr", autoIncrement: true });
        hands.createIndex("whose", "whose");
        hands.createIndex("state", ["whose", "undone"]);
      },
      blocking: (_now, _next, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  };
  return {
    async of(whose: string): Promise<readonly Row[]> {
      return (await open()).getAllFromIndex("hand", "whose", whose);
    },
    /** What was undone cannot be done again after something else was. */
    async add(whose: string, act: Act): Promise<number> {
      const tx = (await open()).transaction("hand", "readwrite");
      for (const nr of await tx.store.index("state").getAllKeys([whose, 1])) await tx.store.delete(nr);
      const nr = await tx.store.add({ whose, act, undone: 0 } as Row);
      const over = (await tx.store.count()) - MOST_HANDS;
      if (over > 0) for (const old of await tx.store.getAllKeys(null, over)) await tx.store.delete(old);
      await tx.done;
      return nr;
    },
    async undo(nr: number, undone: Row["undone"]): Promise<void> {
      const tx = (await open()).transaction("hand", "readwrite");
      const row = await tx.store.get(nr);
      if (row) await tx.store.put({ ...row, undone });
      await tx.done;
    },
    async drop(nr: number): Promise<void> {
      await (await open()).delete("hand", nr);
    },
  };
}

/**
 * One window's hand on one item. What it writes goes down in its order; two windows write beside each other and lose nothing.
 * Where a browser keeps nothing for pages, undo lives as long as the page.
 */
export function handOn(store: HandStore, whose: string) {
  const numbers = new Map<Act, number>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T | null> => {
    const next = last.then(work).catch(() => null);
    last = next;
    return next;
  };
  const known = (act: Act, work: (nr: number) => Promise<void>): Promise<unknown> =>
    inTurn(async () => {
      const nr = numbers.get(act);
      if (nr !== undefined) await work(nr);
    });
  return {
    /** As it was left. */
    read: async (): Promise<Hands> => {
      const rows = (await inTurn(() => store.of(whose))) ?? [];
      for (const { act, nr } of rows) numbers.set(act, nr);
      return {
        done: rows.filter(({ undone }) => undone === 0).map(({ act }) => act),
        undone: rows
          .filter(({ undone }) => undone === 1)
          .map(({ act }) => act)
          .toReversed(),
      };
    },
    did: (act: Act) => inTurn(async () => void numbers.set(act, await store.add(whose, act))),
    undid: (act: Act) => known(act, (nr) => store.undo(nr, 1)),
    redid: (act: Act) => known(act, (nr) => store.undo(nr, 0)),
    /** It was not kept, or cannot be undone any more. */
    forget: (act: Act) => known(act, (nr) => store.drop(nr)),
  };
}
