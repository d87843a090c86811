// What waits for its turn: a key that is pressed while something is still on its way is done after it, never lost.

type Doing = () => Promise<unknown>;

export function turns() {
  let going: Promise<unknown> = Promise.resolve();
  return {
    /** Begins at once; what comes next waits for it too. */
    now: async (act: Doing): Promise<void> => {
      const begun = act();
      going = Promise.allSettled([going, begun]);
      await begun;
    },
    /** Begins when all that was begun before has ended, however it ended. */
    next: async (act: Doing): Promise<void> => {
      const begun = going.then(act);
      going = Promise.allSettled([begun]);
      await begun;
    },
  };
}
