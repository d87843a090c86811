// Notes heads while a desk is open: soon after something was written, and when it closes.
import { within } from "../within.ts";
import { Unusable } from "./unusable.ts";
import { noteHeads, type NotedAt } from "./note-heads.ts";

/** So long after the first entry that is not noted yet: one line then speaks for all that came meanwhile. */
const SOON_MS = 5000;
const CUT_OFF_MS = 3000;

export type Heads = {
  /** Something was written. */
  soon(): void;
  /** Notes what is not noted yet; nothing is noted after it. */
  close(): Promise<void>;
};

/** A journal that no longer continues what was noted, and a file that cannot be written, stop no work: they are told. */
export function keepHeads(at: NotedAt, log: (line: string) => void): Heads {
  let timer: NodeJS.Timeout | null = null;
  let noting: Promise<void> = Promise.resolve();
  const note = (): Promise<void> => {
    timer = null;
    return (noting = noting.then(() => tried(at, log)));
  };
  return {
    soon: () => {
      timer ??= setTimeout(() => void note(), SOON_MS).unref();
    },
    close: () => {
      if (timer) clearTimeout(timer);
      // Without its database nothing can be noted, and nothing new is there to note.
      return within(CUT_OFF_MS, note(), Promise.resolve());
    },
  };
}

async function tried(at: NotedAt, log: (line: string) => void): Promise<void> {
  try {
    for (const sentence of (await noteHeads(at)).broken) log(sentence);
  } catch (error) {
    if (error instanceof Unusable) {
      const { sentence, path } = error.refused.refusal;
      return log(`How far the journals go could not be noted. ${path}: ${sentence}`);
    }
    const why = error instanceof Error ? error.message : String(error);
    log(`How far the journals go could not be noted in ${at.headsFile} (${why}); the next command notes it.`);
  }
}
