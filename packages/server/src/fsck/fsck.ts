// Checks all that must never change: every byte of every original, every link of every chain against the heads that were
// kept, every row against the journal, what guards the database, what is looked at. It changes nothing.
import { howMany } from "@sightline/count";
import { TABLES, type Table } from "@sightline/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { chainsIn, linksOf } from "../journal/chain.ts";
import { nameOf, wrongNumbers } from "../journal/numbers.ts";
import { differencesIn, Replayed, withoutChain } from "../journal/replayed.ts";
import { checkGuards } from "./guards.ts";
import { wrongHands } from "./hands.ts";
import { HeldAgainst } from "./held-against.ts";
import { keptHeads, NOTHING_GIVEN, type GivenHeads, type KeptHeads } from "./kept-heads.ts";
import { checkOriginals } from "./originals.ts";
import type { Problem, Tell } from "./problem.ts";
import { checkRenditions } from "./renditions.ts";

export type Checked = {
  readonly originals: number;
  readonly bytes: number;
  readonly entries: number;
  readonly investigations: number;
  /** Rows of tables that were held against the journal. */
  readonly rows: number;
  readonly renditions: number;
  /** Newest entry's hash and Merkle root of each investigation: who keeps them can tell a rewritten history later. */
  readonly heads: readonly CheckedHead[];
  readonly problems: readonly Problem[];
  /** What this check could not have seen, a sentence each. */
  readonly unseen: readonly string[];
};
export type CheckedHead = {
  readonly investigation: string;
  readonly seq: number;
  readonly hash: string;
  readonly root: string;
  /** The newest entry that a head kept outside of the data folder speaks of, 0 for none. */
  readonly outside: number;
};

export type FsckOptions = {
  /** Heads kept elsewhere. */
  readonly given?: GivenHeads;
  readonly onProgress?: (bytes: number) => void;
};

export async function fsck(desk: Desk, options: FsckOptions = {}): Promise<Checked> {
  const { given = NOTHING_GIVEN, onProgress = () => undefined } = options;
  const problems: Problem[] = [];
  const tell: Tell = (what, sentence) => void problems.push({ what, sentence });
  // Read first: what was noted is in the journal, also beside a desk that writes meanwhile.
  const kept = await keptHeads(desk, given, tell);
  const guards = await checkGuards(desk, tell);
  const read = await desk.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute((tx) => checkJournals(tx, { kept, readable: guards.readable, tell }));
  const stored = await checkOriginals(desk, tell, onProgress);
  for (const { sha256, bytes, name } of read.items) {
    if (!stored.found.has(sha256))
      tell(sha256, `The original of ${name} is missing; restore it from a backup.`);
    else if ((stored.right.get(sha256) ?? bytes) !== bytes)
      tell(
        sha256,
        `The original of ${name} has ${stored.right.get(sha256)} bytes, and the journal says ${bytes}.`,
      );
  }
  const contents = new Set(read.items.map(({ sha256 }) => sha256));
  const renditions = guards.readable.has("rendition_hash")
    ? await checkRenditions(desk, contents, tell)
    : { files: 0, unhashed: 0 };
  const { entries, rows, heads } = read;
  return {
    originals: stored.found.size,
    bytes: stored.bytes,
    entries,
    investigations: heads.length,
    rows,
    renditions: renditions.files,
    heads,
    problems,
    unseen: unseenOf({ heads, kept, ...renditions, guards: guards.unseen }),
  };
}

type Item = { readonly sha256: string; readonly bytes: number; readonly name: string };
type Asked = { readonly kept: KeptHeads; readonly readable: ReadonlySet<string>; readonly tell: Tell };

async function checkJournals(tx: Kysely<Tables>, { kept, readable, tell }: Asked) {
  const heads: CheckedHead[] = [];
  const items: Item[] = [];
  let [entries, rows] = [0, 0];
  if (!readable.has("journal")) {
    tell("the journal", "The journal is not there, or may not be read; restore a backup.");
    return { heads, items, entries, rows };
  }
  const wrong = await wrongNumbers(tx, readable);
  for (const one of wrong) tell(nameOf(one), one.sentence);
  const tables = TABLES.filter((table) => readable.has(table) && wrong.every((one) => one.table !== table));
  const chains = await chainsIn(tx);
  for (const investigation of chains) {
    const { head, replayed, whole } = await checkChain(tx, investigation, { kept, tell });
    heads.push(head);
    entries += head.seq;
    for (const row of replayed.rows.get("item")?.values() ?? []) items.push(row as Item);
    // What comes after an entry that cannot be read is not known, so no row can be held against it.
    if (!whole) {
      tell(investigation, "Its tables were not compared with its journal, part of which cannot be read.");
      continue;
    }
    for (const of of replayed.rows.values()) rows += of.size;
    for await (const { table, id, sentence } of differencesIn(tx, investigation, replayed, tables))
      tell(`${investigation} ${table} ${id}`, sentence);
  }
  await checkMissing(tx, { chains, tables, kept, tell });
  return { heads, items, entries, rows };
}

async function checkChain(
  tx: Kysely<Tables>,
  investigation: string,
  { kept, tell }: Omit<Asked, "readable">,
) {
  const replayed = new Replayed();
  const against = new HeldAgainst(kept, investigation);
  let [seq, hash, broken, whole] = [0, "", false, true];
  for await (const link of linksOf(tx, investigation)) {
    const at = `${investigation} ${link.seq}`;
    // After the first break, those that follow from it are not told again.
    if (link.broken !== null && !broken) tell(at, link.broken);
    broken ||= link.broken !== null;
    whole &&= link.entry !== null;
    if (link.entry) {
      const hadMembers = (replayed.rows.get("member")?.size ?? 0) > 0;
      const wrong = [...replayed.add(link.entry), ...wrongHands(replayed, link.entry, hadMembers)];
      for (const sentence of wrong) tell(at, sentence);
    }
    against.add(link);
    seq += 1;
    hash = link.hash;
  }
  against.end(investigation, tell);
  const head = { investigation, seq, hash, root: against.root, outside: against.outside };
  return { head, replayed, whole };
}

type Missing = {
  readonly chains: readonly string[];
  readonly tables: readonly Table[];
  readonly kept: KeptHeads;
  readonly tell: Tell;
};

/** Rows without a journal, and journals that were noted and are gone. */
async function checkMissing(tx: Kysely<Tables>, { chains, tables, kept, tell }: Missing): Promise<void> {
  for (const investigation of await withoutChain(tx, chains, tables))
    tell(investigation, "Tables speak of this investigation, and there is no journal of it.");
  for (const [investigation, at] of kept.of) {
    if (chains.includes(investigation) || [...at.values()].flat().every(({ foreign }) => foreign)) continue;
    const newest = Math.max(...at.keys());
    tell(
      investigation,
      `The journal of this investigation is gone, all ${newest} entries of it. Restore a backup.`,
    );
  }
  for (const hash of kept.hashes)
    tell(
      hash,
      "No entry has this hash: the journal that ended with it was rewritten, cut or lost, or is another desk's.",
    );
}

type Unseen = {
  readonly heads: readonly CheckedHead[];
  readonly kept: KeptHeads;
  readonly unhashed: number;
  readonly guards: string | null;
};

function unseenOf({ heads, kept, unhashed, guards }: Unseen): string[] {
  const open = heads.filter(({ seq, outside }) => outside < seq);
  return [
    ...open.map(
      ({ investigation, seq, outside }) =>
        `${investigation}: whether entries ${outside + 1} to ${seq} were rewritten, or newer ones removed, by somebody who can write this data folder as well: ${outside === 0 ? "no head of it was kept elsewhere" : `the newest head kept elsewhere is of entry ${outside}`}.`,
    ),
    ...(kept.unread === 0
      ? []
      : [
          `${howMany(kept.unread, "line")} of the file of heads could not be read; a crash can cut one short.`,
        ]),
    ...(unhashed === 0
      ? []
      : [
          `${howMany(unhashed, "picture")} made before hashes of pictures were noted: whether they were swapped.`,
        ]),
    ...(guards === null ? [] : [guards]),
    "What machines found (fingerprints, points, suggested pairs, metadata): it can be found again, and is no evidence.",
    "Whether a picture was swapped by somebody who can write both the data folder and the database: originals are held against the journal, pictures against a table.",
    "Who may come in: accounts, and whose member each is, are in no journal; `sightline account list` tells them.",
    "Whether what members wrote is true, and whether it was they who wrote it.",
  ];
}
