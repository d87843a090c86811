// Walks the proof by keys: j and k anywhere in it, the arrows from one part to the next.
import type { RefObject } from "react";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";

/** Marks the button that opens a part; Enter on it is the browser's own. */
export const PART = "data-part";

export type Standing = {
  /** Index of the part that the focus is in or after; -1 before the first. */
  readonly here: number;
  /** Whether the focus is on the part itself, rather than on something inside it. */
  readonly isOn: boolean;
};

/** Index of the part to go to, or null where the key means nothing; back from inside a part is to that part. */
export function stepTo(key: string, { here, isOn }: Standing, parts: number): number | null {
  if (parts === 0) return null;
  const isArrow = key === "ArrowDown" || key === "ArrowUp";
  // Elsewhere the arrows belong to the page, which scrolls.
  if (isArrow && !isOn) return null;
  if (key === "j" || key === "ArrowDown") return Math.min(here + 1, parts - 1);
  if (key === "k" || key === "ArrowUp") return Math.max(isOn ? here - 1 : here, 0);
  return null;
}

export function useProofKeys(proof: RefObject<HTMLElement | null>): void {
  const walk = (event: KeyboardEvent) => {
    if (isTyping(event) || !(event.target instanceof Node) || !proof.current) return;
    const { target } = event;
    const parts = [...proof.current.querySelectorAll<HTMLElement>(`[${PART}]`)];
    const here = parts.findLastIndex(
      (part) =>
        part === target || (part.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    const step = stepTo(
      event.key.length === 1 ? letterOf(event) : event.key,
      { here, isOn: parts[here] === target },
      parts.length,
    );
    const part = step === null ? undefined : parts[step];
    if (!part) return;
    event.preventDefault();
    part.focus({ preventScroll: true });
    part.scrollIntoView({ block: "center" });
  };
  useKeys(proof, walk, { page: true });
}
