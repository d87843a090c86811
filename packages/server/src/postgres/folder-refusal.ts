// Turns the file-system errors that a person can mend into refusals; anything else stays a fault.
import { errorCode } from "./error-code.ts";
import { refused } from "./refusal.ts";
import type { Refused } from "./refusal.ts";

const FULL = new Set(["ENOSPC", "EDQUOT"]);
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
  "ENOTDIR",
  "ENAMETOOLONG",
  "EINVAL",
]);

/** Throws `error` again when no person could mend it. */
export function folderRefusal(error: unknown, folder: string): Refused {
  const code = errorCode(error) ?? "";
  const detail = error instanceof Error ? error.message : "";
  if (FULL.has(code)) return diskFull(folder, detail);
  if (UNWRITABLE.has(code)) {
    return refused(
      "data-folder-unwritable",
      `The data folder ${folder} cannot be used (${detail}); give this account the right to write there, or name another folder.`,
    );
  }
  throw error;
}

export function diskFull(folder: string, detail: string): Refused {
  return refused(
    "disk-full",
    `The disk that holds ${folder} is full (${detail}); free some space there and start again, nothing stored is lost.`,
  );
}
