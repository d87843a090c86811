// What stands where a key or a file of heads should be, and is none: told by name, never a fault.
import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { refuse, type Refused } from "@sightline/domain";
import { outageOf } from "../outage/outage.ts";
import { errorCode } from "../postgres/error-code.ts";

type Code = "accounts-key-unusable" | "desk-key-unusable" | "heads-unusable";

const WHAT: Readonly<Record<Code, readonly [is: string, mend: string]>> = {
  "accounts-key-unusable": [
    "The key of the accounts cannot be used",
    "put back the one that was there; or move it away, and another is made: then everybody signs in again, and who has a second factor needs `sightline account reset --second-factor`",
  ],
  "desk-key-unusable": [
    "The desk's key cannot be used",
    "move it away, and the next command makes another: heads that the old one signed keep their worth",
  ],
  "heads-unusable": [
    "The file of heads cannot be used",
    "see that a file can be written there, or name another",
  ],
};

/** Carries the refusal to where it can be returned or told. */
export class Unusable extends Error {
  readonly refused: Refused;

  constructor(code: Code, path: string, why: string) {
    const [is, mend] = WHAT[code];
    const refused = refuse(code, `${is} (${why}); ${mend}.`, path);
    super(refused.refusal.sentence);
    this.refused = refused;
  }
}

/** Opens a file, and never a folder, pipe or device; null where there is none. Throws `Unusable`, and outages as they are. */
export async function openPlain(path: string, how: "r" | "a+", code: Code): Promise<FileHandle | null> {
  const { O_RDONLY, O_NONBLOCK, O_APPEND, O_CREAT, O_RDWR } = constants;
  // A pipe would keep us waiting for whoever writes into it.
  const flags = O_NONBLOCK | (how === "r" ? O_RDONLY : O_RDWR | O_APPEND | O_CREAT);
  try {
    const handle = await open(path, flags, 0o600);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    if (how === "r" && errorCode(error) === "ENOENT") return null;
    throw asUnusable(error, code, path);
  }
  throw new Unusable(code, path, "it is no file");
}

/** What is in a file; null where there is none. */
export async function textOf(path: string, code: Code): Promise<string | null> {
  const handle = await openPlain(path, "r", code);
  if (!handle) return null;
  return handle
    .readFile("utf8")
    .catch((error: unknown) => {
      throw asUnusable(error, code, path);
    })
    .finally(() => handle.close());
}

/** What the operating system said; an outage, and what is a fault of ours, stay what they are. */
export const asUnusable = (error: unknown, code: Code, path: string): unknown =>
  error instanceof Error && errorCode(error) !== undefined && !outageOf(error, path)
    ? new Unusable(code, path, error.message)
    : error;

/** The work's result, or the refusal that it ran into. */
export async function orUnusable<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Unusable) return fault.refused;
    throw fault;
  }
}
