// How wide a list is, and how far the window has gone down it.
import { useLayoutEffect, useState, type RefObject } from "react";

export function usePlace(list: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState({ isKnown: false, width: 360, scrolledPx: 0, windowPx: 900 });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const { top, width } = element.getBoundingClientRect();
      setPlace({ isKnown: true, width, scrolledPx: -top, windowPx: window.innerHeight });
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
