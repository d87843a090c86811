// Why something is not kept yet, in a sentence that says what to do.
import type { Why } from "./store.ts";

const SAID: Readonly<Record<Why, string>> = {
  stopped: "the desk does not answer. It is sent by itself when the desk is back",
  busy: "the desk is busy. It is sent again by itself in a moment",
  "signed-out": "your session has ended. Sign in again, and it is sent",
  "other-member": "somebody else is signed in in this browser. Sign in as yourself again, and it is sent",
};

const BEGINS = "Not yet kept: ";

/** True of such a sentence: it is no refusal, and is said more calmly. */
export const isWaiting = (sentence: string): boolean => sentence.startsWith(BEGINS);

export const waitsSaid = (why: Why): string => `${BEGINS}${SAID[why]}; what you did is safe in this browser.`;
