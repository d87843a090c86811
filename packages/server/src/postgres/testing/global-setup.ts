// Starts one throwaway PostgreSQL for a whole test run and tells every test file where it is.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { openDb } from "../../db/open.ts";
import { openDatabase } from "../open.ts";
import { connectAs } from "../reach.ts";
import { testBinaries } from "./test-binaries.ts";

/** The tables of a desk with nothing in them, to be copied: making them takes ten times as long. */
const EMPTY = "sightline_empty";

let stop: (() => Promise<void>) | undefined;

export async function setup(project: TestProject): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "sightline-test-"));
  const binaries = testBinaries(process.env["SIGHTLINE_TEST_POSTGRES"]);
  const opened = await openDatabase({
    dataDir,
    ...binaries,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  if (!opened.ok) {
    await rm(dataDir, { recursive: true, force: true });
    throw new Error(`test database: ${opened.refusal.sentence}`);
  }
  const { database } = opened;
  stop = async () => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  const socket = String(database.poolConfig.host);
  await makeEmpty(socket);
  project.provide("testClusterSocket", socket);
  project.provide("emptyDesk", EMPTY);
}

async function makeEmpty(socket: string): Promise<void> {
  const client = new Client(connectAs(socket, "postgres", "postgres"));
  await client.connect();
  await client.query(`create database ${EMPTY} owner sightline`);
  await client.end();
  const opened = await openDb(connectAs(socket, "sightline", EMPTY));
  if (!opened.ok) throw new Error(`test database: ${opened.refusal.sentence}`);
  await opened.close();
}

export async function teardown(): Promise<void> {
  await stop?.();
}
