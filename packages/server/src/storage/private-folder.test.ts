// Shows that a data folder is for its owner alone, that one that cannot be is refused at once, and that a database has one.
import { spawnSync } from "node:child_process";
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
  readFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk } from "../desk.ts";
import { templateDesk, testDesk, type TestDesk } from "../testing/desk.ts";
import { prepareDataFolder } from "./private-folder.ts";

let root: string;
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), "sightline-private-"))));
afterAll(() => rm(root, { recursive: true, force: true }));

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe("a data folder", () => {
  test.each([0o000, 0o022, 0o077, 0o177])("is for its owner alone under the umask %i", async (umask) => {
    const before = process.umask(umask);
    const dataDir = join(root, "made", String(umask), "data");
    await mkdir(join(root, "made", String(umask)), { recursive: true, mode: 0o700 });
    await chmod(join(root, "made", String(umask)), 0o700);
    expect(await prepareDataFolder(dataDir).finally(() => process.umask(before))).toEqual({ ok: true });
    expect(await modeOf(dataDir)).toBe("700");
  });

  test("that an older desk made open is closed, one with other things in it is left as it is", async () => {
    const [ours, mixed] = [join(root, "ours"), join(root, "mixed")];
    for (const folder of [ours, mixed]) {
      await mkdir(join(folder, "originals"), { recursive: true });
      await chmod(folder, 0o755);
    }
    await writeFile(join(mixed, "letters.odt"), "");
    expect([await prepareDataFolder(ours), await prepareDataFolder(mixed)]).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect([await modeOf(ours), await modeOf(mixed)]).toEqual(["700", "755"]);
  });

  test.skipIf(process.getuid?.() !== 0)(
    "of another account is not written to by root, unless nothing is in it",
    async () => {
      const theirs = join(root, "theirs");
      await mkdir(theirs, { mode: 0o700 });
      await chown(theirs, 1234, 1234);
      expect(await prepareDataFolder(theirs)).toEqual({ ok: true });
      await writeFile(join(theirs, "heads.jsonl"), "");
      await chown(join(theirs, "heads.jsonl"), 1234, 1234);
      const refused = await openDesk({ dataDir: theirs });
      expect(refused).toMatchObject({ ok: false, refusal: { code: "data-folder-of-another" } });
      expect(!refused.ok && refused.refusal.sentence).toContain("sudo -u '#1234'");
      expect(await readdir(theirs)).toEqual(["heads.jsonl"]);
    },
  );

  const impossible: readonly (readonly [string, () => Promise<string>])[] = [
    ["a file in its place", async () => written("file")],
    ["a file on the way", async () => join(await written("on-the-way"), "data")],
    ["a pipe that nobody reads", async () => piped("pipe")],
    ["a link that leads to itself", async () => linked("loop", "loop")],
    ["a name that is too long", async () => join(root, "n".repeat(300))],
    ["a name that is none", async () => `${root}/a\0b`],
    ["/proc", async () => "/proc"],
    ["a folder in /proc", async () => "/proc/sightline"],
    ["a device", async () => "/dev/null"],
    ["a folder under a device", async () => "/dev/null/data"],
    ["/sys", async () => "/sys"],
  ];

  test.each(impossible)("that is %s is refused with what to do", async (_what, make) => {
    const dataDir = await make();
    const refused = await openDesk({ dataDir });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "data-folder-unwritable" } });
    expect(!refused.ok && refused.refusal.sentence).toMatch(/^The data folder .*name another/);
  });
});

async function written(name: string): Promise<string> {
  await writeFile(join(root, name), "x");
  return join(root, name);
}

async function piped(name: string): Promise<string> {
  spawnSync("mkfifo", [join(root, name)]);
  return join(root, name);
}

async function linked(name: string, to: string): Promise<string> {
  await symlink(to, join(root, name));
  return join(root, name);
}

describe("a database of somebody else's server", () => {
  let at: TestDesk;
  beforeAll(async () => (at = await testDesk()));
  afterAll(() => at.end());

  test("belongs to the folder that was opened on it first, and to no other", async () => {
    const { databaseUrl } = at;
    const other = await openDesk({ dataDir: join(root, "other"), databaseUrl });
    expect(other).toMatchObject({ ok: false, refusal: { code: "database-of-other-folder" } });
    expect(!other.ok && other.refusal.sentence).toContain(at.desk.dataDir);
    const again = await openDesk({ dataDir: at.desk.dataDir, databaseUrl });
    if (!again.ok) throw new Error(again.refusal.sentence);
    await again.desk.close();
  });

  test("belongs to no copy of its folder while that is there, and to the copy once it stands in its place", async () => {
    const { databaseUrl } = at;
    const { dataDir } = at.desk;
    const [copy, away] = [join(root, "copy"), `${dataDir}-away`];
    await cp(dataDir, copy, { recursive: true });
    const refused = await openDesk({ dataDir: copy, databaseUrl });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "database-of-other-folder" } });
    expect(!refused.ok && refused.refusal.sentence).toContain(`is a copy of ${dataDir}`);
    const opens = async (folder: string): Promise<boolean> => {
      const opened = await openDesk({ dataDir: folder, databaseUrl });
      if (opened.ok) await opened.desk.close();
      return opened.ok;
    };
    expect(await opens(dataDir)).toBe(true);
    await rename(dataDir, away);
    expect(await opens(copy)).toBe(true);
    await rename(away, dataDir);
    expect(await opens(dataDir)).toBe(false);
    await rm(copy, { recursive: true });
    expect(await opens(dataDir)).toBe(true);
  });

  test("that is copied with its folder is a desk of its own", async () => {
    const template = await templateDesk(() => Promise.resolve());
    const copies = [await template.copy(), await template.copy()];
    for (const { desk, databaseUrl } of copies) {
      const again = await openDesk({ dataDir: desk.dataDir, databaseUrl });
      expect(again.ok).toBe(true);
      if (again.ok) await again.desk.close();
    }
    for (const copy of copies) await copy.end();
    await template.end();
  });

  test("stays with its folder when that is moved", async () => {
    const { databaseUrl } = at;
    const moved = join(root, "moved");
    await symlink(at.desk.dataDir, moved);
    const opened = await openDesk({ dataDir: moved, databaseUrl });
    expect(opened.ok).toBe(true);
    if (opened.ok) await opened.desk.close();
  });

  test.each([
    ["garbage", (path: string) => writeFile(path, "garbage"), "database-of-other-folder"],
    ["a folder", (path: string) => mkdir(path), "data-folder-unwritable"],
  ])("%s in place of the file that names it is refused", async (_, put, code) => {
    const file = join(at.desk.dataDir, "folder.id");
    const kept = await readFile(file);
    await rm(file);
    await put(file);
    const refused = await openDesk({ dataDir: at.desk.dataDir, databaseUrl: at.databaseUrl });
    expect(refused).toMatchObject({ ok: false, refusal: { code } });
    await rm(file, { recursive: true });
    await writeFile(file, kept);
  });
});

test.each(["present.lock", "database.lock"])("a folder in place of %s is refused", async (name) => {
  const dataDir = join(root, `folder-${name}`);
  await mkdir(join(dataDir, name), { recursive: true });
  const refused = await openDesk({ dataDir });
  expect(refused).toMatchObject({ ok: false, refusal: { code: "data-folder-unwritable" } });
});
