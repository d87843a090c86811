// Runs a desk in miniature as a process of its own, for the tests that kill it.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import type { PoolConfig } from "pg";
import { startOf } from "../process-start.ts";
import type { DatabaseRefusal } from "../refusal.ts";

const SCRIPT = fileURLToPath(new URL("hold-open.ts", import.meta.url));

export type Report =
  | { readonly ok: true; readonly poolConfig: PoolConfig; readonly uid: number }
  | { readonly ok: false; readonly refusal: DatabaseRefusal };

export type DeskProcess = { readonly child: ChildProcess; readonly report: Promise<Report> };

/** `prefix` are the words before `node`, to run it as another account. */
export function deskProcess(dataDir: string, prefix: readonly string[] = []): DeskProcess {
  const [program = process.execPath, ...args] = [...prefix, process.execPath, SCRIPT, dataDir];
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const report = once(lines, "line").then(([line]): Report => JSON.parse(String(line)));
  return { child, report };
}

export async function end({ child }: DeskProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

export async function started(desk: DeskProcess): Promise<PoolConfig> {
  const report = await desk.report;
  if (!report.ok) throw new Error(report.refusal.sentence);
  return report.poolConfig;
}

export async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
}

/** Waits until the process is gone, however long that takes here. */
export async function gone(pid: number): Promise<void> {
  while ((await startOf(pid)) !== undefined) await pause(20);
}

export async function ask(poolConfig: PoolConfig, sql: string): Promise<unknown[]> {
  const client = new Client(poolConfig);
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
