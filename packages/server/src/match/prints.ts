// The stored fingerprint of a content, as matching reads it.
import type { Prints } from "@sightline/match";
import type { Kysely, Selectable } from "kysely";
import type { FingerprintTable, Tables } from "../db/schema.ts";
import { ptsFromBlob } from "../item/blob.ts";

export type Selects = Pick<Kysely<Tables>, "selectFrom">;

/** A content with its prints. */
export type Printed = { readonly sha256: string; readonly prints: Prints };

/** Of those contents, the ones that have a fingerprint. */
export async function loadPrints(db: Selects, contents: readonly string[]): Promise<Printed[]> {
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
  const { recipe, hashes, qualities, variants, trimmedHashes, trimmedQualities, trimmedVariants } = row;
  const ptsUs = ptsFromBlob(row.ptsUs);
  return {
    kind: recipe === "pdq-1" ? "photo" : "video",
    ptsUs,
    hashes: plain(hashes),
    qualities: plain(qualities),
    variants: variants && plain(variants),
    trimmed:
      trimmedHashes && trimmedQualities
        ? {
            hashes: plain(trimmedHashes),
            qualities: plain(trimmedQualities),
            variants: trimmedVariants && plain(trimmedVariants),
          }
        : null,
    shotsUs: shotsFrom(row.shotsUs, ptsUs),
  };
}

/** The same bytes as what matching is written for: a Buffer's `slice` shares its memory, others' copy theirs. */
const plain = ({ buffer, byteOffset, length }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, length);

/** What was looked at before shots were found is one shot. */
export const shotsFrom = (blob: Buffer | null, ptsUs: readonly number[]): number[] =>
  blob ? ptsFromBlob(blob) : ptsUs.slice(0, 1);
