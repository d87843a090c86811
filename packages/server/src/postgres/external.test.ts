// Shows which servers run by others are accepted, which are refused, and that no sentence tells a password.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asAccount, databaseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { openDatabase } from "./open.ts";
import { bareEnvironment } from "./run-tool.ts";
import { makeSocketFolder } from "./socket-folder.ts";
import { ask } from "./testing/desk-process.ts";
import { testBinaries } from "./testing/test-binaries.ts";
import { testDatabase } from "./testing/test-database.ts";
import type { TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.leave());

const external = (databaseUrl: string) => openDatabase({ dataDir: "/nowhere", databaseUrl });

describe("a server that somebody else runs", () => {
  test("is used through its URL, touches no data folder, and is left running", async () => {
    const opened = await external(database.databaseUrl);
    if (!opened.ok) throw new Error(opened.refusal.sentence);
    expect(opened.database.kind).toBe("external");
    await ask(opened.database.poolConfig, "create table t as select 1 as one");
    await opened.database.close();
    expect(await ask(database.poolConfig, "select one from t")).toEqual([{ one: 1 }]);
  });

  test.each([
    ["a server that is not there", "database-unreachable", (): string => "postgresql://a:hush@127.0.0.1:1/x"],
    ["an address of something else", "database-url-invalid", (): string => "mysql://a:hush@127.0.0.1/x"],
    ["no address at all", "database-url-invalid", (): string => "postgres://hush["],
    ["a database that is not there", "database-missing", (url: string): string => `${url}_gone`],
    [
      "an account that is not there",
      "database-sign-in-refused",
      (url: string): string => url.replace("//sightline@", "//ghost:hush@"),
    ],
  ])("%s is refused as %s, without telling the password", async (_title, code, url) => {
    const refused = await external(url(database.databaseUrl));
    expect(refused).toMatchObject({ ok: false, refusal: { code } });
    expect(JSON.stringify(refused)).not.toContain("hush");
  });

  test("is refused when it does not flush to disk", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "sightline-careless-"));
    const stop = await carelessServer(dataDir);
    try {
      const refused = await external(stop.url);
      expect(refused).toMatchObject({ ok: false, refusal: { code: "database-not-durable" } });
      expect(!refused.ok && refused.refusal.sentence).toContain("fsync");
    } finally {
      await stop.end();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

/** The same programs and files, started by hand with fsync off. */
async function carelessServer(dataDir: string): Promise<{ url: string; end: () => Promise<void> }> {
  const binaries = testBinaries(process.env["SIGHTLINE_TEST_POSTGRES"]);
  const made = await openDatabase({ dataDir, ...binaries });
  if (!made.ok) throw new Error(made.refusal.sentence);
  await made.database.close();
  const found = await findBinaries(join(dataDir, "postgres.libraries"), binaries.binariesDir);
  if (!found.ok) throw new Error(found.refusal.sentence);
  const asked = await databaseAccount();
  if (!asked.ok) throw new Error(asked.refusal.sentence);
  const { account } = asked;
  const socket = await makeSocketFolder(dataDir, account);
  const postgres = [join(found.binaries.dir, "postgres"), "-D", join(dataDir, "postgres"), "-k", socket];
  const [program = "", ...args] = [...asAccount(account, true), ...postgres, "-c", "listen_addresses=", "-F"];
  const child = spawn(program, args, { env: bareEnvironment(found.binaries.ldPath), stdio: "ignore" });
  const url = `postgresql://sightline@${encodeURIComponent(socket)}/sightline`;
  const user = { host: socket, user: "sightline", database: "sightline" };
  await expect.poll(() => ask(user, "select 1").catch(() => [])).toHaveLength(1);
  const end = async (): Promise<void> => {
    const gone = once(child, "exit");
    child.kill("SIGINT");
    await gone;
  };
  return { url, end };
}

test("two test databases of one run are empty and apart", async () => {
  const other = await testDatabase();
  await ask(database.poolConfig, "create table only_here (n int)");
  const tables = "select tablename from pg_tables where schemaname = 'public'";
  expect(await ask(other.poolConfig, tables)).toEqual([]);
  await other.leave();
});
