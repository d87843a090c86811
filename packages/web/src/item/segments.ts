// When each sighting of a film is visible, as few shapes: ten thousand spans are drawn as quickly as ten.
import type { Span } from "@sightline/domain";

export type Row = { readonly id: string; readonly spans: readonly Span[]; readonly round: boolean };

type Axis = {
  /** An instant in µs, to the axis. */
  readonly x: (us: number) => number;
  /** Where the first row begins, and how far down the next one does, in px. */
  readonly top: number;
  readonly rowPx: number;
};

/** Narrower than this a segment could not be seen. */
const LEAST = 3;
const GAP = 2.5;

/** Rows get thinner where there are many, so that a film of a thousand people still fits the window. */
export const rowPxOf = (rows: number): number => Math.min(7, 240 / Math.max(1, rows));

/** One path of all their segments, each in the row that it has among all. */
export function segmentsPath(rows: readonly Row[], of: (row: Row) => boolean, { x, top, rowPx }: Axis) {
  const high = Math.max(rowPx * 0.6, rowPx - GAP);
  const parts: string[] = [];
  for (const [i, row] of rows.entries()) {
    if (!of(row)) continue;
    const y = (top + i * rowPx).toFixed(2);
    for (const [from, to] of row.spans) {
      const start = x(from);
      const width = Math.max(LEAST, x(to) - start).toFixed(1);
      parts.push(`M${start.toFixed(1)} ${y}h${width}v${high.toFixed(2)}h-${width}z`);
    }
  }
  return parts.join("");
}

/** Whose row is so far down. */
export const rowAt = <R>(rows: readonly R[], y: number, { top, rowPx }: Omit<Axis, "x">): R | undefined =>
  rows[Math.floor((y - top) / rowPx)];
