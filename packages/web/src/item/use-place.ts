// How wide a list is, and how many of its rows the window has gone down: it changes from row to row, not from pixel to pixel.
import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/** `rowPx` is the height of a row with the gap below it, in a list of that width. */
export function usePlace(list: RefObject<HTMLElement | null>, rowPx: (width: number) => number) {
  const [place, setPlace] = useState({ isKnown: false, width: 360, row: 0, windowPx: 900 });
  const heightOf = useRef(rowPx);
  useLayoutEffect(() => {
    heightOf.current = rowPx;
  });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const { top, width } = element.getBoundingClientRect();
      const now = {
        isKnown: true,
        width,
        row: Math.floor(-top / heightOf.current(width)),
        windowPx: window.innerHeight,
      };
      setPlace((before) =>
        before.isKnown &&
        before.width === now.width &&
        before.row === now.row &&
        before.windowPx === now.windowPx
          ? before
          : now,
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    window.addEventListener("scroll", measure, { passive: true });
    window.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", measure);
      window.removeEventListener("resize", measure);
    };
  }, [list]);
  return place;
}
