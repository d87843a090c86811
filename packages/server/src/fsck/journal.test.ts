// Journals that are not the ones that were written, and heads that were touched: each told by name.
import { execFileSync } from "node:child_process";
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { backup } from "../backup/backup.ts";
import { restore } from "../backup/restore.ts";
import { compareHeads } from "../heads/compare-heads.ts";
import { noteHeads } from "../heads/note-heads.ts";
import { testDesk } from "../testing/desk.ts";
import {
  asOwner,
  at,
  newestNoted,
  pastTheGuards,
  rehash,
  spoilADeskInEachTest,
  told,
} from "../testing/spoiled-desk.ts";
import { fsck } from "./fsck.ts";
import { givenHeads } from "./kept-heads.ts";

spoilADeskInEachTest();

const tenfold = ({ payload }: { payload: unknown }): unknown =>
  typeof payload === "object" && payload !== null && "atLeast" in payload
    ? { ...payload, atLeast: 400 }
    : payload;

describe("a journal that is not the one that was written", () => {
  test("with a changed word breaks at its entry", async () => {
    await pastTheGuards("update journal set reason = 'x' where seq = 4");
    expect(await told()).toEqual([expect.stringMatching(/ 4: The chain is broken at this entry: its words/)]);
  });

  test("without one in its middle breaks after it", async () => {
    await pastTheGuards("delete from journal where seq = 4");
    const said = await told();
    expect(said[0]).toMatch(/ 5: The chain is broken at this entry: it does not follow/);
  });

  test("without its newest entries is held against the desk's own heads", async () => {
    await pastTheGuards("delete from journal where seq > (select max(seq) - 2 from journal)");
    expect((await told()).join("\n")).toMatch(/the newest 2 entries of it are gone/);
  });

  test("written anew by the owner of the database, tables and all, is told by the heads", async () => {
    await rehash(tenfold);
    await asOwner("update headcount set at_least = 400");
    expect(await told()).toEqual([expect.stringMatching(/The journal was rewritten: a head that was kept/)]);
  });

  test("written anew and with the desk's own heads gone is told by one kept elsewhere, and only by that", async () => {
    const kept = join(at.folder, "kept.jsonl");
    await copyFile(at.desk.headsFile, kept);
    const hash = (await newestNoted()).hash;
    expect(await told([hash])).toEqual([]);
    expect(await told([kept])).toEqual([]);
    const { unseen } = await fsck(at.desk, { given: { hashes: [hash], heads: [] } });
    expect(unseen.join("\n")).not.toContain("were rewritten");
    await rehash(tenfold);
    await asOwner("update headcount set at_least = 400");
    await writeFile(at.desk.headsFile, "");
    expect(await told()).toEqual([]);
    expect(await told([hash])).toEqual([expect.stringContaining(`${hash}: No entry has this hash`)]);
    expect(await told([kept])).toEqual([expect.stringContaining("The journal was rewritten")]);
  });

  test("that is gone altogether is told", async () => {
    await pastTheGuards("truncate journal");
    const said = (await told()).join("\n");
    expect(said).toMatch(/The journal of this investigation is gone, all \d+ entries of it/);
    expect(said).toContain("Tables speak of this investigation");
  });

  test("with an entry that is none is a finding and no fault", async () => {
    for (const payload of ['{"nonsense":1}', "7", '{"name":7}']) {
      await rehash((row) => (row.seq === 3 ? JSON.parse(payload) : row.payload)).catch(() => undefined);
      await pastTheGuards(`update journal set payload = '${payload}' where seq = 3`);
      const said = (await told()).join("\n");
      expect(said).toMatch(/ 3: (The chain is broken|This entry is none that Sightline writes)/);
      expect(said).toContain("tables were not compared");
    }
    await pastTheGuards("update journal set verb = 'item.burn', by = '' where seq = 3");
    expect((await told()).join("\n")).toContain(" 3: The chain is broken");
  });

  test("with a number or a depth that cannot be read is a finding and no fault", async () => {
    await pastTheGuards(
      "update journal set payload = (repeat('[', 6000) || repeat(']', 6000))::jsonb where seq = 3",
    );
    expect((await told()).join("\n")).toContain(" 3: The chain is broken at this entry: its words");
    await pastTheGuards(
      "update journal set seq = 9223372036854775807 where seq = (select max(seq) from journal)",
    );
    await pastTheGuards("update journal set seq = -9223372036854775807 where seq = 1");
    const said = (await told()).join("\n");
    expect(said).toMatch(/journal [0-9a-f]{64}: seq is 9223372036854775807, a number that/);
    expect(said).toMatch(/journal [0-9a-f]{64}: seq is -9223372036854775807, a number that/);
  });

  test("with entries that no rule would have let in says so, though its chain is whole", async () => {
    await pastTheGuards(
      "alter table headcount drop constraint headcount_check",
      "update journal set by = 'ann' where verb = 'headcount.review'",
      "update journal set by = 'eve' where seq = (select max(seq) from journal where verb = 'item.review')",
    );
    await rehash(({ payload }) => payload);
    const said = (await told()).join("\n");
    expect(said).not.toContain("The chain is broken");
    expect(said).toContain("ann reviews what ann stated: no rule lets such an entry in");
    expect(said).toContain("It is by eve, who was no member then");
  });

  test("with an entry that changes what is not there says so", async () => {
    await pastTheGuards("update journal set subject = 'h9' where verb = 'headcount.review'");
    expect((await told()).join("\n")).toContain("It changes headcount h9, which no entry before it made");
  });
});

describe("heads that were touched", () => {
  test("are told by their line", async () => {
    const { seq } = await newestNoted();
    const lines = await readFile(at.desk.headsFile, "utf8");
    const touched = lines.replace(`"seq":${seq}`, `"seq":${seq + 1}`);
    await writeFile(at.desk.headsFile, touched.split("\n").at(-2) ?? "");
    expect(await told()).toEqual([expect.stringContaining("line 1: This head is not as its key signed it")]);
  });

  test("that are no heads are refused where they are given", async () => {
    for (const given of ["abc", at.folder, join(at.folder, "in", "1.png")])
      expect(await givenHeads([given])).toMatchObject({ refusal: { code: "head-unreadable", path: given } });
  });
});

const asPem = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" });

describe("what stands in place of the desk's key or of its heads", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const inPlaceOf: [string, (path: string) => Promise<unknown>][] = [
    ["garbage", (path) => writeFile(path, "garbage")],
    ["nothing", (path) => writeFile(path, "")],
    ["a key of another kind", (path) => writeFile(path, asPem(rsa))],
    ["a key of another curve", (path) => writeFile(path, asPem(p256))],
    ["a folder", (path) => mkdir(path)],
    ["a pipe", async (path) => execFileSync("mkfifo", [path])],
    ["a device", (path) => symlink("/dev/zero", path)],
    ["a link to itself", (path) => symlink(path, path)],
  ];

  test.each(inPlaceOf)("%s in place of the key is told by fsck, and no work waits for it", async (_, put) => {
    const key = join(at.desk.dataDir, "desk.key");
    await rm(key);
    await put(key);
    expect(await told()).toEqual([expect.stringContaining(`${key}: The desk's key cannot be used`)]);
    await expect(noteHeads(at.desk)).rejects.toThrow("The desk's key cannot be used");
  });

  test.each(inPlaceOf.slice(4))(
    "%s in place of the heads is told by fsck, and refused by backup and restore",
    async (_, put) => {
      const { headsFile } = at.desk;
      const good = join(at.folder, "good");
      expect((await backup(at.desk, good)).ok).toBe(true);
      await rm(headsFile);
      await put(headsFile);
      expect(await told()).toEqual([
        expect.stringContaining(`${headsFile}: The file of heads cannot be used`),
      ]);
      const refused = { ok: false, refusal: { code: "heads-unusable", path: headsFile } };
      expect(await backup(at.desk, join(at.folder, "backup"))).toMatchObject(refused);
      expect(await compareHeads(headsFile, headsFile)).toMatchObject(refused);
      const empty = await testDesk();
      try {
        expect(await restore({ ...empty.desk, headsFile }, good)).toMatchObject(refused);
        expect(await empty.desk.db.selectFrom("journal").selectAll().execute()).toEqual([]);
      } finally {
        await empty.end();
      }
    },
  );

  test("garbage in the heads is told as lines that could not be read, however long", async () => {
    await writeFile(at.desk.headsFile, `${"x".repeat(300_000)}\n\n{}`);
    const { problems, unseen } = await fsck(at.desk);
    expect(problems).toEqual([]);
    expect(unseen.join("\n")).toContain("2 lines of the file of heads could not be read");
  });
});
