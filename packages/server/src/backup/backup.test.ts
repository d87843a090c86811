// Backup, wipe, restore: the same state, also of a backup that was made while others wrote; a corrupt one refused by name.
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Result } from "@sightline/domain";
import { fsck } from "../fsck/fsck.ts";
import { noteHeads } from "../heads/note-heads.ts";
import { propose } from "../investigation/command.ts";
import { stateHash } from "../journal/state-hash.ts";
import { caseIn } from "../testing/asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";

let at: TestDesk;
let to: string;
let investigation: string;
beforeAll(async () => {
  at = await testDesk();
  to = join(at.folder, "backup");
  const paths = await Promise.all([1, 2, 3].map((n) => drawPhoto(join(at.folder, "in", `${n}.png`), n)));
  ({ investigation } = await collectInto(at.desk, paths.slice(0, 2), "акаунт 𠮷"));
  await noteHeads(at.desk);
});
afterAll(() => at.end());

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.sentence}`);
  return result.value;
};
const add = async (desk: TestDesk["desk"], id: string): Promise<void> => {
  const payload = { id, name: id, role: "viewer" } as const;
  value(await propose(desk, { investigation, by: "owner" }, { verb: "member.add", subject: id, payload }));
};
/** A desk of its own, with nothing in it. */
async function elsewhere<T>(work: (at: TestDesk) => Promise<T>): Promise<T> {
  const other = await testDesk();
  try {
    return await work(other);
  } finally {
    await other.end();
  }
}

test("what is new since the last time is added, and nothing else", async () => {
  expect(value(await backup(at.desk, to))).toMatchObject({ originals: { added: 2, all: 2 } });
  expect(value(await backup(at.desk, to))).toMatchObject({
    originals: { added: 0, all: 2 },
    entries: { added: 0 },
    bytesAdded: 0,
  });
  await add(at.desk, "m1");
  await collectInto(at.desk, [join(at.folder, "in", "3.png")]);
  const entries = { added: 2 };
  expect(value(await backup(at.desk, to))).toMatchObject({ originals: { added: 1, all: 3 }, entries });
});

test("a restored desk comes to the same state, case and journal, and fsck finds nothing", async () => {
  const { stateHash: then } = value(await backup(at.desk, to));
  expect(then).toBe(await stateHash(at.desk.db));
  await elsewhere(async ({ desk }) => {
    const restored = value(await restore(desk, to));
    expect(restored).toMatchObject({
      stateHash: { backedUp: then, restored: then },
      sameTables: true,
      originals: 3,
    });
    expect(await stateHash(desk.db)).toBe(then);
    expect(await caseIn(desk, investigation)).toEqual(await caseIn(at.desk, investigation));
    expect(await journalOf(desk)).toEqual(await journalOf(at.desk));
    expect((await fsck(desk)).problems).toEqual([]);
    const { rows } = await sql`select from graphile_worker.jobs`.execute(desk.db);
    expect(rows.length).toBe(6);
    await add(desk, "after");
    await noteHeads(desk);
    expect((await fsck(desk)).problems).toEqual([]);
    // It goes on from there, and its own backup goes on from this one.
    expect(value(await backup(desk, to))).toMatchObject({ entries: { added: 1 }, originals: { added: 0 } });
    expect(await restore(desk, to)).toMatchObject({ refusal: { code: "restore-not-empty" } });
  });
});

test("the desk that was left behind cannot write over the backup of the one that went on", async () => {
  const before = await readFile(join(to, "sightline-backup.json"), "utf8");
  await add(at.desk, "other-way");
  await add(at.desk, "and-on");
  expect(await backup(at.desk, to)).toMatchObject({ refusal: { code: "backup-of-another-history" } });
  expect(await readFile(join(to, "sightline-backup.json"), "utf8")).toBe(before);
});

test("made while others write, it holds one moment, whole", async () => {
  const folder = join(at.folder, "meanwhile");
  const stopping = new AbortController();
  const writes = (async () => {
    for (let n = 0; !stopping.signal.aborted; n++) {
      await add(at.desk, `w${n}`);
      if (n % 3 === 0) await noteHeads(at.desk);
    }
  })();
  try {
    for (let i = 0; i < 4; i++) {
      const { stateHash: then } = value(await backup(at.desk, folder));
      await elsewhere(async ({ desk }) => {
        expect(value(await restore(desk, folder)).stateHash).toEqual({ backedUp: then, restored: then });
        expect((await fsck(desk)).problems).toEqual([]);
      });
    }
  } finally {
    stopping.abort();
    await writes;
  }
});

const journalOf = (desk: TestDesk["desk"]) =>
  desk.db.selectFrom("journal").selectAll().orderBy("seq").execute();
const files = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe("a backup that is not as it was written", () => {
  test("is refused by name whichever of its files lost a byte, an end, or itself, and nothing is written", async () => {
    const whole = join(at.folder, "whole");
    value(await backup(at.desk, whole));
    await elsewhere(async ({ desk }) => {
      const told = new Set<string>();
      for (const name of (await files(whole)).map((file) => file.slice(whole.length + 1))) {
        for (const harm of ["byte", "end", "gone", "empty"]) {
          const folder = await mkdtemp(join(tmpdir(), "sightline-harmed-"));
          await cp(whole, folder, { recursive: true });
          const file = join(folder, name);
          const bytes = await readFile(file);
          const middle = Math.floor(bytes.length / 2);
          await chmod(file, 0o600);
          if (harm === "byte")
            await writeFile(file, bytes.fill(bytes.readUInt8(middle) ^ 1, middle, middle + 1));
          if (harm === "end") await truncate(file, bytes.length - 2);
          if (harm === "empty") await truncate(file, 0);
          if (harm === "gone") await rm(file);
          const done = await restore(desk, folder);
          const list = name === "sightline-backup.json" && harm === "gone";
          const refusal = list
            ? { code: "not-a-backup", path: folder }
            : { code: "backup-corrupt", path: file };
          expect([name, harm, done]).toMatchObject([name, harm, { ok: false, refusal }]);
          expect(await desk.db.selectFrom("journal").select("seq").execute()).toEqual([]);
          told.add(name.split("/")[0]?.slice(0, 5) ?? "");
          await rm(folder, { recursive: true });
        }
      }
      expect([...told].sort()).toEqual(["heads", "journ", "origi", "sight"]);
      expect(value(await restore(desk, whole, { dryRun: true })).stateHash.restored).toBe(null);
      expect(value(await restore(desk, whole)).sameTables).toBe(true);
    });
  });

  test("is not added to either", async () => {
    const folder = join(at.folder, "harmed");
    value(await backup(at.desk, folder));
    const [journal = ""] = (await files(join(folder, "journals"))).sort();
    await truncate(journal, (await stat(journal)).size - 10);
    expect(await backup(at.desk, folder)).toMatchObject({
      refusal: { code: "backup-corrupt", path: journal },
    });
  });

  test("because it was cut off leaves the one before as it was", async () => {
    const folder = join(at.folder, "cut-off");
    value(await backup(at.desk, folder));
    // What a killed backup had written already: entries behind the last one, an unfinished list, another file of heads.
    const [journal = ""] = await files(join(folder, "journals"));
    await appendFile(journal, '{"investigation":"x","seq":999');
    await writeFile(join(folder, "sightline-backup.json.unfinished"), "{");
    await writeFile(join(folder, `heads-${"0".repeat(64)}.jsonl`), "");
    await elsewhere(async ({ desk }) => void value(await restore(desk, folder)));
    await add(at.desk, "later");
    expect(value(await backup(at.desk, folder))).toMatchObject({ entries: { added: 1 } });
    await elsewhere(async ({ desk }) => void value(await restore(desk, folder)));
  });
});

test("an original that was altered here is not backed up as if it were right", async () => {
  await elsewhere(async (other) => {
    await collectInto(other.desk, [join(at.folder, "in", "1.png")]);
    const { sha256 } = await other.desk.db.selectFrom("item").select("sha256").executeTakeFirstOrThrow();
    const path = other.desk.originals.path(sha256);
    await chmod(path, 0o600);
    await writeFile(path, "something else");
    const done = await backup(other.desk, join(other.folder, "backup"));
    expect(done).toMatchObject({ refusal: { code: "original-altered" } });
  });
});

/** As the owner of the database, past what guards the journal. */
const guarded = async ({ desk }: TestDesk, statement: string): Promise<void> => {
  for (const one of [
    "alter table journal disable trigger user",
    "grant update, delete on journal to current_user",
    statement,
  ])
    await sql.raw(one).execute(desk.db);
};

describe("a desk that somebody changed", () => {
  test.each([
    ["a word", "update journal set reason = 'x' where seq = 2", 2],
    ["a time that is none", "update journal set at = 'infinity' where seq = 2", 2],
    ["a payload that is none", "update journal set payload = '7' where seq = 2", 2],
    ["a missing entry", "delete from journal where seq = 2", 3],
  ])("in its journal, %s, is not backed up as if it could be restored", async (_what, statement, seq) => {
    await elsewhere(async (other) => {
      const into = join(other.folder, "backup");
      const { investigation: id } = await collectInto(other.desk, [join(at.folder, "in", "1.png")]);
      await guarded(other, statement);
      const done = await backup(other.desk, into);
      expect(done).toMatchObject({ refusal: { code: "journal-broken" } });
      expect(!done.ok && done.refusal.sentence).toContain(`${id} ${seq}: `);
      expect(await restore(other.desk, into)).toMatchObject({ refusal: { code: "not-a-backup" } });
    });
  });

  test("in what came since the last backup leaves that as it was", async () => {
    await elsewhere(async (other) => {
      const into = join(other.folder, "backup");
      await collectInto(other.desk, [join(at.folder, "in", "1.png")]);
      value(await backup(other.desk, into));
      await collectInto(other.desk, [join(at.folder, "in", "2.png")]);
      await guarded(other, "update journal set reason = 'x' where seq = (select max(seq) from journal)");
      expect(await backup(other.desk, into)).toMatchObject({ refusal: { code: "journal-broken" } });
      await elsewhere(async ({ desk }) => void value(await restore(desk, into)));
    });
  });

  test("in its table of items keeps the originals that the journal names", async () => {
    await elsewhere(async (other) => {
      const into = join(other.folder, "backup");
      await collectInto(other.desk, [join(at.folder, "in", "1.png"), join(at.folder, "in", "2.png")]);
      await guarded(other, "delete from item where name = '1.png'");
      expect(value(await backup(other.desk, into))).toMatchObject({ originals: { added: 2, all: 2 } });
      expect(value(await backup(other.desk, into))).toMatchObject({ originals: { added: 0, all: 2 } });
    });
  });
});

test("a folder that holds something else, and the data folder, are refused", async () => {
  const folder = join(at.folder, "something");
  await mkdir(folder);
  await writeFile(join(folder, "letter.txt"), "x");
  expect(await backup(at.desk, folder)).toMatchObject({
    refusal: { code: "backup-not-empty", path: folder },
  });
  for (const inside of [at.desk.dataDir, join(at.desk.dataDir, "b"), at.folder])
    expect(await backup(at.desk, inside)).toMatchObject({ refusal: { code: "backup-inside" } });
  expect(await restore(at.desk, folder)).toMatchObject({ refusal: { code: "not-a-backup" } });
});
