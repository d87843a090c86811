// The keys of a list of items: to go about in it, to lift veils, and to choose.
import type { Tile } from "@sightline/domain";
import type { RefObject } from "react";
import type { Choosing } from "../choice/use-choice.ts";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import type { useReveal } from "../kit/reveal.ts";
import { stepOf } from "./grid-step.ts";

type Options = {
  readonly columns: number;
  readonly found: number;
  readonly itemAt: (place: number) => { readonly tile: Tile } | undefined;
  /** Null where no picture is shown. */
  readonly reveal: ReturnType<typeof useReveal> | null;
  /** Null where nothing can be chosen. */
  readonly choosing: Choosing | null;
  /** False while the items on show are still those of the question before: none of them is chosen then. */
  readonly settled: boolean;
};

export function useTileKeys(
  list: RefObject<HTMLElement | null>,
  { columns, found, itemAt, reveal, choosing, settled }: Options,
): void {
  const pressed = (event: KeyboardEvent): boolean => {
    const letter = event.repeat ? "" : letterOf(event);
    if (letter === "r" && event.shiftKey && reveal) {
      reveal.toggleAll();
      return true;
    }
    const { focused, under, first } = tilesAtHand(list.current);
    const tile = under === null ? undefined : itemAt(under)?.tile;
    if (letter === "r" && tile && reveal) {
      reveal.toggle(tile.id);
      return true;
    }
    if (choosing && (event.key === "Escape" ? choosing.size > 0 : letter === "a" || letter === "x")) {
      if (letter === "a") void choosing.all();
      else if (letter !== "x") choosing.none();
      else if (settled && tile && under !== null) choosing.toggle(tile.id, under);
      return true;
    }
    const entered = isSideways(event.key) ? (under ?? first) : null;
    const next = focused === null ? entered : stepOf(event.key, focused, columns, found);
    if (next !== null) focusTile(list.current, next);
    if (next !== null && event.shiftKey && settled) void choosing?.reach(next, focused ?? next);
    return next !== null;
  };
  useKeys(list, (event) => !isTyping(event) && pressed(event) && event.preventDefault(), { page: true });
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
