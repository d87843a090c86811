// Which rows of a tall grid are near enough to the window to be in the page.

export type View = {
  /** The row at the window's top; negative while the grid begins further down. */
  readonly row: number;
  readonly windowPx: number;
  /** One row with the gap below it. */
  readonly rowPx: number;
  readonly rows: number;
};

const SPARE = 3;

/** First row and the one after the last, with some rows to spare on both sides. */
export function rowsInView({ row, windowPx, rowPx, rows }: View): { from: number; to: number } {
  const clamp = (at: number) => Math.min(rows, Math.max(0, at));
  // The row at the top may be cut, and so may the one at the foot.
  const shown = Math.ceil(windowPx / rowPx) + 1;
  return { from: clamp(row - SPARE), to: clamp(row + shown + SPARE) };
}
