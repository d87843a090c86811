// Whether the desk answers at all: every question to it tells, and while nothing is asked it is looked after now and then.
import { useEffect, useSyncExternalStore } from "react";

/** `stopped`: nothing came back from the last try. `heardAt`: when the desk last answered, in ms since 1970; 0 before. */
export type Reach = { readonly stopped: boolean; readonly heardAt: number };

export type Watch = {
  readonly now: () => Reach;
  readonly subscribe: (listener: () => void) => () => void;
  /** Passes a question on, and notes whether anything came back. What failed goes on failing. */
  readonly ask: <T>(question: () => Promise<T>) => Promise<T>;
};

/** `clock` gives ms since 1970. */
export function watchOf(clock: () => number): Watch {
  let reach: Reach = { stopped: false, heardAt: 0 };
  const listeners = new Set<() => void>();
  const note = (next: Reach) => {
    const turned = next.stopped !== reach.stopped;
    reach = turned || next.heardAt !== reach.heardAt ? next : reach;
    if (turned) for (const listener of listeners) listener();
  };
  return {
    now: () => reach,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ask: async (question) => {
      try {
        const answer = await question();
        note({ stopped: false, heardAt: clock() });
        return answer;
      } catch (fault) {
        note({ ...reach, stopped: true });
        throw fault;
      }
    },
  };
}

export const desk = watchOf(Date.now);

const isStopped = (): boolean => desk.now().stopped;

export const useStopped = (): boolean => useSyncExternalStore(desk.subscribe, isStopped);

/** How often it is looked after, in ms: sooner while it is missed. */
const EVERY = { running: 15_000, stopped: 2000 };

/** Looks after the desk while the page is in sight; `back` is called each time that it answers again. */
export function useLookAfter(back: () => void): void {
  const stopped = useStopped();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "hidden") return;
      desk
        .ask(async () => {
          // A proxy that does not reach the desk answers too.
          const { status } = await fetch("/healthz", { cache: "no-store" });
          if (status >= 502 && status <= 504) throw new Error("The desk does not answer.");
        })
        .then(
          () => stopped && back(),
          // It is noted that nothing came back, and that is all there is to know.
          () => undefined,
        );
    };
    const timer = setInterval(look, stopped ? EVERY.stopped : EVERY.running);
    return () => clearInterval(timer);
  }, [stopped, back]);
}
