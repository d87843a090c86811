// What machines say of pairs in full: the relation of two contents, and how far matching is.
import {
  relationOfEqualBytes,
  suggestedByBytes,
  type listPairs,
  type PairRelation,
  type Suggested,
  type Unseen,
  type Whole,
} from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { z } from "zod";
import type { Tables } from "../db/schema.ts";
import { ptsFromBlob } from "../item/blob.ts";

type From = Pick<Kysely<Tables>, "selectFrom" | "getExecutor">;

export type Related = { readonly found: Suggested; readonly relation: PairRelation };

/** How machines relate these contents, by the text of `contentsKey`. */
export type Relations = ReadonlyMap<string, PairRelation>;

export const contentsKey = ({ a, b }: Pick<Suggested, "a" | "b">): string => `${a} ${b}`;

/** A relation without the points and pairs that are drawn: thousands of pairs weigh little then. */
const undrawn = sql<PairRelation>`jsonb_set(relation, '{evidence}', relation -> 'evidence' ||
  case relation -> 'evidence' ->> 'by' when 'hashes' then '{"pairs": []}'::jsonb else '{"points": []}'::jsonb end)`;

/** Left out of `drawn`, lists of points and pairs are empty. */
export async function relationsOf(
  db: From,
  found: readonly Suggested[],
  { drawn = false } = {},
): Promise<Relations> {
  const apart = found.filter(({ a, b }) => a !== b);
  const equal = found.filter(({ a, b }) => a === b).map(({ a }) => a);
  const rows =
    apart.length === 0
      ? []
      : await db
          .selectFrom("pair")
          .select(["sha256A as a", "sha256B as b"])
          .select(drawn ? "relation" : undrawn.as("relation"))
          .where(
            sql<boolean>`(sha256_a, sha256_b) in (select * from unnest(${apart.map(({ a }) => a)}::text[],
              ${apart.map(({ b }) => b)}::text[]))`,
          )
          .execute();
  const wholes = await wholesOf(db, equal);
  return new Map([
    ...rows.map(({ a, b, relation }) => [contentsKey({ a, b }), relation] as const),
    ...equal.map((a) => [contentsKey({ a, b: a }), relationOfEqualBytes(a, wholes.get(a))] as const),
  ]);
}

const ptsIn = (blob: Buffer): number => ptsFromBlob(blob)[0] ?? 0;

/** First and last PTS of some contents; missing while one is not decoded. */
async function wholesOf(db: From, contents: readonly string[]): Promise<ReadonlyMap<string, Whole>> {
  if (contents.length === 0) return new Map();
  const { rows } = await sql<{ sha256: string; first: Buffer; last: Buffer }>`
    select sha256, substring(pts_us from 1 for 8) as first,
      substring(pts_us from octet_length(pts_us) - 7 for 8) as last
    from fingerprint where octet_length(pts_us) >= 8 and sha256 = any(${[...contents]})`.execute(db);
  return new Map(
    rows.map(({ sha256, first, last }) => [sha256, { fromUs: ptsIn(first), toUs: ptsIn(last) }]),
  );
}

/** How a machine relates two contents, whichever is named first; null when none does. */
export async function relatedBetween(db: From, one: string, other: string): Promise<Related | null> {
  if (one === other) {
    const relation = relationOfEqualBytes(one, (await wholesOf(db, [one])).get(one));
    return { found: suggestedByBytes(one), relation };
  }
  const row = await db
    .selectFrom("pair")
    .select(["sha256A as a", "sha256B as b", "relation", "evidence", "score"])
    .where("sha256A", "in", [one, other])
    .where("sha256B", "in", [one, other])
    .executeTakeFirst();
  if (!row) return null;
  const { relation, ...found } = row;
  return { found, relation };
}

type Matching = z.infer<typeof listPairs.answer>["matching"];

/** How far matching is with the contents of the investigation that were decoded; `unseen` is what whoever asks does not see. */
export async function loadMatching(
  db: From,
  investigation: string,
  unseen: Pick<Unseen, "items"> | null,
): Promise<Matching> {
  const { rows } = await sql<Matching>`
    select count(*) filter (where m.state is null) as waiting,
      count(*) filter (where m.state = 'done' and c.state is null) as "pixelsWaiting",
      count(*) filter (where 'failed' in (m.state, c.state)) as failed,
      coalesce(sum(m.compared), 0)::bigint as compared
    from (select distinct sha256 from item where investigation = ${investigation} and kind <> 'other'
      and id <> all(${[...(unseen?.items ?? [])]}::text[])) i
    join inspection n on n.sha256 = i.sha256 and n.state = 'done'
    left join matching m on m.sha256 = i.sha256 and m.investigation = ${investigation}
    left join comparison c on c.sha256 = i.sha256 and c.investigation = ${investigation}`.execute(db);
  const matching = rows[0] ?? { waiting: 0, pixelsWaiting: 0, failed: 0, compared: 0 };
  if (unseen === null) return matching;
  // Each was held against all before it, also against those that are not shown.
  const contents = await matchedContents(db, investigation, unseen);
  return { ...matching, compared: (contents * (contents - 1)) / 2 };
}

/** How many contents are matched of those that items have which are shown. */
export async function matchedContents(
  db: From,
  investigation: string,
  { items }: Pick<Unseen, "items">,
): Promise<number> {
  const { rows } = await sql<{ contents: number }>`
    select count(*) as contents from matching m where m.investigation = ${investigation} and m.state = 'done'
      and exists (select from item i where i.investigation = ${investigation} and i.sha256 = m.sha256
        and i.id <> all(${[...items]}::text[]))`.execute(db);
  return rows[0]?.contents ?? 0;
}
