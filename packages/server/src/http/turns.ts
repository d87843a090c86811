// Turns at the decoders: so many run at once, so many wait, and whoever comes after them is asked to come again.
import { ok, refuse, type Result } from "@sightline/domain";

export type Turns = <T>(work: () => Promise<T>) => Promise<Result<T>>;

const DECODING = "The desk decodes as much as it can at once; ask again in a moment.";

/** First come, first served. Refuses `desk-busy` when so many wait already. */
export function turnsOf(most: { readonly atOnce: number; readonly waiting: number }, busy = DECODING): Turns {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running < most.atOnce) running += 1;
    else if (queue.length >= most.waiting) return refuse("desk-busy", busy);
    else await new Promise<void>((resolve) => void queue.push(resolve));
    try {
      return ok(await work());
    } finally {
      // Whoever ends hands over its place, so that nobody can slip in between.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
