// A program that the operator names: where it lies, what of the disk it is shown, or why it cannot be run.
import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { basename, dirname, sep } from "node:path";
import { systemPaths } from "../sandbox/plan.ts";

export interface Program {
  /** What pages call it: the name of its file. */
  readonly name: string;
  /** The program and its arguments. */
  readonly words: readonly string[];
  /** Beyond the system's own files, the folder in which it lies: its models and libraries belong there. */
  readonly needs: readonly string[];
}

/**
 * `line` is the program's absolute path and its arguments, parted by blanks; what needs more than that goes into a script.
 * The folder that holds the desk's own data is shown to no program. A sentence where it cannot be run.
 */
export function nameProgram(line: string, dataDir: string): Program | string {
  const [named = "", ...args] = line.trim().split(/\s+/);
  if (!named.startsWith("/"))
    return `${JSON.stringify(named)} is no absolute path; write the whole path of the program.`;
  const found = lookAt(named);
  if (found === null) return `${named} is no file that can be run; check its path and its rights.`;
  const words = [found, ...args];
  const name = basename(named);
  if (systemPaths.some((path) => found.startsWith(path + sep))) return { name, words, needs: [] };
  const folder = dirname(found);
  const data = realOf(dataDir);
  if (folder === sep || isInside(folder, data) || isInside(data, folder))
    return `The folder of ${named} holds the data of the desk or lies in it, and programs are shown their folder; put it into a folder of its own.`;
  return { name, words, needs: [folder] };
}

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

function lookAt(path: string): string | null {
  try {
    const real = realpathSync(path);
    accessSync(real, constants.X_OK);
    return statSync(real).isFile() ? real : null;
  } catch (error) {
    if (REASONS.includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}

const REASONS = ["ENOENT", "ENOTDIR", "EACCES", "ELOOP", "ENAMETOOLONG"];

/** A data folder that is not made yet is where it will be. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return path;
    throw error;
  }
}
