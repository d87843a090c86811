// What is not yet kept, in the browser's own database: it survives a reload, a crash and a desk that is gone.
import type { Refusal } from "@sightline/domain";
import type { DBSchema } from "idb";
import { databaseOf } from "./database.ts";

/** Why it was not taken yet: nothing answered, the desk has no hand free, nobody is signed in, or somebody else is. */
export type Why = "stopped" | "busy" | "signed-out" | "other-member";

/** One act of one member, as it is sent; nothing in it opens the desk. */
export type Act = {
  /** In the order in which they were done. */
  readonly nr: number;
  /** The same each time that it is sent, so that it is done once. */
  readonly key: string;
  /** Whose it is; see `SELF`. */
  readonly self: string;
  readonly investigation: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** ms since 1970. */
  readonly at: number;
  /** Null until it was sent once in vain. */
  readonly waits: Why | null;
  readonly refused: Refusal | null;
};

/** So many of one member in one investigation: whoever has as many looks after the desk first. */
export const MOST_ACTS = 200;

interface Kept extends DBSchema {
  act: { key: number; value: Act; indexes: { self: string } };
}

export type Store = ReturnType<typeof storeIn>;

/** `name` is that of the browser's database. */
export function storeIn(name: string) {
  const open = databaseOf<Kept>(name, (db) => {
    db.createObjectStore("act", { keyPath: "nr", autoIncrement: true }).createIndex("self", "self");
  });
  const changed = async (nr: number, to: (act: Act) => Act | null): Promise<void> => {
    const tx = (await open()).transaction("act", "readwrite", { durability: "strict" });
    const act = await tx.store.get(nr);
    const next = act && to(act);
    if (next) await tx.store.put(next);
    else if (act) await tx.store.delete(nr);
    await tx.done;
  };
  return {
    /** In the order in which they were done. */
    of: async (self: string): Promise<Act[]> => (await open()).getAllFromIndex("act", "self", self),
    /** It is on the disk when this resolves; null where there are as many as may be. */
    async put(act: Omit<Act, "nr">): Promise<number | null> {
      const tx = (await open()).transaction("act", "readwrite", { durability: "strict" });
      const there = await tx.store.index("self").count(act.self);
      const nr = there < MOST_ACTS ? await tx.store.add(act as Act) : null;
      await tx.done;
      return nr;
    },
    change: (nr: number, patch: Partial<Omit<Act, "nr" | "self">>): Promise<void> =>
      changed(nr, (act) => ({ ...act, ...patch })),
    drop: (nr: number): Promise<void> => changed(nr, () => null),
  };
}
