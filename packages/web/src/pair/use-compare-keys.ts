// The keys of the comparison: steps and play always, letters as they are given.
import type { RefObject } from "react";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { sharedStep } from "./shared-time.ts";
import type { InStep } from "./use-in-step.ts";

type Keys = {
  readonly step: InStep;
  readonly playable: boolean;
  /** What each letter does; none when single letters are turned off. */
  readonly letters: Readonly<Record<string, () => void>>;
};

export function useCompareKeys(
  whole: RefObject<HTMLElement | null>,
  { step, playable, letters }: Keys,
): void {
  const pressed = (event: KeyboardEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    if (isTyping(event)) {
      if (event.key === "Escape") target.blur();
      return;
    }
    const to = sharedStep(event.key, event.shiftKey, step.index, step.instants.length);
    const act = letters[letterOf(event)];
    if (to !== null && step.lead !== null) step.goTo(to);
    else if (event.key === " " && playable && target.closest("button, a, summary") === null) step.toggle();
    // A key held down answers once, not the next pair as well.
    else if (act && !event.repeat) act();
    else return;
    event.preventDefault();
  };
  useKeys(whole, pressed, { page: true });
}
