// The one reading of the journal: which rows an entry puts or patches. Memory and SQL both apply what this returns.
import type { Entry, Signed } from "./entry.ts";
import { VERBS, type RowChange } from "./nouns.ts";

/** The rows that an entry changes. */
export function project(entry: Pick<Entry, "seq"> & Signed): RowChange[] {
  const { table, writes } = VERBS[entry.verb];
  return [{ table, ...writes(entry) } as RowChange];
}
