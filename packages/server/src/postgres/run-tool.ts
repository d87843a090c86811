// Runs one short-lived system program to its end and hands back what it said.
import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The environment of every database process: no PG* or locale variable of the caller may change what it does. */
export function bareEnvironment(ldPath: string | undefined): NodeJS.ProcessEnv {
  const PATH = `${process.env["PATH"] ?? ""}${delimiter}/usr/sbin:/usr/bin:/sbin:/bin`;
  return {
    PATH,
    LC_ALL: "C",
    TZ: "UTC",
    ...(ldPath === undefined ? {} : { LD_LIBRARY_PATH: ldPath }),
  };
}

export type Finished = { readonly code: number | null; readonly output: string };

export type RunOptions = {
  readonly env?: NodeJS.ProcessEnv;
  /** A descriptor that the program inherits as number 3. */
  readonly inherit?: number;
  readonly timeoutMs?: number;
};

/** Standard output and standard error come back mixed. `code` is null when a signal ended the program. */
export function run(command: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const [program, ...args] = command;
  if (program === undefined) throw new RangeError("expected a program to run, got an empty command");
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: "/",
      env: options.env ?? bareEnvironment(undefined),
      stdio: ["ignore", "pipe", "pipe", options.inherit ?? "ignore"],
      timeout: options.timeoutMs ?? 60_000,
      killSignal: "SIGKILL",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** The first of `tools` that no folder of PATH holds, or undefined when all are there. */
export async function missingTool(tools: readonly string[]): Promise<string | undefined> {
  const folders = (bareEnvironment(undefined)["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "");
  for (const tool of tools) {
    const tries = folders.map((folder) => access(join(folder, tool), constants.X_OK));
    const found = await Promise.any(tries).then(
      () => true,
      () => false,
    );
    if (!found) return tool;
  }
  return undefined;
}
