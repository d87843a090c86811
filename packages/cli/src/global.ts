// Options that every command knows, and where data is kept when nobody says.
import { homedir } from "node:os";
import { join } from "node:path";

export type Global = { readonly data: string; readonly as?: string };

/** `$XDG_DATA_HOME/sightline`, or its usual place under the home folder. */
export const defaultDataDir = (): string =>
  join(process.env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "sightline");
