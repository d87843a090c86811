// Rebuilding: the projection is emptied and made again from the journal; the state hash before and after must be equal.
import { project, TABLES, type RowChange, type Table } from "@sightline/domain";
import type { Kysely } from "kysely";
import type { Db } from "../db/open.ts";
import type { Tables } from "../db/schema.ts";
import { holdChain } from "./append.ts";
import { writesOf, writeTogether } from "./apply-rows.ts";
import { chainsIn, linksOf } from "./chain.ts";
import { nameOf, wrongNumbers, type WrongNumber } from "./numbers.ts";
import { entriesOf } from "./read.ts";
import { differencesIn, Replayed, withoutChain, type Difference } from "./replayed.ts";
import { stateHash } from "./state-hash.ts";

export type Rebuilt = {
  readonly entries: number;
  readonly before: string;
  readonly after: string;
  /** What the tables said otherwise than the journal; they say it no more. */
  readonly differed: readonly Difference[];
  /** Why nothing was rebuilt: entries that cannot be trusted, a sentence each. */
  readonly broken: readonly string[];
};

/** All in one transaction: readers see the old rows until the new ones are complete. */
export async function rebuild(
  db: Db,
  onProgress: (entries: number) => void = () => undefined,
): Promise<Rebuilt> {
  return db.transaction().execute(async (tx) => {
    const chains = await chainsIn(tx);
    for (const investigation of chains) await holdChain(tx, investigation);
    const wrong = await wrongNumbers(tx, TABLES);
    const before = await stateHash(tx, { unreadable: wrong.map(({ table }) => table) });
    const { differed, broken } = await compared(tx, chains, wrong);
    if (broken.length > 0) return { entries: 0, before, after: before, differed: [], broken };
    for (const table of TABLES) await tx.deleteFrom(table).execute();
    let entries = 0;
    for (const investigation of chains) {
      let rows: RowChange[] = [];
      for await (const entry of entriesOf(tx, investigation)) {
        rows.push(...project(entry));
        entries += 1;
        if (entries % 1000 !== 0) continue;
        await writeTogether(tx, writesOf(investigation, rows));
        rows = [];
        onProgress(entries);
      }
      await writeTogether(tx, writesOf(investigation, rows));
    }
    return { entries, before, after: await stateHash(tx), differed, broken };
  });
}

async function compared(
  tx: Kysely<Tables>,
  chains: readonly string[],
  unreadable: readonly WrongNumber<Table>[],
) {
  const differed: Difference[] = [...unreadable];
  const readable = TABLES.filter((name) => unreadable.every(({ table }) => table !== name));
  // A chain is read by its numbers, so an entry whose number cannot be read would be passed over.
  const broken = (await wrongNumbers(tx, ["journal"])).map((one) => `${nameOf(one)}: ${one.sentence}`);
  for (const investigation of chains) {
    const replayed = new Replayed();
    for await (const { seq, entry, broken: why } of linksOf(tx, investigation)) {
      const sentences = [...(why === null ? [] : [why]), ...(entry ? replayed.add(entry) : [])];
      broken.push(...sentences.map((sentence) => `${investigation} ${seq}: ${sentence}`));
    }
    for await (const difference of differencesIn(tx, investigation, replayed, readable))
      differed.push(difference);
  }
  for (const investigation of await withoutChain(tx, chains)) {
    const sentence = "Tables spoke of this investigation, and there is no journal of it.";
    differed.push({ investigation, table: "investigation", id: investigation, sentence });
  }
  return { differed, broken };
}
