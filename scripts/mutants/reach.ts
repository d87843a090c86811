// Which test files reach which source files, by following their imports.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** For each source file, the test files that import it, directly or through others; paths relative to `root`. */
export function reachedBy(root: string, tests: readonly string[]): Map<string, string[]> {
  const imports = new Map<string, readonly string[]>();
  const importsOf = (file: string) => {
    const known = imports.get(file);
    if (known) return known;
    const named = readFileSync(join(root, file), "utf8").matchAll(/from "(\.{1,2}\/[^"]+\.ts)"/g);
    const found = [...named].map((match) => join(dirname(file), match[1] ?? ""));
    imports.set(file, found);
    return found;
  };
  const reached = new Map<string, string[]>();
  for (const test of tests) {
    const seen = new Set([test]);
    for (const file of seen) for (const next of importsOf(file)) seen.add(next);
    for (const file of seen) reached.set(file, [...(reached.get(file) ?? []), test]);
  }
  return reached;
}
