// A reminder: whoever answers about two pictures without having looked at either is asked whether they mean to.
import { useState } from "react";

/** Asked for no more in this visit, by whoever judges by other things than their eyes. */
let reminds = true;
export const remindNoMore = (): void => {
  reminds = false;
};

/** `looked`: whether one of the two is revealed now. Of each pair it is remembered that somebody looked. */
export function useLookFirst<Given>(looked: boolean, answer: (given: Given) => void) {
  const [seen, setSeen] = useState(looked);
  const [waiting, setWaiting] = useState<Given | null>(null);
  if (looked && !seen) setSeen(true);
  return {
    /** The answer that waits for a second thought. */
    waiting,
    answer: (given: Given) => {
      if (seen || !reminds) answer(given);
      else setWaiting(() => given);
    },
    forget: () => setWaiting(null),
    goOn: () => {
      setWaiting(null);
      if (waiting) answer(waiting);
    },
  };
}
