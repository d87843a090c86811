// The stored fingerprint of a content, as matching reads it.
import type { Prints } from "@sightline/match";
import type { Kysely, Selectable } from "kysely";
import type { FingerprintTable, Tables } from "../db/schema.ts";
import { ptsFromBlob } from "../item/blob.ts";

type Reader = Pick<Kysely<Tables>, "selectFrom">;

/** A content with its prints. */
export type Printed = { readonly sha256: string; readonly prints: Prints };

/** Of those contents, the ones that have a fingerprint. */
export async function loadPrints(db: Reader, contents: readonly string[]): Promise<Printed[]> {
  if (contents.length === 0) return [];
  const rows = await db
    .selectFrom("fingerprint")
    .selectAll()
    .where("sha256", "=", (eb) => eb.fn.any(eb.val([...contents])))
    .orderBy("sha256")
    .execute();
  return rows.map((row) => ({ sha256: row.sha256, prints: printsOf(row) }));
}

function printsOf(row: Selectable<FingerprintTable>): Prints {
  const { recipe, hashes, qualities, trimmedHashes, trimmedQualities } = row;
  const ptsUs = ptsFromBlob(row.ptsUs);
  return {
    kind: recipe === "pdq-1" ? "photo" : "video",
    ptsUs,
    hashes,
    qualities,
    trimmed:
      trimmedHashes && trimmedQualities ? { hashes: trimmedHashes, qualities: trimmedQualities } : null,
    shotsUs: shotsFrom(row.shotsUs, ptsUs),
  };
}

/** What was looked at before shots were found is one shot. */
export const shotsFrom = (blob: Buffer | null, ptsUs: readonly number[]): number[] =>
  blob ? ptsFromBlob(blob) : ptsUs.slice(0, 1);
