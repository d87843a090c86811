// As which account decoders run: never as root, and as nobody whose files or processes are somebody else's.
import { readFileSync } from "node:fs";

/** Debian keeps 65000 to 65533 free of accounts: no service runs under it, and our database does not either. */
const DECODER = 65_533;

/** The number that root hands over to, for user and group; undefined where we are somebody else already. */
export function decoderAccount(): number | undefined {
  if (found === null) found = process.getuid?.() === 0 && isMapped(DECODER) ? DECODER : undefined;
  return found;
}

let found: number | undefined | null = null;

/** In a user namespace with few accounts "root" is root of nothing else, and there is nobody to hand over to. */
function isMapped(id: number): boolean {
  return ["uid_map", "gid_map"].every((map) =>
    readFileSync(`/proc/self/${map}`, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number))
      .some(([from = 0, , count = 0]) => id >= from && id < from + count),
  );
}

/** The words before a program that gives up account, groups and every capability, and dies with whoever started it. */
export function givingUp(account: number | undefined): string[] {
  const identity =
    account === undefined ? [] : [`--reuid=${account}`, `--regid=${account}`, "--clear-groups"];
  const capabilities = ["--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all"];
  // A change of account takes the wish to die with the parent back (prctl(2)); inside setpriv it is made after that.
  return ["setpriv", ...identity, ...capabilities, "--no-new-privs", "--pdeathsig", "KILL", "--"];
}
