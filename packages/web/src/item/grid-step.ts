// Where an arrow key leads in the grid of tiles.

/** Index of the tile to go to, or null when the key is no step or leads out of the grid. */
export function stepOf(key: string, from: number, columns: number, length: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const to = from + step;
  return to >= 0 && to < length ? to : null;
}
