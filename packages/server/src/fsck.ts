// Checks all that must never change: every byte of every original, every link of every chain, the state that follows.
import { GENESIS } from "@sightline/domain";
import type { Desk } from "./desk.ts";
import { hashOf } from "./journal/append.ts";
import { entriesOf } from "./journal/read.ts";

export type Problem = { readonly what: string; readonly sentence: string };
export type Checked = {
  readonly originals: number;
  readonly bytes: number;
  readonly entries: number;
  readonly investigations: number;
  /** Newest entry's hash of each investigation: who keeps it can tell a rewritten history later. */
  readonly heads: readonly { readonly investigation: string; readonly seq: number; readonly hash: string }[];
  readonly problems: readonly Problem[];
};

export async function fsck(
  desk: Desk,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<Checked> {
  const problems: Problem[] = [];
  // Asked first: an original is stored before its item is noted, also by a desk that collects meanwhile.
  const named = await desk.db.selectFrom("item").select(["sha256", "name"]).execute();
  const stored = await checkOriginals(desk, problems, onProgress);
  const chains = await checkChains(desk, problems);
  for (const { sha256, name } of named) {
    if (!stored.hashes.has(sha256)) {
      problems.push({
        what: sha256,
        sentence: `The original of ${name} is missing; restore it from a backup.`,
      });
    }
  }
  return { originals: stored.hashes.size, bytes: stored.bytes, ...chains, problems };
}

async function checkOriginals(desk: Desk, problems: Problem[], onProgress: (bytes: number) => void) {
  const hashes = new Set<string>();
  let bytes = 0;
  for await (const listed of desk.originals.each()) {
    if (listed.kind === "stray") {
      problems.push({
        what: listed.path,
        sentence: "This file is in the originals but its place is not its hash; move it out.",
      });
      continue;
    }
    hashes.add(listed.sha256);
    const verified = await desk.originals.verify(listed.sha256);
    if (verified.ok) bytes += verified.bytes;
    else problems.push({ what: listed.sha256, sentence: verified.refusal.sentence });
    onProgress(bytes);
  }
  return { hashes, bytes };
}

async function checkChains(desk: Desk, problems: Problem[]) {
  const investigations = await desk.db
    .selectFrom("journal")
    .select("investigation")
    .distinct()
    .orderBy("investigation")
    .execute();
  const heads: { investigation: string; seq: number; hash: string }[] = [];
  let entries = 0;
  for (const { investigation } of investigations) {
    let previous = GENESIS;
    let seq = 0;
    for await (const entry of entriesOf(desk.db, investigation)) {
      entries += 1;
      seq += 1;
      const { hash, ...unhashed } = entry;
      const intact = entry.seq === seq && entry.previous === previous && hashOf(unhashed) === hash;
      if (!intact) {
        problems.push({
          what: `${investigation} ${entry.seq}`,
          sentence: "The chain is broken at this entry: it was changed, or one before it is missing.",
        });
        break;
      }
      previous = hash;
    }
    heads.push({ investigation, seq, hash: previous });
  }
  return { entries, investigations: investigations.length, heads };
}
