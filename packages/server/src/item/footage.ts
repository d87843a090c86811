// What the machine proposes as one footage: the same bytes, or the same fingerprint. A proposal until a person confirms it.
import { sql } from "kysely";
import type { Db } from "../db/open.ts";

export type FootageProposal = { readonly relation: "same-bytes" | "same-pdq"; readonly items: string[] };

/** Frames under this quality are flat, black or blurred: their hashes mean nothing. */
const LEAST_QUALITY = 50;

/** Groups already confirmed as one footage are not proposed again. Work done by SQL, by equality, never by pairs. */
export async function proposeFootage(db: Db, investigation: string): Promise<FootageProposal[]> {
  const { rows } = await sql<FootageProposal & { footages: number; loose: number }>`
    with held as (
      select i.id, i.footage, i.sha256, f.recipe, sha256(f.hashes) as print, quality.best
      from item i
      left join fingerprint f on f.sha256 = i.sha256
      left join lateral (
        select max(get_byte(f.qualities, n)) as best from generate_series(0, length(f.qualities) - 1) as n
      ) quality on true
      where i.investigation = ${investigation} and i.kind <> 'other'
    ), grouped as (
      select 'same-bytes' as relation, array_agg(id order by id collate "C") as items,
        count(distinct footage) as footages, count(*) filter (where footage is null) as loose, 1 as prints
      from held group by sha256
      union all
      select 'same-pdq', array_agg(id order by id collate "C"), count(distinct footage),
        count(*) filter (where footage is null), count(distinct sha256)
      from held where best >= ${LEAST_QUALITY} group by recipe, print having count(distinct sha256) > 1
    )
    select relation, items from grouped
    where cardinality(items) > 1 and (footages <> 1 or loose > 0)
    order by relation, items`.execute(db);
  return rows.map(({ relation, items }) => ({ relation, items }));
}
