// Which rows of a tall grid are near enough to the window to be in the page.

export type View = {
  /** How far the window's top is below the grid's top, in pixels; negative while the grid begins further down. */
  readonly scrolledPx: number;
  readonly windowPx: number;
  /** One row with the gap below it. */
  readonly rowPx: number;
  readonly rows: number;
};

const SPARE = 3;

/** First row and the one after the last, with some rows to spare on both sides. */
export function rowsInView({ scrolledPx, windowPx, rowPx, rows }: View): { from: number; to: number } {
  const clamp = (row: number) => Math.min(rows, Math.max(0, row));
  return {
    from: clamp(Math.floor(scrolledPx / rowPx) - SPARE),
    to: clamp(Math.ceil((scrolledPx + windowPx) / rowPx) + SPARE),
  };
}
