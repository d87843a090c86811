// Runs named steps one after the other and tells how each went; used by `check` and `test`.
import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readReport } from "./test-report.ts";

export type Sums = { passed: number; failed: number; skipped: number; failures: string[] };

export const noSums = (): Sums => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

const root = join(import.meta.dirname, "..");
const colour = process.stderr.isTTY
  ? (code: number, text: string) => `\u001B[${code}m${text}\u001B[0m`
  : (_: number, text: string) => text;

/** Runs a program of this repository with its output shown; its exit code. */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const path = `${join(root, "node_modules", ".bin")}:${process.env["PATH"] ?? ""}`;
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, PATH: path, ...env },
    });
    child.once("error", reject).once("close", (code) => resolve(code ?? 1));
  });
}

/** A step without tests of its own: it counts as one, passed or failed. */
export async function step(
  sums: Sums,
  name: string,
  command: string,
  args: readonly string[],
): Promise<void> {
  console.error(colour(1, `\n▸ ${name}`));
  const failed = (await run(command, args)) !== 0;
  sums[failed ? "failed" : "passed"] += 1;
  if (!failed) return;
  sums.failures.push(name);
  console.error(colour(31, `${name} failed`));
}

/** A step with tests: its JSON report, written beside its usual output, says how many. No report counts as one failure. Several may run at once. */
export async function tests(
  sums: Sums,
  name: string,
  command: {
    readonly program: "vitest" | "playwright";
    readonly args: readonly string[];
    readonly env?: Record<string, string>;
  },
): Promise<{ readonly passed: boolean }> {
  console.error(colour(1, `\n▸ ${name}`));
  const file = join(tmpdir(), `sightline-tests-${process.pid}-${name.replaceAll(/\W/g, "-")}.json`);
  await rm(file, { force: true });
  const vitest = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const args = command.program === "vitest" ? [...vitest, ...command.args] : ["test", ...command.args];
  const code = await run(command.program, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...command.env });
  const report = await readFile(file, "utf8").then(
    (text) => readReport(text, root),
    () => ({ passed: 0, skipped: 0, failures: [] as string[] }),
  );
  await rm(file, { force: true });
  if (code !== 0 && report.failures.length === 0) report.failures.push(`it ended with ${code}`);
  sums.passed += report.passed;
  sums.skipped += report.skipped;
  sums.failed += report.failures.length;
  sums.failures.push(...report.failures.map((failure) => `${name} › ${failure}`));
  return { passed: report.failures.length === 0 };
}

/** Closes with what failed, the plain line that says it all, and the exit code that follows from it. */
export function close(sums: Sums): void {
  if (sums.failures.length > 0) console.error(colour(31, "\n▸ what failed"));
  for (const failure of sums.failures) console.error(failure);
  const skipped = sums.skipped > 0 ? `, ${sums.skipped} skipped` : "";
  console.log(`\n${sums.passed} passed, ${sums.failed} failed${skipped}`);
  process.exitCode = sums.failed > 0 || sums.passed === 0 ? 1 : 0;
}

/** What needs no database, decoder or browser: the part that every commit passes. */
export async function check(sums: Sums): Promise<void> {
  await step(sums, "format", "oxfmt", ["--check", "."]);
  await step(sums, "lint", "oxlint", ["."]);
  await step(sums, "types", "tsc", ["-p", "tsconfig.json"]);
  await step(sums, "types of the pure packages, without Node or DOM", "tsc", ["-p", "tsconfig.pure.json"]);
  await step(sums, "types of the pages", "tsc", ["-p", "packages/web/tsconfig.json"]);
  await step(sums, "nothing unused", "knip", ["--no-progress"]);
  await tests(sums, "rules", { program: "vitest", args: ["--project", "unit"] });
}
