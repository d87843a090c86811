// Listens for keys, without making a part of the page a control of its own.
import { useLayoutEffect, useRef, type RefObject } from "react";
import { singleKeysAreOn } from "./single-keys.ts";

/**
 * `handler` sees keys from inside `part`; with `page`, also those pressed anywhere else on the page, where no list, dialog
 * or popover over it wants them; with `chords`, also those that are pressed with Alt, or with Control. Letters are left out
 * while a member has turned them off (WCAG 2.1.4).
 */
export function useKeys(
  part: RefObject<HTMLElement | null>,
  handler: (event: KeyboardEvent) => void,
  { page = false, chords = false }: { page?: boolean; chords?: boolean } = {},
): void {
  const latest = useRef(handler);
  // With what is shown, not after it: a key answers what the eye has seen.
  useLayoutEffect(() => {
    latest.current = handler;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isChord = event.ctrlKey || event.metaKey || event.altKey;
      if ((isChord && !chords) || event.defaultPrevented) return;
      if (!(event.target instanceof Element) || event.isComposing) return;
      if (!isChord && isCharacter(event) && !singleKeysAreOn()) return;
      const isFree = event.target.closest("dialog, [popover]") === null;
      // A dialog has the keys to itself, also where it belongs to a part of the page.
      const dialog = event.target.closest("dialog");
      const isInPart =
        part.current?.contains(event.target) === true && (dialog === null || dialog.contains(part.current));
      if (isInPart || (page && isFree)) latest.current(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [part, page, chords]);
}

/** Letters, digits and signs, not Enter or arrows; Space is how controls are pressed. */
const isCharacter = ({ key }: KeyboardEvent): boolean => key.length === 1 && key !== " ";

/** Keys that belong to typing or choosing are left to the control that has the focus. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof Element &&
  event.target.matches("input:not([type=range], [type=checkbox]), select, textarea");

/** Where a Latin keyboard has its signs. */
const SIGNS: Readonly<Record<string, string>> = {
  Comma: ",",
  Period: ".",
  BracketLeft: "[",
  BracketRight: "]",
};

/**
 * The Latin letter that was meant, small: what is written on the key, or, where that is no Latin letter, as on a Cyrillic
 * keyboard, what stands at its place.
 */
export function letterOf({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  if (/^[ -~]+$/.test(key)) return key.toLowerCase();
  return SIGNS[code] ?? /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}
