// What can be done with a tile of the library, as functions that stay the same: scrolling past a tile draws no other anew.
import { useLayoutEffect, useRef, useState } from "react";
import type { Choosing } from "../choice/use-choice.ts";

type Now = {
  readonly opened: (item: string) => void;
  readonly choosing: Choosing | null;
  /** False while the items on show are still those of the question before: none of them is chosen then. */
  readonly settled: boolean;
};

export type TileActs = {
  readonly open: (item: string) => void;
  readonly toggle: (item: string, place: number) => void;
  readonly reach: (place: number) => void;
};

export function useTileActs(now: Now): TileActs {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  const [acts] = useState<TileActs>(() => ({
    open: (item) => latest.current.opened(item),
    toggle: (item, place) => {
      if (latest.current.settled) latest.current.choosing?.toggle(item, place);
    },
    reach: (place) => {
      if (latest.current.settled) void latest.current.choosing?.reach(place);
    },
  }));
  return acts;
}
