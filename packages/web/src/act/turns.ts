// What waits for its turn: a key that is pressed while something is still on its way is done after it, never lost.

type Doing = () => Promise<unknown>;

export function turns() {
  let going: Promise<unknown> = Promise.resolve();
  let last: { readonly what: string } | null = null;
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
    /**
     * The same, but what is said again while it waits is said once: a list tells its choice with each letter that is typed.
     * What came to nothing may be said again as soon as `act` tells so by what it is given.
     */
    async once(what: string, act: (cameToNothing: () => void) => Promise<unknown>): Promise<void> {
      if (last?.what === what) return;
      const own = { what };
      last = own;
      const forget = (): void => {
        if (last === own) last = null;
      };
      try {
        await next(() => act(forget));
      } finally {
        forget();
      }
    },
  };
}
