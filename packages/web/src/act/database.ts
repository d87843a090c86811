// A database of the browser's own: opened when it is first asked, let go for a page of a newer desk, opened again when it was lost.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

/** `upgrade` makes its stores. */
export function databaseOf<S extends DBSchema>(
  name: string,
  upgrade: (db: IDBPDatabase<S>) => void,
): () => Promise<IDBPDatabase<S>> {
  let opening: Promise<IDBPDatabase<S>> | null = null;
  const forget = (): void => {
    opening = null;
  };
  return () => {
    opening ??= openDB<S>(name, 1, {
      upgrade,
      // A page of a newer desk waits for this one to let go.
      blocking: (_now, _next, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  };
}
