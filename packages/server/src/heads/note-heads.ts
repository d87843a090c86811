// Notes how far each journal goes, in a signed line that shows that the one noted before is its beginning.
import type { Pool } from "pg";
import { deskKey, type DeskKey } from "./desk-key.ts";
import { isGenuine, signedHead, type Head } from "./head.ts";
import { appendTo, newestIn } from "./heads-file.ts";
import { leafOf, MerkleTree } from "./merkle.ts";

type End = { readonly investigation: string; readonly seq: number; readonly hash: string };

export type NotedAt = {
  readonly pool: Pool;
  /** Where the desk's key is kept. */
  readonly dataDir: string;
  readonly headsFile: string;
  readonly now: () => Date;
};

/** What is noted now, and what no longer continues what was noted before: a sentence each. */
export type NotedNow = { readonly noted: readonly Head[]; readonly broken: readonly string[] };

/** Writes nothing where nothing came since. What does not continue what was noted is told and not noted. */
export async function noteHeads(desk: NotedAt): Promise<NotedNow> {
  const { rows } = await desk.pool.query<End>(
    `select i.id as investigation, j.seq, j.hash from investigation i
      cross join lateral (select seq, hash from journal where investigation = i.id order by seq desc limit 1) j`,
  );
  const key = await deskKey(desk.dataDir);
  const known = await newestIn(
    desk.headsFile,
    key.name,
    rows.map(({ investigation }) => investigation),
  );
  const [noted, broken]: [Head[], string[]] = [[], []];
  for (const end of rows) {
    const since = known.get(end.investigation);
    if (since?.seq === end.seq && since.hash === end.hash) continue;
    const head = await nextHead(desk, key, end, since);
    if (head) noted.push(head);
    else
      broken.push(
        `The journal of ${end.investigation} does not continue what ${desk.headsFile} noted at entry ${since?.seq}: entries were changed or removed. Run sightline fsck, and keep that file.`,
      );
  }
  if (noted.length > 0) await appendTo(desk.headsFile, noted);
  return { noted, broken };
}

/** Null where the journal is no continuation. */
async function nextHead(
  desk: NotedAt,
  key: DeskKey,
  end: End,
  since: Head | undefined,
): Promise<Head | null> {
  const { investigation, seq, hash } = end;
  if (since && (!isGenuine(since) || (await hashAt(desk, investigation, since.seq)) !== since.hash))
    return null;
  const tree = since ? new MerkleTree(since.seq, since.peaks) : new MerkleTree();
  for (let from = tree.size; from < seq; from = tree.size) {
    const { rows } = await desk.pool.query<{ hash: string }>(
      `select hash from journal where investigation = $1 and seq > $2 and seq <= $3 order by seq limit 5000`,
      [investigation, from, seq],
    );
    for (const row of rows) tree.add(entryLeaf(row.hash));
    if (rows.length === 0) return null;
  }
  const shown = since ? { seq: since.seq, root: since.root, proof: [...tree.proofFrom(since.seq)] } : null;
  const at = desk.now().toISOString();
  return signedHead(
    key,
    { investigation, seq, hash, root: tree.rootAt(), at },
    { peaks: [...tree.peaks], since: shown },
  );
}

async function hashAt({ pool }: NotedAt, investigation: string, seq: number): Promise<string | undefined> {
  const sql = "select hash from journal where investigation = $1 and seq = $2";
  return (await pool.query<{ hash: string }>(sql, [investigation, seq])).rows[0]?.hash;
}

/** An entry's leaf is its hash, which covers all of it. */
export const entryLeaf = (hash: string): string => leafOf(Buffer.from(hash, "hex"));
