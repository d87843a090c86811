// Starts one throwaway PostgreSQL for a whole test run and tells every test file where it is.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../open.ts";

let stop: (() => Promise<void>) | undefined;

/** Debian's programs, of the version asked for, or the installed package's when nothing is asked for. */
export function testBinaries(version: string | undefined): { readonly binariesDir?: string } {
  return version === undefined || version === "" ? {} : { binariesDir: `/usr/lib/postgresql/${version}/bin` };
}

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
  project.provide("testClusterSocket", String(database.poolConfig.host));
}

export async function teardown(): Promise<void> {
  await stop?.();
}
