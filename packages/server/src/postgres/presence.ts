// Who is in a data folder: every open desk shares one lock, and whoever gets it alone knows that nobody else is in.
import { join } from "node:path";
import { openToLock, type OpenFile } from "./flock.ts";

const PRESENT = "present.lock";

export type Presence = {
  /** True when nobody else is in; nobody can come in either, until `join` or `stepBack`. */
  alone(): Promise<boolean>;
  /** False while a server stops because its last desk has left, and while somebody else is alone. */
  join(): Promise<boolean>;
  stepBack(): void;
  leave(): void;
  /** The file once more, not locked: for the keeper of a server. */
  again(): OpenFile;
};

export function presenceIn(dataDir: string): Presence {
  const again = (): OpenFile => openToLock(join(dataDir, PRESENT));
  let file = again();
  return {
    alone: () => file.take("exclusive"),
    join: () => file.take("shared"),
    stepBack: () => {
      file.close();
      file = again();
    },
    leave: () => file.close(),
    again,
  };
}
