// Runs the real command line as a child process, as a person would, and reads what it prints.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";

export const ROOT = join(import.meta.dirname, "../../../..");
export const NODE = join(ROOT, "node_modules/.bin/node");
export const MAIN = join(ROOT, "packages/cli/src/main.js");

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Called with each whole line of stdout as it comes, from its first on. */
  onLine(heard: (line: string) => void): void;
};

export type How = {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Words before `node`: a tracer, another account. */
  readonly prefix?: readonly string[];
  /** A program to run in place of `node main.js`. */
  readonly program?: string;
};

/** The environment of every command: ours without what would lead it to somebody else's data. */
function environment(how: How): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, SIGHTLINE_DATA: _data, ...ours } = process.env;
  return { ...ours, ...how.env };
}

/** Starts a command and leaves it running. */
export function begin(args: readonly string[], how: How = {}): Running {
  const command = how.program === undefined ? [NODE, MAIN] : [how.program];
  const [file = NODE, ...rest] = [...(how.prefix ?? []), ...command, ...args];
  const cwd = how.cwd === undefined ? {} : { cwd: how.cwd };
  const child = spawn(file, rest, { stdio: ["ignore", "pipe", "pipe"], env: environment(how), ...cwd });
  const lines: string[] = [];
  const listeners: ((line: string) => void)[] = [];
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    for (const heard of listeners) heard(line);
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout: lines.join("\n"), stderr }));
  });
  const onLine = (heard: (line: string) => void): void => {
    for (const line of lines) heard(line);
    listeners.push(heard);
  };
  return { child, ended, onLine };
}

/** Runs a command to its end, whatever its exit code. */
export const command = (args: readonly string[], how: How = {}): Promise<Ended> => begin(args, how).ended;

/** Runs a command that must succeed; its exit code and complaints are the failure's text. */
export async function succeed(args: readonly string[], how: How = {}): Promise<string> {
  const { code, signal, stdout, stderr } = await command(args, how);
  if (code === 0) return stdout;
  throw new Error(`${args.join(" ")}: expected exit 0, got ${code ?? signal}\n${stdout}\n${stderr}`);
}

/** The JSON lines of an output; the last line of a killed process may be cut off, and is then left out. */
export function jsonLines(stdout: string): Record<string, unknown>[] {
  const lines = stdout.split("\n").filter((line) => line !== "");
  return lines.flatMap((line, index) => {
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === "object" && value !== null) return [{ ...value }];
    } catch (error) {
      if (!(error instanceof SyntaxError) || index < lines.length - 1) throw error;
      return [];
    }
    throw new Error(`expected an object a line, got ${line}`);
  });
}

/** A private folder that goes when the test file ends. */
export function folderFor(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `sightline-cli-${what}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
