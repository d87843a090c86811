// Where our own child programs and their libraries lie, wherever the repository was put.
import { realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The root of this package. */
const packageRoot = dirname(dirname(here));

/** What a Node child needs: the runtime, this package, `match`, and the installed modules. Computed once. */
export function nodeNeeds(): readonly string[] {
  needed ??= withoutNested([
    realpathSync(process.execPath),
    process.execPath,
    packageRoot,
    packageOf("@sightline/match"),
    modulesOf("sharp"),
  ]);
  return needed;
}

let needed: readonly string[] | undefined;

/** Absolute path of a child program of ours, given relative to this package's sources. */
export function childProgram(relative: string): string {
  return join(packageRoot, "src", relative);
}

/** The folder of exiftool's Perl modules. */
export function exiftoolLibrary(): string {
  return join(dirname(resolved("exiftool-vendored.pl")), "bin", "lib");
}

function resolved(name: string): string {
  return realpathSync(fileURLToPath(import.meta.resolve(name)));
}

/** `@sightline/match` exports src/index.ts: its root is two folders up. */
function packageOf(name: string): string {
  return dirname(dirname(resolved(name)));
}

/** The node_modules folder that holds a package, with the libraries beside it. */
function modulesOf(name: string): string {
  const path = fileURLToPath(import.meta.resolve(name));
  const mark = `${sep}node_modules${sep}`;
  return path.slice(0, path.lastIndexOf(mark) + mark.length - 1);
}

function withoutNested(paths: readonly string[]): string[] {
  const unique = [...new Set(paths)];
  return unique.filter((path) => !unique.some((other) => other !== path && path.startsWith(other + sep)));
}
