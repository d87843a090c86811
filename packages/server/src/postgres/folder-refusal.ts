// Turns the file-system errors that a person can mend into refusals; anything else stays a fault.
import { errorCode } from "./error-code.ts";
import { outageOf, told } from "../outage/outage.ts";
import { refused } from "./refusal.ts";
import type { Refused } from "./refusal.ts";

const UNWRITABLE = new Set([
  "EACCES",
  "EPERM",
  // In /proc and its like nothing can be made; a name with a NUL is none.
  "ENOENT",
  "ELOOP",
  "ENOTSUP",
  "ENOSYS",
  "ERR_INVALID_ARG_VALUE",
  "EROFS",
  "EIO",
  "EEXIST",
  "EISDIR",
  "ENOTDIR",
  "ENAMETOOLONG",
  "EINVAL",
]);

/** Throws `error` again when no person could mend it. */
export function folderRefusal(error: unknown, folder: string): Refused {
  const code = errorCode(error) ?? "";
  const detail = error instanceof Error ? error.message : "";
  const outage = outageOf(error, folder);
  // One that can be read only is no place for a desk: another may be named.
  if (outage && outage.code !== "read-only" && !outage.code.startsWith("database-"))
    return refused(outage.code, outage.sentence);
  if (UNWRITABLE.has(code)) {
    return refused(
      "data-folder-unwritable",
      `The data folder ${folder} cannot be used (${detail}); give this account the right to write there, or name another folder.`,
    );
  }
  throw error;
}

export function diskFull(folder: string, detail: string): Refused {
  const { code, sentence } = told("disk-full", folder, detail);
  return refused(code, sentence);
}
