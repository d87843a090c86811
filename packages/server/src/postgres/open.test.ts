// Shows that the embedded database starts anywhere, as anybody, durably, and says plainly when it cannot.
import { spawnSync } from "node:child_process";
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "./open.ts";
import type { Database } from "./refusal.ts";
import { testBinaries } from "./testing/test-binaries.ts";
import { ask, deskProcess, end, postmasterPid, started } from "./testing/desk-process.ts";

const binaries = testBinaries(process.env["SIGHTLINE_TEST_POSTGRES"]);
const isRoot = process.getuid?.() === 0;
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sightline-open-"));
  await chmod(root, 0o711);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const fresh = (): Promise<string> => mkdtemp(join(root, "desk-"));

async function opened(dataDir: string): Promise<Database> {
  const result = await openDatabase({ dataDir, ...binaries });
  if (!result.ok) throw new Error(result.refusal.sentence);
  return result.database;
}

describe("a first start", () => {
  test("needs nothing but a folder, and what was written is there after a restart", async () => {
    const dataDir = await fresh();
    const first = await opened(dataDir);
    expect(first).toMatchObject({ kind: "embedded", version: expect.stringMatching(/^1[5-9]|^[2-9]\d/) });
    await ask(first.poolConfig, "create table t as select 'Олена'::text as name");
    await first.close();
    await first.close();
    const second = await opened(dataDir);
    expect(await ask(second.poolConfig, "select upper(name) as name from t")).toEqual([{ name: "ОЛЕНА" }]);
    await second.close();
    expect(await readdir(dataDir)).toEqual(["database.lock", "postgres", "postgres.log", "present.lock"]);
  });

  test("gives a server that flushes, checks its pages, listens on no network, and a role without power", async () => {
    const dataDir = await fresh();
    const database = await opened(dataDir);
    const names = [
      "fsync",
      "full_page_writes",
      "synchronous_commit",
      "data_checksums",
      "listen_addresses",
      "timezone",
    ];
    const sql = names.map((name) => `current_setting('${name}') as ${name}`).join(", ");
    const role =
      "(select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user) as power";
    expect(await ask(database.poolConfig, `select ${sql}, current_user as role, ${role}`)).toEqual([
      {
        fsync: "on",
        full_page_writes: "on",
        synchronous_commit: "on",
        data_checksums: "on",
        listen_addresses: "",
        timezone: "UTC",
        role: "sightline",
        power: false,
      },
    ]);
    expect((await stat(String(database.poolConfig.host))).mode & 0o777).toBe(0o700);
    await database.close();
  });

  test("keeps rows of people out of the server's log", async () => {
    const dataDir = await fresh();
    const database = await opened(dataDir);
    await ask(database.poolConfig, "create table t (name text primary key)");
    await ask(database.poolConfig, "insert into t values ('Petro K.')");
    await expect(ask(database.poolConfig, "insert into t values ('Petro K.')")).rejects.toThrow(/duplicate/);
    await database.close();
    const log = await readFile(join(dataDir, "postgres.log"), "utf8");
    expect(log).toContain("ready to accept connections");
    expect(log).not.toContain("Petro");
  });
});

describe("any folder", () => {
  test.each([
    ["spaces, quotes and other scripts", "матеріали — case “7” o'clock, $HOME %s"],
    ["a path of 600 bytes", Array.from({ length: 6 }, () => "x".repeat(100)).join("/")],
  ])("%s", async (_title, name) => {
    const dataDir = join(await fresh(), name);
    const database = await opened(dataDir);
    expect(await ask(database.poolConfig, "select 1 as one")).toEqual([{ one: 1 }]);
    await database.close();
  });
});

describe.runIf(isRoot)("accounts, when the tests run as root", () => {
  test("the server runs under an account that is nobody else's, and files of `nobody` are handed over to it", async () => {
    const dataDir = await fresh();
    const passwd = await readFile("/etc/passwd", "utf8");
    await (await opened(dataDir)).close();
    const cluster = join(dataDir, "postgres");
    expect(spawnSync("chown", ["-R", "65534:65534", cluster]).status).toBe(0);
    const again = await opened(dataDir);
    const { Uid: uid } = await statusOf(await postmasterPid(dataDir));
    const [name] = /^sightline:.*$/m.exec(await readFile("/etc/passwd", "utf8")) ?? [];
    expect(name?.split(":")[2]).toBe(uid);
    expect(passwd).not.toMatch(new RegExp(`^(?!sightline:)[^:]*:[^:]*:${uid}:`, "m"));
    const others = spawnSync("find", [cluster, "!", "-uid", String(uid)], { encoding: "utf8" });
    expect(others.stdout).toBe("");
    // Who has no right to the socket's folder cannot even ask.
    const folder = String(again.poolConfig.host);
    const asked = spawnSync("setpriv", ["--reuid=65534", "--clear-groups", "ls", folder], {
      encoding: "utf8",
    });
    expect(asked.stderr).toContain("Permission denied");
    await again.close();
  });

  const asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

  test("root hands over to another account, without any capability when the folders are open to it", async () => {
    const dataDir = await fresh();
    await chmod(dataDir, 0o711);
    const database = await opened(dataDir);
    const { Uid, CapEff } = await statusOf(await postmasterPid(dataDir));
    await database.close();
    expect(Uid).not.toBe("0");
    expect(CapEff).toBe("0000000000000000");
  });

  test("a folder closed to that account still works, with the one capability that passes folder rights by", async () => {
    const closed = await fresh();
    await chmod(closed, 0o700);
    const dataDir = join(closed, "desk");
    const database = await opened(dataDir);
    const { Uid, CapEff, CapBnd, NoNewPrivs } = await statusOf(await postmasterPid(dataDir));
    await database.close();
    expect(Uid).not.toBe("0");
    expect({ CapEff, CapBnd, NoNewPrivs }).toEqual({
      CapEff: "0000000000000002",
      CapBnd: "0000000000000002",
      NoNewPrivs: "1",
    });
  });

  test("an ordinary account runs it as itself", async (context) => {
    if (spawnSync("setpriv", [...asNobody.slice(1), process.execPath, "--version"]).status !== 0) {
      context.skip("skipped: the checkout is closed to other accounts");
    }
    const dataDir = await fresh();
    await chown(dataDir, 65_534, 65_534);
    const desk = deskProcess(dataDir, asNobody);
    expect(await desk.report).toMatchObject({ ok: true, uid: 65_534 });
    expect(await statusOf(await postmasterPid(dataDir))).toMatchObject({
      Uid: "65534",
      CapEff: "0000000000000000",
    });
    await end(desk, "SIGTERM");
    const again = deskProcess(dataDir, asNobody);
    expect(await ask(await started(again), "select 1 as one")).toEqual([{ one: 1 }]);
    await end(again, "SIGTERM");
  });
});

async function statusOf(pid: number): Promise<Record<string, string>> {
  const lines = (await readFile(`/proc/${pid}/status`, "utf8")).split("\n");
  return Object.fromEntries(lines.map((line) => [line.split(":")[0], line.split(/\s+/)[1]]));
}

describe("refusals name what is wrong", () => {
  test("a full disk, within seconds, and the same folder works when there is room", async (context) => {
    const dataDir = await fresh();
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", dataDir]).status === 0;
    if (!mounted) context.skip("skipped: not permitted to mount a small disk");
    try {
      expect(await openDatabase({ dataDir, ...binaries })).toMatchObject({
        ok: false,
        refusal: { code: "disk-full" },
      });
      expect(spawnSync("mount", ["-o", "remount,size=200m", dataDir]).status).toBe(0);
      await (await opened(dataDir)).close();
      expect(spawnSync("sh", ["-c", 'cat /dev/zero > "$1/filler"; sync', "sh", dataDir]).status).not.toBe(
        null,
      );
      expect(await openDatabase({ dataDir, ...binaries })).toMatchObject({
        ok: false,
        refusal: { code: "disk-full" },
      });
      await rm(join(dataDir, "filler"));
      await (await opened(dataDir)).close();
    } finally {
      spawnSync("umount", [dataDir]);
    }
  });

  test("damaged files give the server's own last word, and leave the folder free for a repair", async () => {
    const dataDir = await fresh();
    await (await opened(dataDir)).close();
    const control = join(dataDir, "postgres/global/pg_control");
    await rename(control, `${control}.away`);
    const refused = await openDatabase({ dataDir, ...binaries });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "database-did-not-start" } });
    expect(!refused.ok && refused.refusal.sentence).toContain("pg_control");
    await rename(`${control}.away`, control);
    await (await opened(dataDir)).close();
  });

  test("files of another PostgreSQL version", async () => {
    const dataDir = await fresh();
    await mkdir(join(dataDir, "postgres"));
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "9\n");
    expect(await openDatabase({ dataDir, ...binaries })).toMatchObject({
      ok: false,
      refusal: { code: "database-other-version" },
    });
  });

  test("a data folder that is a file, and programs that are not installed", async () => {
    const dataDir = join(await fresh(), "file");
    await writeFile(dataDir, "");
    const unwritable = await openDatabase({ dataDir, ...binaries });
    expect(unwritable).toMatchObject({ ok: false, refusal: { code: "data-folder-unwritable" } });
    const missing = await openDatabase({ dataDir: await fresh(), binariesDir: "/nowhere/bin" });
    expect(missing).toMatchObject({ ok: false, refusal: { code: "database-binaries-missing" } });
  });
});

test("a server that dies is started again at the same place", async () => {
  const dataDir = await fresh();
  const said: string[] = [];
  const result = await openDatabase({ dataDir, ...binaries, log: (line) => said.push(line) });
  if (!result.ok) throw new Error(result.refusal.sentence);
  const { poolConfig, close } = result.database;
  await ask(poolConfig, "create table t as select 1 as one");
  const client = new Client(poolConfig);
  const dropped = new Promise((resolve) => client.on("error", resolve));
  await client.connect();
  process.kill(await postmasterPid(dataDir), "SIGKILL");
  await dropped;
  await expect.poll(() => ask(poolConfig, "select * from t").catch(() => [])).toHaveLength(1);
  expect(said).toEqual(["the database stopped unexpectedly and is started again"]);
  await close();
});
