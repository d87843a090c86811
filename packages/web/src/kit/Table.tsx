// Rows that can be put in order by the head of any column.
import { useState, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import { inOrder, type Order } from "./in-order.ts";

export type Column<T> = {
  readonly title: string;
  /** What the column is ordered by. */
  readonly by: (row: T) => string | number;
  /** What is shown, where that is another thing. */
  readonly shows?: (row: T) => ReactNode;
};

type Props<T> = {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
};

export function Table<T>({ caption, columns, rows, keyOf }: Props<T>) {
  const [order, setOrder] = useState<Order>({ column: 0, down: false });
  const by = columns[order.column]?.by;
  return (
    <div className="overflow-x-auto">
      <table className="figures w-full text-left">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-edge text-small">
          <tr>
            {columns.map(({ title }, column) => (
              <TableHead key={title} title={title} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {(by ? inOrder(rows, by, order.down) : rows).map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, by: value, shows = value }) => (
                <td key={title} className="py-1.5 pr-4 align-top">
                  {shows(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadProps = {
  readonly title: string;
  readonly column: number;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
};

/** Pressed again it turns the order round. */
export function TableHead({ title, column, order, onOrder }: HeadProps) {
  const sorted = order.column === column;
  const down = sorted && !order.down;
  return (
    <th aria-sort={sorted ? (order.down ? "descending" : "ascending") : undefined}>
      <Button look="bare" className="py-1.5 pr-4 font-semibold" onClick={() => onOrder({ column, down })}>
        {title}{" "}
        <span aria-hidden="true" className={sorted ? "" : "invisible"}>
          {order.down ? "↓" : "↑"}
        </span>
      </Button>
    </th>
  );
}
