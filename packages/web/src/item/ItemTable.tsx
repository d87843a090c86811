// The library as a table: the same items as the tiles, in order of any column, without pictures.
import { t } from "@lingui/core/macro";
import type { SortColumn, Tile } from "@sightline/domain";
import { memo, useMemo, useRef, type ReactNode } from "react";
import type { Choosing } from "../choice/use-choice.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { useListed, useMayRead } from "../desk/may.ts";
import { peopleOf } from "../desk/words.ts";
import { Pick } from "../kit/Pick.tsx";
import { TableHead } from "../kit/Table.tsx";
import { withPart, type AskedSearch } from "./asked.ts";
import { stageWord } from "./filter-words.ts";
import { rowsInView } from "./rows-in-view.ts";
import { useLastTile } from "./use-last-tile.ts";
import { useNear, type Listed } from "./use-library.ts";
import { usePlace } from "./use-place.ts";
import { useTileActs, type TileActs } from "./use-tile-acts.ts";
import { useTileKeys } from "./use-tile-keys.ts";
import { Verdict } from "./Verdict.tsx";

type Props = {
  readonly wanted: AskedSearch;
  readonly listed: Listed;
  readonly settled: boolean;
  readonly choosing: Choosing | null;
  readonly onAsk: (asked: AskedSearch) => void;
};

type Column = {
  readonly by: SortColumn;
  readonly title: string;
  readonly width: string;
  readonly shows: (tile: Tile, names: ReadonlyMap<string, string>) => ReactNode;
};

const kinds = () => ({ photo: t`Photo`, video: t`Video`, other: t`Other file` });
const columnList = (): readonly Column[] => [
  { by: "kind", title: t`Kind`, width: "w-24", shows: ({ kind }) => kinds()[kind] },
  { by: "verdict", title: t`Verdict`, width: "w-36", shows: ({ verdict }) => <Verdict verdict={verdict} /> },
  { by: "stage", title: t`Stage`, width: "w-44", shows: ({ stage }) => stageWord(stage) },
  { by: "account", title: t`Account`, width: "w-40", shows: ({ account }) => account },
  { by: "captured", title: t`Captured`, width: "w-40", shows: ({ capturedAt }) => capturedAt },
  { by: "people", title: t`People`, width: "w-44", shows: peopleIn },
];
const assigneeColumn = (): Column => ({
  by: "assignee",
  title: t`Looked after by`,
  width: "w-44",
  shows: ({ assignee }, names) => (assignee === null ? "" : (names.get(assignee) ?? assignee)),
});

function peopleIn({ marked, headcount }: Tile): string {
  const said = [peopleOf(marked), headcount === null ? "" : t`headcount ${headcount}`];
  return said.filter((one) => one !== "").join(", ");
}

const ROW_PX = 44;

export function ItemTable({ wanted, listed, settled, choosing, onAsk }: Props) {
  const { found } = listed;
  const body = useRef<HTMLTableSectionElement>(null);
  const { isKnown, row, windowPx } = usePlace(body, () => ROW_PX);
  const { from, to } = rowsInView({ row, windowPx, rowPx: ROW_PX, rows: found });
  const itemAt = useNear(wanted, listed, settled ? { from, to } : { from: 0, to: 0 });
  const opened = useLastTile({ list: body, asked: wanted, rowPx: isKnown ? ROW_PX : 0, columns: 1 });
  const acts = useTileActs({ opened, choosing, settled });
  useTileKeys(body, { columns: 1, found, itemAt, reveal: null, choosing, settled });
  const members = useListed()?.members;
  const names = useMemo(() => new Map((members ?? []).map(({ id, name }) => [id, name])), [members]);
  const columns = useMayRead("work") ? [...columnList(), assigneeColumn()] : columnList();
  const sorts: readonly SortColumn[] = ["name", ...columns.map(({ by }) => by)];
  const order = { column: sorts.indexOf(wanted.sort ?? "name"), down: wanted.down === "yes" };
  const sort = (next: typeof order): void =>
    onAsk(withPart(wanted, { sort: sorts[next.column], down: next.down ? "yes" : undefined }));
  return (
    <section className="overflow-x-auto" aria-label={t`Table of items`}>
      <table
        aria-rowcount={found + 1}
        aria-busy={!settled}
        className="figures w-full min-w-[64rem] table-fixed text-left"
      >
        <caption className="sr-only">{t`Items`}</caption>
        <thead className="border-b border-edge text-small">
          <tr aria-rowindex={1}>
            {choosing && (
              <th className="w-10">
                <span className="sr-only">{t`Choose`}</span>
              </th>
            )}
            {[t`Name`, ...columns.map(({ title }) => title)].map((title, column) => (
              <TableHead key={title} title={title} column={column} order={order} onOrder={sort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          <Gap rows={from} />
          {Array.from({ length: to - from }, (_, offset) => {
            const index = from + offset;
            const tile = itemAt(index)?.tile;
            return (
              <Row
                key={tile?.id ?? index}
                {...{ index, tile, columns, names, acts }}
                within={wanted}
                picked={tile && choosing ? choosing.isPicked(tile.id) : choosing && false}
              />
            );
          })}
          <Gap rows={found - to} />
        </tbody>
      </table>
    </section>
  );
}

/** Rows that are not near the window, as room alone. */
const Gap = ({ rows }: { readonly rows: number }) =>
  rows > 0 ? <tr aria-hidden="true" style={{ height: rows * ROW_PX }} /> : null;

type RowProps = {
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly tile: Tile | undefined;
  readonly columns: readonly Column[];
  readonly names: ReadonlyMap<string, string>;
  readonly within: AskedSearch;
  /** Null where none can be. */
  readonly picked: boolean | null;
  readonly acts: TileActs;
};

const Row = memo(function Row({ index, tile, columns, names, within, picked, acts }: RowProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      data-place={index}
      className={`border-b border-line ${picked ? "bg-accent-soft" : ""}`}
      style={{ height: ROW_PX }}
    >
      {picked !== null && (
        <td>
          {tile && (
            <Pick
              label={t`Choose ${tile.name}`}
              on={picked}
              onToggle={() => acts.toggle(tile.id, index)}
              onReach={() => acts.reach(index)}
            />
          )}
        </td>
      )}
      <td className="truncate py-1 pl-1 pr-4 font-semibold" title={tile?.name}>
        {tile && (
          <ItemLink
            item={tile.id}
            within={within}
            data-tile={tile.id}
            onClick={() => acts.open(tile.id)}
            className="hover:underline"
          >
            {tile.name}
          </ItemLink>
        )}
      </td>
      {columns.map(({ by, width, shows }) => (
        <td key={by} className={`${width} truncate pr-4`}>
          {tile && shows(tile, names)}
        </td>
      ))}
    </tr>
  );
});
