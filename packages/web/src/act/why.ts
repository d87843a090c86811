// Why something is not kept yet, in a sentence that says what to do.
import { t } from "@lingui/core/macro";
import type { Why } from "./store.ts";

const sentences = (): Readonly<Record<Why, string>> => ({
  stopped: t`Not yet kept: the desk does not answer. It is sent by itself when the desk is back; what you did is safe in this browser.`,
  busy: t`Not yet kept: the desk is busy. It is sent again by itself in a moment; what you did is safe in this browser.`,
  "signed-out": t`Not yet kept: your session has ended. Sign in again, and it is sent; what you did is safe in this browser.`,
  "other-member": t`Not yet kept: somebody else is signed in in this browser. Sign in as yourself again, and it is sent; what you did is safe in this browser.`,
});

/** True of such a sentence: it is no refusal, and is said more calmly. */
export const isWaiting = (sentence: string): boolean => Object.values(sentences()).includes(sentence);

export const waitsSaid = (why: Why): string => sentences()[why];
