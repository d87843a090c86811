// An investigation handed over: complete and valid, nothing of another in it, restored to the same state; cut off, it goes on.
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Result } from "@sightline/domain";
import { restore } from "../backup/restore.ts";
import { fsck } from "../fsck/fsck.ts";
import { noteHeads } from "../heads/note-heads.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { stateHash } from "../journal/state-hash.ts";
import { caseIn } from "../testing/asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { walk } from "./bag.ts";
import { checkBag } from "./check-bag.ts";
import { handOver } from "./hand-over.ts";

let at: TestDesk;
let mine: { readonly id: string; readonly name: string };
let other: string;
beforeAll(async () => {
  at = await testDesk();
  const paths = await Promise.all([1, 2].map((n) => drawPhoto(join(at.folder, "in", `${n}.png`), n)));
  const { investigation } = await collectInto(at.desk, paths);
  mine = { id: investigation, name: "test\nof two lines" };
  const opened = await findOrOpenInvestigation(at.desk, "another");
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  other = opened.id;
  await noteHeads(at.desk);
});
afterAll(() => at.end());

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.sentence}`);
  return result.value;
};

test("it is a complete and valid bag of one investigation, and restores to the state that it names", async () => {
  const bag = join(at.folder, "bag");
  const done = value(await handOver(at.desk, bag, { investigation: mine }));
  expect(done).toMatchObject({ originals: 2 });
  const checked = value(await checkBag(bag));
  expect(checked).toEqual({ files: done.files, bytes: done.bytes, algorithms: ["sha256"], problems: [] });
  const { files } = await walk(bag);
  const texts = await Promise.all(files.map(({ path }) => readFile(join(bag, path))));
  expect(files.filter((_, i) => texts[i]?.includes(other))).toEqual([]);
  expect(await readFile(join(bag, "bag-info.txt"), "utf8")).toContain(
    "External-Description: test of two lines\n",
  );
  const empty = await testDesk();
  try {
    value(await restore(empty.desk, join(bag, "data")));
    expect(await stateHash(empty.desk.db)).toBe(done.stateHash);
    expect(await caseIn(empty.desk, mine.id)).toEqual(await caseIn(at.desk, mine.id));
    expect((await fsck(empty.desk)).problems).toEqual([]);
  } finally {
    await empty.end();
  }
});

test("a finished one is never changed, and a folder with something else in it is left alone", async () => {
  const bag = join(at.folder, "bag");
  expect(await handOver(at.desk, bag, { investigation: mine })).toMatchObject({
    refusal: { code: "hand-over-done" },
  });
  const mixed = join(at.folder, "in");
  expect(await handOver(at.desk, mixed, { investigation: mine })).toMatchObject({
    refusal: { code: "backup-not-empty" },
  });
  expect(await handOver(at.desk, join(at.desk.dataDir, "bag"), { investigation: mine })).toMatchObject({
    refusal: { code: "backup-inside" },
  });
});

test("wherever it was cut off, it goes on to the same bag, and is none before", async () => {
  const bag = join(at.folder, "bag");
  const { files } = await walk(bag);
  // A journal that the backup's own list names and that is gone was taken away, not cut off.
  const mayLack = files.map(({ path }) => path).filter((path) => !path.startsWith("data/journals/"));
  for (const [nr, gone] of mayLack.entries()) {
    const cut = join(at.folder, `cut-${nr}`);
    await cp(bag, cut, { recursive: true });
    for (const path of new Set([gone, "bagit.txt"])) await rm(join(cut, path));
    await writeFile(join(cut, "bagit.txt.unfinished"), "BagIt");
    expect(await checkBag(cut)).toMatchObject({ refusal: { code: "not-a-bag" } });
    value(await handOver(at.desk, cut, { investigation: mine }));
    expect(value(await checkBag(cut)).problems).toEqual([]);
    expect((await readdir(cut)).toSorted()).toEqual((await readdir(bag)).toSorted());
  }
});

test("one whose journal was taken away is not gone on with", async () => {
  const cut = join(at.folder, "without-journal");
  value(await handOver(at.desk, cut, { investigation: mine }));
  await rm(join(cut, "bagit.txt"));
  await rm(join(cut, "data/journals"), { recursive: true });
  expect(await handOver(at.desk, cut, { investigation: mine })).toMatchObject({
    refusal: { code: "backup-corrupt" },
  });
});

test("one that was begun for another investigation is not gone on with", async () => {
  const cut = join(at.folder, "of-another");
  value(await handOver(at.desk, cut, { investigation: { id: other, name: "another" } }));
  await rm(join(cut, "bagit.txt"));
  expect(await handOver(at.desk, cut, { investigation: mine })).toMatchObject({
    refusal: { code: "backup-of-another-history" },
  });
});
