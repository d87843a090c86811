// The tile of the item that was looked at last: its address remembers it, and whoever comes back lands on it.
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, type RefObject } from "react";
import type { AskedSearch } from "./asked.ts";
import { usePlaceOf } from "./use-library.ts";

type Options = {
  readonly list: RefObject<HTMLElement | null>;
  readonly asked: AskedSearch;
  /** Height of one row with the gap below it, in pixels, 0 until it is known; and tiles a row. */
  readonly rowPx: number;
  readonly columns: number;
};

/** Gives what has to be done when a tile is opened. */
export function useLastTile({ list, asked, rowPx, columns }: Options): (item: string) => void {
  const { item } = useSearch({ from: "/i/$investigation/items" });
  const navigate = useNavigate({ from: "/i/$investigation/items" });
  const router = useRouter();
  const there = usePlaceOf(item, asked);
  const place = there?.shown === true ? there.place : null;
  const done = useRef<string | null>(null);

  useEffect(() => {
    if (item === undefined || place === null || rowPx === 0 || done.current === item || !list.current) return;
    const link = list.current.querySelector<HTMLElement>(`[data-place="${place}"] a[data-tile]`);
    if (link) {
      done.current = item;
      // After the page itself has had the focus; whoever is busy elsewhere on it already is left there.
      requestAnimationFrame(() => {
        const { activeElement } = document;
        if (activeElement === document.body || activeElement?.id === "main")
          link.focus({ preventScroll: true });
      });
      return;
    }
    const top = list.current.getBoundingClientRect().top + Math.floor(place / columns) * rowPx;
    if (top < 0 || top + rowPx > window.innerHeight)
      window.scrollBy({ top: top - (window.innerHeight - rowPx) / 2, behavior: "instant" });
  });

  return (opened) => {
    done.current = opened;
    void navigate({ search: { ...asked, item: opened }, replace: true, resetScroll: false });
    // At once: the next step away follows in the same breath, and would take its place.
    router.history.flush();
  };
}
