// The library's tiles, only those near the window in the page, so that ten thousand items scroll like ten.
import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { ItemCard } from "./ItemCard.tsx";
import { stepOf } from "./grid-step.ts";
import type { useReveal } from "../kit/reveal.ts";
import { rowsInView } from "./rows-in-view.ts";
import type { AskedSearch } from "./asked.ts";
import type { Choosing } from "../choice/use-choice.ts";
import { useLastTile } from "./use-last-tile.ts";
import { useNear, type Listed } from "./use-library.ts";

type Props = {
  readonly wanted: AskedSearch;
  readonly listed: Listed;
  /** False while the items are still those of the question before. */
  readonly settled: boolean;
  readonly reveal: ReturnType<typeof useReveal>;
  /** Null for whoever may change none of them. */
  readonly choosing: Choosing | null;
};

const GAP_PX = 16;
const TILE_MIN_PX = 225;
/** What a tile needs below its 4:3 picture. */
const WORDS_PX = 100;

export function Grid({ wanted, listed, settled, reveal, choosing }: Props) {
  const { found } = listed;
  const list = useRef<HTMLUListElement>(null);
  const { isKnown, width, scrolledPx, windowPx } = usePlace(list);
  const columns = Math.max(1, Math.floor((width + GAP_PX) / (TILE_MIN_PX + GAP_PX)));
  const tilePx = (width - GAP_PX * (columns - 1)) / columns;
  const rowPx = Math.round(tilePx * 0.75) + WORDS_PX + GAP_PX;
  const rows = Math.ceil(found / columns);
  const { from, to } = rowsInView({ scrolledPx, windowPx, rowPx, rows });
  const near = { from: from * columns, to: Math.min(found, to * columns) };
  const itemAt = useNear(wanted, listed, settled ? near : { from: 0, to: 0 });

  const opened = useLastTile({ list, asked: wanted, rowPx: isKnown ? rowPx : 0, columns });

  const pressed = (event: KeyboardEvent): boolean => {
    const letter = event.repeat ? "" : letterOf(event);
    if (letter === "r" && event.shiftKey) {
      reveal.toggleAll();
      return true;
    }
    const { focused, under, first } = tilesAtHand(list.current);
    const tile = under === null ? undefined : itemAt(under)?.tile;
    if (letter === "r" && tile) {
      reveal.toggle(tile.id);
      return true;
    }
    if (
      choosing &&
      settled &&
      (event.key === "Escape" ? choosing.size > 0 : letter === "a" || letter === "x")
    ) {
      if (letter === "a") void choosing.all();
      else if (letter !== "x") choosing.none();
      else if (tile && under !== null) choosing.toggle(tile.id, under);
      return true;
    }
    const entered = isSideways(event.key) ? (under ?? first) : null;
    const next = focused === null ? entered : stepOf(event.key, focused, columns, found);
    if (next !== null) focusTile(list.current, next);
    if (next !== null && event.shiftKey && settled) void choosing?.reach(next, focused ?? next);
    return next !== null;
  };
  useKeys(list, (event) => !isTyping(event) && pressed(event) && event.preventDefault(), { page: true });

  return (
    <ul
      ref={list}
      aria-label="Items"
      aria-busy={!settled}
      className="relative"
      style={{ height: rows * rowPx - GAP_PX }}
    >
      {Array.from({ length: near.to - near.from }, (_, offset) => {
        const index = near.from + offset;
        const item = itemAt(index);
        const left = (index % columns) * (tilePx + GAP_PX);
        const top = Math.floor(index / columns) * rowPx;
        return (
          <li
            key={item?.tile.id ?? index}
            aria-setsize={found}
            aria-posinset={index + 1}
            data-place={index}
            className="absolute"
            style={{ width: tilePx, height: rowPx - GAP_PX, transform: `translate(${left}px, ${top}px)` }}
          >
            {item ? (
              <ItemCard
                {...item}
                within={wanted}
                onOpen={() => opened(item.tile.id)}
                {...(choosing && {
                  choice: {
                    on: choosing.isPicked(item.tile.id),
                    onToggle: () => settled && choosing.toggle(item.tile.id, index),
                    onReach: () => settled && void choosing.reach(index),
                  },
                })}
              />
            ) : (
              <div className="panel h-full" />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The places of the tile that has the focus, of the one under the hand, and of the first in the window. */
function tilesAtHand(list: HTMLElement | null) {
  const tiles = [...(list?.querySelectorAll("[data-place]") ?? [])];
  const focused = placeOf(tiles.find((tile) => tile.contains(document.activeElement)));
  return {
    focused,
    under: focused ?? placeOf(tiles.find((tile) => tile.matches(":hover"))),
    first: placeOf(tiles.find((tile) => tile.getBoundingClientRect().top >= HEADER_PX)),
  };
}

const placeOf = (tile: Element | undefined): number | null =>
  tile ? Number(tile.getAttribute("data-place")) : null;

/** The header that stays on top is so high at least. */
const HEADER_PX = 40;

/** Until a tile has the focus, up and down scroll the page, and left and right go to the tile under the hand or the first. */
const isSideways = (key: string): boolean => key === "ArrowRight" || key === "ArrowLeft";

/** The rows to spare hold every tile that an arrow key can reach. */
function focusTile(list: HTMLElement | null, index: number): void {
  const link = list?.querySelector<HTMLElement>(`[data-place="${index}"] a[data-tile]`);
  link?.focus({ preventScroll: true });
  link?.closest("[data-place]")?.scrollIntoView({ block: "nearest" });
}

/** The grid's width, and how far the window has gone down it. */
function usePlace(list: RefObject<HTMLElement | null>) {
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
