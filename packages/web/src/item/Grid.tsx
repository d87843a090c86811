// The library's tiles, only those near the window in the page, so that ten thousand items scroll like ten.
import { t } from "@lingui/core/macro";
import type { Tile } from "@sightline/domain";
import { memo, useRef } from "react";
import { ItemCard } from "./ItemCard.tsx";
import type { useReveal } from "../kit/reveal.ts";
import { rowsInView } from "./rows-in-view.ts";
import type { AskedSearch } from "./asked.ts";
import type { Choosing } from "../choice/use-choice.ts";
import { useLastTile } from "./use-last-tile.ts";
import { useNear, type Listed } from "./use-library.ts";
import { usePlace } from "./use-place.ts";
import { useTileActs, type TileActs } from "./use-tile-acts.ts";
import { useTileKeys } from "./use-tile-keys.ts";

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
  const { isKnown, width, row, windowPx } = usePlace(list, (now) => sizesIn(now).rowPx);
  const { columns, tilePx, rowPx } = sizesIn(width);
  const rows = Math.ceil(found / columns);
  const { from, to } = rowsInView({ row, windowPx, rowPx, rows });
  const near = { from: from * columns, to: Math.min(found, to * columns) };
  const itemAt = useNear(wanted, listed, settled ? near : { from: 0, to: 0 });

  const opened = useLastTile({ list, asked: wanted, rowPx: isKnown ? rowPx : 0, columns });

  const acts = useTileActs({ opened, choosing, settled });
  useTileKeys(list, { columns, found, itemAt, reveal, choosing, settled });

  return (
    <ul
      ref={list}
      aria-label={t`Items`}
      aria-busy={!settled}
      className="relative"
      style={{ height: rows * rowPx - GAP_PX }}
    >
      {Array.from({ length: near.to - near.from }, (_, offset) => {
        const index = near.from + offset;
        const item = itemAt(index);
        return (
          <Cell
            key={item?.tile.id ?? index}
            {...{ index, columns, tilePx, rowPx, found, acts }}
            tile={item?.tile}
            copies={item?.copies ?? 1}
            within={wanted}
            picked={item && choosing ? choosing.isPicked(item.tile.id) : null}
          />
        );
      })}
    </ul>
  );
}

function sizesIn(width: number) {
  const columns = Math.max(1, Math.floor((width + GAP_PX) / (TILE_MIN_PX + GAP_PX)));
  const tilePx = (width - GAP_PX * (columns - 1)) / columns;
  return { columns, tilePx, rowPx: Math.round(tilePx * 0.75) + WORDS_PX + GAP_PX };
}

type CellProps = ReturnType<typeof sizesIn> & {
  readonly index: number;
  readonly found: number;
  /** Undefined while it is on its way. */
  readonly tile: Tile | undefined;
  readonly copies: number;
  readonly within: AskedSearch;
  /** Null where none can be. */
  readonly picked: boolean | null;
  readonly acts: TileActs;
};

const Cell = memo(function Cell({ index, found, columns, tilePx, rowPx, ...shown }: CellProps) {
  const { tile, copies, within, picked, acts } = shown;
  const left = (index % columns) * (tilePx + GAP_PX);
  const top = Math.floor(index / columns) * rowPx;
  return (
    <li
      aria-setsize={found}
      aria-posinset={index + 1}
      data-place={index}
      className="absolute contain-strict"
      style={{ width: tilePx, height: rowPx - GAP_PX, transform: `translate(${left}px, ${top}px)` }}
    >
      {tile ? (
        <ItemCard
          {...{ tile, copies, within }}
          onOpen={() => acts.open(tile.id)}
          {...(picked !== null && {
            choice: {
              on: picked,
              onToggle: () => acts.toggle(tile.id, index),
              onReach: () => acts.reach(index),
            },
          })}
        />
      ) : (
        <div className="panel h-full" />
      )}
    </li>
  );
});
