// Shows the small decisions of the database folder: versions, settings, accounts, paths, links, log lines.
import { mkdir, mkdtemp, readFile, readdir, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asAccount, parseAccounts } from "./account.ts";
import { linkLibraries } from "./binaries.ts";
import { isNewEnough, judge } from "./inspect.ts";
import { pauseBefore } from "./keep-running.ts";
import { startOf } from "./process-start.ts";
import { missingTool, run } from "./run-tool.ts";
import { lastWord } from "./server-log.ts";
import { makeSocketFolder, removeSocketFolder, shortTemporary } from "./socket-folder.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sightline-parts-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const good = {
  server_version: "15.4 (Debian 15.4-1)",
  server_version_num: "150004",
  pg_trgm: "1",
  server_encoding: "UTF8",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "remote_apply",
};
const judged = (settings: Record<string, string>) => judge(new Map(Object.entries(settings)));

describe("a server's settings", () => {
  test("PostgreSQL 15 and newer are new enough, 14 and a server that does not say are not", () => {
    expect([150_000, 150_004, 180_004].map(isNewEnough)).toEqual([true, true, true]);
    expect([149_999, 90_624, Number.NaN].map(isNewEnough)).toEqual([false, false, false]);
  });

  test.each([
    ["database-too-old", { ...good, server_version_num: "140012" }],
    ["database-not-utf8", { ...good, server_encoding: "LATIN1" }],
    ["database-no-trigrams", { ...good, pg_trgm: "0" }],
    ["database-not-durable", { ...good, fsync: "off" }],
    ["database-not-durable", { ...good, full_page_writes: "off" }],
    ["database-not-durable", { ...good, synchronous_commit: "off" }],
  ])("%s", (code, settings) => {
    expect(judged(settings)).toMatchObject({ ok: false, refusal: { code } });
  });

  test("a good server passes and its version is short", () => {
    expect(judged(good)).toEqual({ ok: true, version: "15.4" });
  });
});

test("accounts are read from the system's list, root never among them", () => {
  const accounts = parseAccounts(
    "root:x:0:0::/root:/bin/sh\ntoor:x:0:0::/:/bin/sh\nnobody:x:65534:65533:n:/:/x\n",
  );
  expect([...accounts.values()]).toEqual([{ name: "nobody", uid: 65_534, gid: 65_533 }]);
  expect(asAccount(undefined, true).join(" ")).not.toContain("caps");
});

describe("the socket's folder", () => {
  test("moves to /tmp when the configured one is too long for a socket or odd", () => {
    expect(shortTemporary("/var/tmp")).toBe("/var/tmp");
    expect(shortTemporary(`/${"x".repeat(80)}`)).toBe("/tmp");
    expect(shortTemporary('/tmp/a, "b"')).toBe("/tmp");
  });

  test("of a crashed run is removed at the next start, but never one still served or not ours", async () => {
    const first = await makeSocketFolder(root, undefined);
    const second = await makeSocketFolder(root, undefined);
    await expect(readFile(first)).rejects.toThrow(/ENOENT/);
    await removeSocketFolder(root);
    await expect(readFile(second)).rejects.toThrow(/ENOENT/);
    const served = await makeSocketFolder(root, undefined);
    await writeFile(join(served, ".s.PGSQL.5432.lock"), `${process.pid}\n`);
    await removeSocketFolder(root);
    expect(await readdir(served)).toEqual([".s.PGSQL.5432.lock"]);
    await rm(served, { recursive: true });
    const precious = join(root, "precious");
    await mkdir(precious);
    await writeFile(join(root, "postgres.socket"), precious);
    await removeSocketFolder(root);
    await expect(readFile(precious)).rejects.toThrow(/EISDIR/);
  });
});

test("library links are made once, beside the libraries", async () => {
  const packageRoot = join(root, "package");
  await mkdir(join(packageRoot, "native/lib"), { recursive: true });
  const list = [{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }];
  await writeFile(join(packageRoot, "native/pg-symlinks.json"), JSON.stringify(list));
  await writeFile(join(packageRoot, "native/lib/libpq.so.5.18"), "");
  const linkDir = join(root, "links");
  expect(await linkLibraries(packageRoot, linkDir)).toBeUndefined();
  expect(await linkLibraries(packageRoot, linkDir)).toBeUndefined();
  expect(await readlink(join(packageRoot, "native/lib/libpq.so.5"))).toBe("libpq.so.5.18");
});

test("a read-only package gets its library links in the data folder", async (context) => {
  const packageRoot = await mkdtemp(join(root, "read-only-"));
  const mounted = await run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", packageRoot]);
  if (mounted.code !== 0) context.skip("skipped: not permitted to mount a small disk");
  try {
    const list = [{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }];
    await mkdir(join(packageRoot, "native/lib"), { recursive: true });
    await writeFile(join(packageRoot, "native/pg-symlinks.json"), JSON.stringify(list));
    await run(["mount", "-o", "remount,ro", packageRoot]);
    const linkDir = join(root, "postgres.libraries");
    expect(await linkLibraries(packageRoot, linkDir)).toBe(`${linkDir}:${packageRoot}/native/lib`);
    expect(await readlink(join(linkDir, "libpq.so.5"))).toBe(join(packageRoot, "native/lib/libpq.so.5.18"));
  } finally {
    await run(["umount", packageRoot]);
  }
});

test("a server that dies again and again is given more and more time, up to a minute", () => {
  expect([0, 1, 2, 100].map(pauseBefore)).toEqual([100, 5000, 10_000, 60_000]);
});

test("of a log, the line that tells why the server stopped is quoted without its time", () => {
  const log = [
    "2026-11-22 21:24:43.357 UTC [6005] LOG:  starting PostgreSQL",
    '2026-11-22 21:24:43.357 UTC [6005] FATAL:  could not write lock file "postmaster.pid": No space left on device',
    "2026-11-22 21:24:44.353 UTC [6005] LOG:  database system is shut down",
  ].join("\n");
  expect(lastWord(log)).toBe('FATAL:  could not write lock file "postmaster.pid": No space left on device');
  expect(lastWord("")).toBe("it said nothing");
});

test("a process has one start for its whole life, and none when it is gone", async () => {
  expect(await startOf(process.pid)).toBe(await startOf(process.pid));
  const { output } = await run(["sh", "-c", "echo $$"]);
  expect(await startOf(Number(output))).toBeUndefined();
});

test("a missing system program is named", async () => {
  expect(await missingTool(["sh", "no-such-tool"])).toBe("no-such-tool");
  expect(await missingTool(["sh"])).toBeUndefined();
});
