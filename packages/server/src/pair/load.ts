// What there is to say about pairs of an investigation: suggestions from the machine's table, and the spans of copied bytes.
import {
  inbox,
  type listPairs,
  suggestedByBytes,
  type Held,
  type Inbox,
  type ItemRow,
  type PairRelation,
  type showItem,
  type Suggested,
  type Wholes,
} from "@sightline/domain";
import { sql, type Kysely, type Selectable } from "kysely";
import type { z } from "zod";
import type { PairTable, Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { ptsFromBlob } from "../item/blob.ts";

type Reader = Pick<Kysely<Tables>, "selectFrom" | "getExecutor">;

const contentsOf = (db: Reader, investigation: string) =>
  db.selectFrom("item").select("item.sha256").where("investigation", "=", investigation);

const suggestedOf = ({
  sha256A: a,
  sha256B: b,
  relation,
  evidence,
  score,
}: Omit<Selectable<PairTable>, "foundAt">): Suggested => ({
  a,
  b,
  relation,
  evidence,
  score,
});

/** A relation without the points and pairs that are drawn: thousands of pairs weigh little then. */
const undrawn = sql<PairRelation>`jsonb_set(relation, '{evidence}', relation -> 'evidence' ||
  case relation -> 'evidence' ->> 'by' when 'hashes' then '{"pairs": []}'::jsonb else '{"points": []}'::jsonb end)`;

export type InboxOptions = {
  /** With all that can be drawn of the evidence; left out, lists of points and pairs are empty. */
  readonly drawn?: boolean;
};

export async function loadInbox(
  db: Reader,
  investigation: string,
  held: Held,
  { drawn = false }: InboxOptions = {},
): Promise<Inbox> {
  const rows = await db
    .selectFrom("pair")
    .select(["sha256A", "sha256B", "evidence", "score"])
    .select(drawn ? "relation" : undrawn.as("relation"))
    .where("sha256A", "in", contentsOf(db, investigation))
    .where("sha256B", "in", contentsOf(db, investigation))
    .execute();
  const contents = [...held.item.values()].map((item) => item.sha256);
  return inbox(held, rows.map(suggestedOf), await loadWholes(db, repeatedIn(contents)));
}

function repeatedIn(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.size === seen.add(text).size);
}

const ptsIn = (blob: Buffer): number => ptsFromBlob(blob)[0] ?? 0;

/** First and last PTS of some contents. */
async function loadWholes(db: Reader, contents: readonly string[]): Promise<Wholes> {
  if (contents.length === 0) return new Map();
  const { rows } = await sql<{ sha256: string; first: Buffer; last: Buffer }>`
    select sha256, substring(pts_us from 1 for 8) as first,
      substring(pts_us from octet_length(pts_us) - 7 for 8) as last
    from fingerprint where octet_length(pts_us) >= 8 and sha256 = any(${[...contents]})`.execute(db);
  return new Map(
    rows.map(({ sha256, first, last }) => [sha256, { fromUs: ptsIn(first), toUs: ptsIn(last) }]),
  );
}

/** How many pairs wait for an answer. */
export async function countAsked(desk: Pick<Desk, "db">, investigation: string, held: Held): Promise<number> {
  const all = await loadInbox(desk.db, investigation, held);
  return all.filter((pair) => pair.asked).length;
}

/** How a machine relates two contents, whichever is named first. */
export async function loadBetween(db: Reader, one: string, other: string): Promise<Suggested | null> {
  if (one === other) return suggestedByBytes(one, await loadWholes(db, [one]));
  const row = await db
    .selectFrom("pair")
    .selectAll()
    .where("sha256A", "in", [one, other])
    .where("sha256B", "in", [one, other])
    .executeTakeFirst();
  return row ? suggestedOf(row) : null;
}

/** How far matching is with the contents of the investigation that were decoded. */
export async function loadMatching(db: Reader, investigation: string) {
  const { rows } = await sql<z.infer<typeof listPairs.answer>["matching"]>`
    select count(*) filter (where m.state is null) as waiting,
      count(*) filter (where m.state = 'done' and c.state is null) as "pixelsWaiting",
      count(*) filter (where 'failed' in (m.state, c.state)) as failed,
      coalesce(sum(m.compared), 0)::bigint as compared
    from (select distinct sha256 from item where investigation = ${investigation} and kind <> 'other') i
    join inspection n on n.sha256 = i.sha256 and n.state = 'done'
    left join matching m on m.sha256 = i.sha256 and m.investigation = ${investigation}
    left join comparison c on c.sha256 = i.sha256 and c.investigation = ${investigation}`.execute(db);
  return rows[0] ?? { waiting: 0, pixelsWaiting: 0, failed: 0, compared: 0 };
}

/** How far matching is with one item. */
export async function matchingOf(
  desk: Pick<Desk, "db">,
  investigation: string,
  { sha256, kind }: Pick<ItemRow, "sha256" | "kind">,
): Promise<z.infer<typeof showItem.answer>["matching"]> {
  const row = await desk.db
    .selectFrom("inspection")
    .leftJoin("matching", (join) =>
      join
        .onRef("matching.sha256", "=", "inspection.sha256")
        .on("matching.investigation", "=", investigation),
    )
    .leftJoin("comparison", (join) =>
      join
        .onRef("comparison.sha256", "=", "inspection.sha256")
        .on("comparison.investigation", "=", investigation),
    )
    .select(["inspection.state as looked", "matching.state", "matching.sentence"])
    .select(["comparison.state as pixels", "comparison.sentence as pixelsSaid"])
    // Of two contents the later one was held against the earlier: both were held against each other.
    .select((db) =>
      db
        .selectFrom("matching as other")
        .select((row) => row.fn.countAll().as("contents"))
        .where("other.investigation", "=", investigation)
        .where("other.state", "=", "done")
        .where("other.sha256", "<>", sha256)
        .as("compared"),
    )
    .where("inspection.sha256", "=", sha256)
    .executeTakeFirst();
  if (kind === "other" || (row !== undefined && row.looked !== "done")) return { state: "none" };
  if (row?.state === "failed") return { state: "failed", sentence: row.sentence ?? "" };
  if (row?.pixels === "failed") return { state: "failed", sentence: row.pixelsSaid ?? "" };
  if (row?.state !== "done") return { state: "waiting" };
  return { state: "done", compared: Number(row.compared ?? 0), pixels: row.pixels ?? "waiting" };
}
