// What the parts of one end-to-end run hand to each other: where the desk answers, and which process it is.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Everything that a run writes, except pictures that it is asked for. */
export const RUN = join(import.meta.dirname, "test-results");
export const DESK_FILE = join(RUN, "desk.json");
export const SESSION_FILE = join(RUN, "session.json");

export type RunningDesk = {
  readonly url: string;
  readonly pid: number;
  /** The data folder of the desk. */
  readonly data: string;
  /** Removed at the end; null when the run was given a data folder of its own. */
  readonly drawn: string | null;
};

export const runningDesk = (): RunningDesk => JSON.parse(readFileSync(DESK_FILE, "utf8")) as RunningDesk;
