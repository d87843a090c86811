// Listens for keys pressed in a part of the page, without making that part a control of its own.
import { useEffect, useRef, type RefObject } from "react";

/** `handler` sees keys from inside `part`; with `page`, also keys pressed while nothing in particular has the focus. */
export function useKeys(
  part: RefObject<HTMLElement | null>,
  handler: (event: KeyboardEvent) => void,
  { page = false }: { page?: boolean } = {},
): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
      const nowhere = event.target === document.body || event.target.id === "main";
      if (part.current?.contains(event.target) || (page && nowhere)) latest.current(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [part, page]);
}

/** Keys that belong to typing or choosing are left to the control that has the focus. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.matches("input:not([type=range]), select, textarea");
