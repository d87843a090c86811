// Finds the test corpus that may lie beside the repository, and says so when it does not.
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../../../..");

/** The folder `../shared/data/<name>`, or undefined after printing that the tests on it are skipped. */
export function corpus(name: string): string | undefined {
  const folder = join(repository, "..", "shared", "data", name);
  if (existsSync(folder)) return realpathSync(folder);
  process.stdout.write(`skipped: no corpus (${name})\n`);
  return undefined;
}
