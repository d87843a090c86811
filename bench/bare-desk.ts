// The anchor of fifty clients: what they ask, in plain statements over as many connections as the desk has, with the indexes that such statements want.
import { randomUUID } from "node:crypto";
import type { Desk } from "../packages/server/src/desk.ts";
import { insertOf } from "./bare-sql.ts";

export type BareDesk = {
  list(from: number): Promise<void>;
  search(word: string): Promise<void>;
  item(id: string): Promise<void>;
  review(n: number): Promise<void>;
};

const CARD = `
  select i.*, n.state, n.code, n.sentence, n.header, n.decode,
    (select count(*) from sighting s where s.investigation = i.investigation and s.item = i.id) people,
    (select json_agg(r.verdict) from review r where r.investigation = i.investigation and r.item = i.id) verdicts
  from shown i left join inspection n on n.sha256 = i.sha256 order by i.name, i.id`;

const LIST = `with shown as (select * from item where investigation = $1 order by name, id offset $2 limit 100) ${CARD}`;
const FOUND = "select count(*) from item where investigation = $1";
const MATCHES = "investigation = $1 and (name ilike $2 or account ilike $2)";
const SEARCH = `with shown as (select * from item where ${MATCHES} order by name, id limit 100) ${CARD}`;
const MATCHED = `select count(*) from item where ${MATCHES}`;

const OF_ITEM = [
  "select i.*, n.*, m.metadata from item i left join inspection n on n.sha256 = i.sha256 left join metadata m on m.sha256 = i.sha256 where i.investigation = $1 and i.id = $2",
  "select * from sighting where investigation = $1 and item = $2",
  "select * from review where investigation = $1 and item = $2",
  "select at, by from journal where investigation = $1 and verb = 'item.collect' and subject = $2",
];

/** Writes of it go under another investigation's name. */
export async function bareDesk({ pool }: Desk, investigation: string): Promise<BareDesk> {
  const run = randomUUID();
  await pool.query("create index if not exists bare_item_names on item (investigation, name, id)");
  await pool.query(
    "create index if not exists bare_item_said on item using gin (name gin_trgm_ops, account gin_trgm_ops)",
  );
  await pool.query("create index if not exists bare_review_items on review (investigation, item)");
  await pool.query("analyze");
  const { rows: entries } = await pool.query(
    "select * from journal where investigation = $1 and verb = 'item.review' order by seq desc limit 1",
    [investigation],
  );
  const { rows: reviews } = await pool.query("select * from review where investigation = $1 limit 1", [
    investigation,
  ]);
  const both = async (...asked: readonly [string, readonly unknown[]][]): Promise<void> => {
    for (const [text, values] of asked) await pool.query(text, [...values]);
  };
  return {
    list: (from) => both([LIST, [investigation, from]], [FOUND, [investigation]]),
    search: (word) => both([SEARCH, [investigation, `%${word}%`]], [MATCHED, [investigation, `%${word}%`]]),
    item: (id) => both(...OF_ITEM.map((text) => [text, [investigation, id]] as [string, unknown[]])),
    review: async (n) => {
      const named = { investigation: `bare clients ${run}` };
      const entry = { ...entries[0], ...named, seq: n + 1, previous: hex(n), hash: hex(n + 1) };
      const row = { ...reviews[0], ...named, id: `bare ${n}` };
      const client = await pool.connect();
      try {
        await client.query("begin");
        for (const { text, values } of [insertOf("journal", entry), insertOf("review", row)])
          await client.query(text, values);
        await client.query("commit");
      } finally {
        client.release();
      }
    },
  };
}

const hex = (n: number): string => n.toString(16).padStart(64, "0");
