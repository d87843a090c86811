// What waits for its turn: a key that is pressed while something is still on its way is done after it, never lost.

type Doing = () => Promise<unknown>;

export function turns() {
  let going: Promise<unknown> = Promise.resolve();
  let last: string | null = null;
  const next = async (act: Doing): Promise<void> => {
    const begun = going.then(act);
    going = Promise.allSettled([begun]);
    await begun;
  };
  return {
    /** Begins at once; what comes next waits for it too. */
    now: async (act: Doing): Promise<void> => {
      const begun = act();
      going = Promise.allSettled([going, begun]);
      await begun;
    },
    /** Begins when all that was begun before has ended, however it ended. */
    next,
    /** The same, but what is said again while it waits is said once: a list tells its choice with each letter that is typed. */
    async once(what: string, act: Doing): Promise<void> {
      if (last === what) return;
      last = what;
      try {
        await next(act);
      } finally {
        if (last === what) last = null;
      }
    },
  };
}
