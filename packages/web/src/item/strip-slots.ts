// Which tiles of a video's strip stand under its timeline, so that each lies near its own time.
import { frameAt } from "./instants.ts";

/** Index of the tile for each slot, from left to right; slots are equal shares of the frames, as on the timeline. */
export function stripSlots(tilesUs: readonly number[], ptsUs: readonly number[], slots: number): number[] {
  if (tilesUs.length === 0 || slots < 1) return [];
  const frames = tilesUs.map((at) => frameAt(ptsUs, at));
  const last = Math.max(1, ptsUs.length - 1);
  return Array.from({ length: slots }, (_, slot) => {
    const middle = ((slot + 0.5) / slots) * last;
    let best = 0;
    for (const [i, frame] of frames.entries())
      if (Math.abs(frame - middle) < Math.abs((frames[best] ?? 0) - middle)) best = i;
    return best;
  });
}

/** The sheet moved and scaled so that one tile fills its slot: percentages for `background-size` and `-position`. */
export function tilePlace(tile: number, columns: number, tiles: number) {
  const rows = Math.ceil(tiles / columns);
  return {
    backgroundSize: `${columns * 100}% ${rows * 100}%`,
    backgroundPosition: `${share(tile % columns, columns)}% ${share(Math.floor(tile / columns), rows)}%`,
  };
}

const share = (place: number, of: number): number => (of < 2 ? 0 : (place / (of - 1)) * 100);
