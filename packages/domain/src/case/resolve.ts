// Which of our items a row of a case file means: by id, by SHA-256, or by file name; and whether the two agree.
import type { Held } from "../investigation/held.ts";
import { findItem } from "../item/find.ts";
import type { ItemRow } from "../item/item.ts";
import { refuse, type Result } from "../refusal.ts";
import type { ItemInFile } from "./file.ts";

type Naming = Pick<ItemInFile, "id"> & Partial<Pick<ItemInFile, "kind" | "sha256" | "name">>;

/** Tries the row's id (as id, hash or file name), then its `sha256`, then its `name`; refuses what disagrees. */
export function resolveItem(held: Held, row: Naming): Result<ItemRow> {
  const names = [row.id, row.sha256, row.name].filter((name) => name !== undefined);
  const found = names.map((name) => findItem(held, name)).find((one) => one.ok) ?? findItem(held, row.id);
  if (!found.ok) return found;
  const item = found.value;
  if (row.sha256 !== undefined && row.sha256 !== item.sha256) {
    return refuse(
      "other-bytes",
      `${row.id} is held here with other bytes (SHA-256 ${item.sha256}); collect the right file.`,
    );
  }
  if (row.kind !== undefined && row.kind !== item.kind) {
    return refuse(
      "other-kind",
      `${row.id} is a ${item.kind} by its content, not a ${row.kind}; correct the row.`,
    );
  }
  return found;
}
