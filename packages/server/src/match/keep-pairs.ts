// Keeps what matching found as suggestions: one row for two contents, whichever of them is the longer this time.
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { evidenceText, scoreOf, type PairRelation } from "@sightline/domain";
import type { Relation } from "@sightline/match";
import type { Tx } from "../journal/append.ts";

export type FoundPair = { readonly sha256A: string; readonly sha256B: string; readonly relation: Relation };

export async function keepPairs(tx: Tx, found: readonly FoundPair[]): Promise<void> {
  for (const { sha256A, sha256B, relation } of found) {
    await tx
      .insertInto("pair")
      .values(rowOf(sha256A, sha256B, relation))
      .onConflict((conflict) =>
        conflict
          .expression(sql`least(sha256_a, sha256_b), greatest(sha256_a, sha256_b)`)
          .doUpdateSet((eb) =>
            Object.fromEntries(COLUMNS.map((column) => [column, eb.ref(`excluded.${column}`)])),
          ),
      )
      .execute();
  }
}

const COLUMNS = ["sha256A", "sha256B", "relation", "evidence", "score"] as const;

function rowOf(sha256A: string, sha256B: string, found: Relation) {
  const relation = found as unknown as PairRelation;
  const evidence = createHash("sha256").update(evidenceText(relation)).digest("hex");
  return { sha256A, sha256B, relation: JSON.stringify(relation), evidence, score: scoreOf(relation) };
}
