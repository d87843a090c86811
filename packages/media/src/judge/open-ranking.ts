// Contents by their points, in a thread of its own: looking one up among many takes longer than whoever works at the desk may wait.
import type { Features, Ranked } from "@sightline/match";
import { openThread } from "./open-thread.ts";

/** Close it when done. */
export interface Ranking {
  /** Of an index that is named, as by the investigation that it is of. */
  readonly has: (index: string, content: string) => boolean;
  readonly add: (index: string, content: string, frames: readonly Features[]) => Promise<void>;
  /** The contents of that index that share more points with these frames than chance gives, best first. */
  readonly rank: (index: string, frames: readonly RankedFrame[]) => Promise<Ranked[]>;
  readonly close: () => Promise<void>;
}

export interface RankedFrame {
  readonly features: Features;
  /** Pixels. */
  readonly width: number;
}

/** When the thread fails, whoever asked is told, and all is to be added anew. */
export function openRanking(): Ranking {
  const known = new Map<string, Set<string>>();
  let thread = openThread();
  const asked = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (fault) {
      known.clear();
      await thread.close();
      thread = openThread();
      throw fault;
    }
  };
  return {
    has: (index, content) => known.get(index)?.has(content) ?? false,
    add: async (index, content, frames) => {
      await asked(thread.ask<null>({ ask: "add", index, content, frames }));
      known.set(index, (known.get(index) ?? new Set()).add(content));
    },
    rank: (index, frames) => asked(thread.ask<Ranked[]>({ ask: "rank", index, frames })),
    close: () => thread.close(),
  };
}
