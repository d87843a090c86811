// Heads on a real desk: each command notes how far it went, and no forged history passes for the one that was noted.
import { createHash } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk } from "../desk.ts";
import { propose } from "../investigation/command.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { compareHeads, newestReached } from "./compare-heads.ts";
import { deskKey, type DeskKey } from "./desk-key.ts";
import { isGenuine, readHead, saidBy, signedHead, type Head } from "./head.ts";
import { MerkleTree } from "./merkle.ts";
import { entryLeaf, noteHeads } from "./note-heads.ts";

let at: TestDesk;
let investigation: string;
beforeAll(async () => {
  at = await testDesk();
  const opened = await findOrOpenInvestigation(at.desk, "test");
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  investigation = opened.id;
});
afterAll(() => at.end());

const add = async (id: string): Promise<void> => {
  const payload = { id, name: id, role: "viewer" } as const;
  const done = await propose(
    at.desk,
    { investigation, by: "owner" },
    { verb: "member.add", subject: id, payload },
  );
  expect(done.ok).toBe(true);
};
const headsNoted = async (): Promise<(Head | null)[]> =>
  (await readFile(at.desk.headsFile, "utf8")).trim().split("\n").map(readHead);

test("what came since is noted once, signed, and shown to continue what was noted before", async () => {
  for (const id of ["m1", "m2", "m3", "m4", "m5"]) {
    await add(id);
    expect((await noteHeads(at.desk)).noted.length).toBe(1);
    expect(await noteHeads(at.desk)).toEqual({ noted: [], broken: [] });
  }
  const heads = await headsNoted();
  expect(heads.map((head) => head?.seq)).toEqual([3, 4, 5, 6, 7]);
  for (const [i, head] of heads.entries()) {
    if (!head) throw new Error("Expected a head on every line.");
    expect(isGenuine(head)).toBe(true);
    const before = heads[i - 1] ?? head;
    expect(followsFrom(before, head, i > 0 ? (head.since?.proof ?? []) : [])).toBe(true);
  }
  const rows = await at.desk.db.selectFrom("journal").select("hash").orderBy("seq").execute();
  const tree = new MerkleTree();
  for (const { hash } of rows) tree.add(entryLeaf(hash));
  expect(heads.at(-1)).toMatchObject({ root: tree.rootAt(), hash: rows.at(-1)?.hash });
});

test("the key is the desk's own, and only its account can read it", async () => {
  const file = join(at.desk.dataDir, "desk.key");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const keys = await Promise.all([1, 2, 3].map(() => deskKey(at.desk.dataDir)));
  expect(new Set(keys.map(({ name }) => name)).size).toBe(1);
});

test("of several desks that make a key at once, all have the same", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sightline-key-"));
  try {
    const keys = await Promise.all(Array.from({ length: 4 }, () => deskKey(folder)));
    expect(new Set(keys.map(({ name }) => name)).size).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a line that a crash cut short spoils no later one", async () => {
  await appendFile(at.desk.headsFile, '{"format":"sightline.he');
  await add("m6");
  await noteHeads(at.desk);
  const heads = await headsNoted();
  expect(heads.at(-2)).toBe(null);
  expect(heads.at(-1)?.seq).toBe(8);
});

test("a desk that closes notes what it wrote, and one that cannot says so and goes on", async () => {
  const said: string[] = [];
  const headsFile = join(at.folder, "nowhere", "heads.jsonl");
  const options = { dataDir: at.desk.dataDir, databaseUrl: at.databaseUrl };
  const opened = await openDesk({ ...options, headsFile, log: (line) => said.push(line) });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  await opened.desk.close();
  expect(said).toEqual([expect.stringContaining("could not be noted")]);
  const elsewhere = join(at.folder, "elsewhere.jsonl");
  const again = await openDesk({ ...options, headsFile: elsewhere });
  if (!again.ok) throw new Error(again.refusal.sentence);
  await again.desk.close();
  expect(readHead((await readFile(elsewhere, "utf8")).trim())?.seq).toBe(8);
});

test("a journal that does not continue what was noted is told and not noted", async () => {
  const file = join(at.folder, "other.jsonl");
  const key = await deskKey(at.desk.dataDir);
  const other = await forgery(key, { investigation, size: 5, salt: "other" });
  for (const head of [other.head(4), { ...other.head(5), seq: 50 }]) {
    await writeFile(file, `${JSON.stringify(head)}\n`);
    const { noted, broken } = await noteHeads({ ...at.desk, headsFile: file });
    expect([noted, broken.length]).toEqual([[], 1]);
  }
});

test("a file of heads is held against one that was kept, with nothing but the two", async () => {
  const [older, newer] = [join(at.folder, "older.jsonl"), at.desk.headsFile];
  const lines = (await readFile(newer, "utf8")).split("\n");
  await writeFile(older, `${lines[1]}\n`);
  const whole = await compareHeads(older, newer);
  const continued = [{ investigation, from: 4, to: (await headsNoted()).at(-1)?.seq }];
  expect(whole).toEqual({ ok: true, value: { continued, problems: [] } });
  const key = await deskKey(at.desk.dataDir);
  const other = await forgery(key, { investigation, size: 9, salt: "other" });
  const forged = join(at.folder, "forged.jsonl");
  await writeFile(forged, [4, 9].map((seq) => JSON.stringify(other.head(seq))).join("\n"));
  expect(await compareHeads(older, forged)).toMatchObject({
    value: { continued: [], problems: [expect.stringContaining("does not go on from this head")] },
  });
  // The kept head is there, and what comes after it is another history that claims to go on from it.
  const claimed = {
    ...other.head(9),
    since: { seq: 4, root: readHead(lines[1] ?? "")?.root, proof: other.tree.proofFrom(4) },
  };
  await writeFile(forged, `${lines[1]}\n${JSON.stringify(claimed)}\n`);
  expect(await compareHeads(older, forged)).toMatchObject({ value: { continued: [{ from: 4, to: 4 }] } });
  await writeFile(older, `${lines[1]?.replace('"seq":4', '"seq":5')}\n`);
  expect(await compareHeads(older, newer)).toMatchObject({
    value: { problems: [expect.stringContaining("changed"), expect.anything()] },
  });
  await writeFile(older, "no head\n");
  expect(await compareHeads(older, newer)).toMatchObject({
    refusal: { code: "head-unreadable", path: older },
  });
});

/** Whether the newer head is accepted as one that goes on from the older, when it comes with this proof. */
function followsFrom(older: Head, newer: Head, proof: readonly string[]): boolean {
  const since = { seq: older.seq, root: older.root, proof: [...proof] };
  const reached = newestReached([older, { ...newer, since }].filter(isGenuine)).get(saidBy(older));
  return reached === newer.seq && (newer.seq > older.seq || saidBy(newer) === saidBy(older));
}

test("a long file is compared with each of its lines verified once, in whatever order they lie", async () => {
  const key = await deskKey(at.desk.dataDir);
  const size = 1000;
  const tree = new MerkleTree();
  let since: Head["since"] = null;
  const lines = Array.from({ length: size }, (_, i): string => {
    const hash = createHash("sha256").update(`${i}`).digest("hex");
    tree.add(entryLeaf(hash));
    if (since) since = { ...since, proof: [...tree.proofFrom(since.seq)] };
    const about = { investigation, seq: i + 1, hash, root: tree.rootAt(), at: "2031-04-09T10:00:00.000Z" };
    const head = signedHead(key, about, { peaks: [...tree.peaks], since });
    since = { seq: head.seq, root: head.root, proof: [] };
    return JSON.stringify(head);
  });
  const [older, newer] = [join(at.folder, "long-older.jsonl"), join(at.folder, "long.jsonl")];
  await writeFile(older, lines.slice(0, 900).join("\n"));
  for (const order of [lines, lines.toReversed()]) {
    await writeFile(newer, order.join("\n"));
    const compared = await compareHeads(older, newer);
    expect(compared).toMatchObject({ value: { problems: [] } });
    expect(compared.ok && new Set(compared.value.continued.map(({ to }) => to))).toEqual(new Set([size]));
  }
  // One line less in the middle, and what comes after it is reached from nowhere before it.
  await writeFile(newer, lines.toSpliced(500, 1).join("\n"));
  const cut = await compareHeads(older, newer);
  expect(cut.ok && [...new Set(cut.value.continued.map(({ to }) => to))]).toEqual([500, size]);
  expect(cut.ok && cut.value.problems.length).toBe(1);
});

type Forged = { readonly head: (seq: number) => Head; readonly tree: MerkleTree };

/** A journal of so many entries, with heads by the key at each of them. */
async function forgery(
  key: DeskKey,
  {
    investigation: id,
    size,
    salt,
    same = 0,
  }: { investigation: string; size: number; salt: string; same?: number },
): Promise<Forged> {
  let previous = "0".repeat(64);
  const hashes = Array.from({ length: size }, (_, i) => {
    const text = `${previous} ${i < same ? "honest" : salt} ${i}`;
    return (previous = createHash("sha256").update(text).digest("hex"));
  });
  const tree = new MerkleTree();
  const peaks: (readonly string[])[] = [];
  for (const hash of hashes) {
    tree.add(entryLeaf(hash));
    peaks.push(tree.peaks);
  }
  const head = (seq: number): Head => {
    const about = { investigation: id, seq, hash: hashes[seq - 1] ?? "", root: tree.rootAt(seq) };
    const shown = { peaks: [...(peaks[seq - 1] ?? [])], since: null };
    return signedHead(key, { ...about, at: "2031-04-09T10:00:00.000Z" }, shown);
  };
  return { head, tree };
}

describe("of 1,000 forged histories, held against older heads", () => {
  const drawn = fc.record({
    size: fc.integer({ min: 2, max: 120 }),
    older: fc.nat(),
    changed: fc.nat(),
    length: fc.integer({ min: 1, max: 140 }),
    how: fc.constantFrom(
      "own proof",
      "honest proof",
      "no proof",
      "cut",
      "other key",
      "other name",
      "resigned",
    ),
  });

  test("none is accepted, whatever comes with it; every honest one is", async () => {
    const key = await deskKey(at.desk.dataDir);
    const folder = await mkdtemp(join(tmpdir(), "sightline-liar-"));
    const liar = await deskKey(folder);
    await rm(folder, { recursive: true });
    let [forged, accepted, honest] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(drawn, async ({ size, older: at_, changed, length, how }) => {
        const seq = 1 + (at_ % size);
        const about = { investigation: "mill", size };
        const honestly = await forgery(key, { ...about, salt: "honest" });
        const older = honestly.head(seq);
        expect(followsFrom(older, honestly.head(size), honestly.tree.proofFrom(seq))).toBe(true);
        honest += 1;
        // It shares what came before the entry that was changed, and goes on as it likes, or stops early.
        const lie = await forgery(how === "other key" ? liar : key, {
          investigation: "mill",
          size: length,
          salt: "forged",
          same: changed % seq,
        });
        const proofs = {
          "own proof": lie.tree.proofFrom(Math.min(seq, length)),
          "honest proof": honestly.tree.proofFrom(seq),
          "no proof": [],
          cut: lie.tree.proofFrom(Math.min(seq, length)).slice(1),
          "other key": lie.tree.proofFrom(Math.min(seq, length)),
          "other name": honestly.tree.proofFrom(seq),
          resigned: honestly.tree.proofFrom(seq),
        };
        const newer = lie.head(length);
        const shown = {
          // Another investigation's true head, and the true head with another entry put at its end.
          "other name": { ...honestly.head(size), investigation: "other" },
          resigned: { ...honestly.head(size), hash: newer.hash },
        };
        const claimed = how === "other name" || how === "resigned" ? shown[how] : newer;
        forged += 1;
        if (followsFrom(older, claimed, proofs[how])) accepted += 1;
      }),
      { seed: 20261128, numRuns: 1000 },
    );
    expect({ forged, accepted, honest }).toEqual({ forged: 1000, accepted: 0, honest: 1000 });
  });
});
