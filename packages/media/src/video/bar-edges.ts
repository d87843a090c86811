// Measures, to a fraction of a pixel, where the bars of a series of frames end.
import { type Bars, leastBar } from "./bars.ts";
import type { Edges } from "./cut-out.ts";

/** Bars in whole pixels, and the edges of the picture between them. */
export interface Frame {
  readonly bars: Bars;
  readonly edges: Edges;
}

/** Fewer lines than this are no bar. */
export const leastLines = 2;

/**
 * A line that the edge runs through is a mix of bar and picture; so is its neighbour, because scaling spreads. Summed
 * over them, the difference from the bar's colour says how many lines' worth of picture they hold: that places the edge.
 * `frames` are `side`×`side` RGB; bars under 2 % of a side are none. Null when no side has one.
 */
export function measureEdges(frames: readonly Uint8Array[], side: number, found: Bars): Frame | null {
  const rowBytes = side * 3;
  const last = side - 1;
  const rows = { across: 3, skip: 0, length: side };
  const top = edgeOf(frames, { ...rows, start: 0, step: rowBytes, lines: found.top, side });
  const bottom = edgeOf(frames, {
    ...rows,
    start: last * rowBytes,
    step: -rowBytes,
    lines: found.bottom,
    side,
  });
  const columns = { across: rowBytes, length: side - found.top - found.bottom };
  const start = found.top * rowBytes;
  const left = edgeOf(frames, { ...columns, start, step: 3, lines: found.left, side });
  const right = edgeOf(frames, { ...columns, start: start + last * 3, step: -3, lines: found.right, side });
  if (top + bottom + left + right === 0) return null;
  return {
    bars: {
      top: top === 0 ? 0 : found.top,
      bottom: bottom === 0 ? 0 : found.bottom,
      left: left === 0 ? 0 : found.left,
      right: right === 0 ? 0 : found.right,
    },
    edges: { left, right: side - right, top, bottom: side - bottom },
  };
}

/** Byte offsets of the lines of one side, from outside in; `lines` are flat. */
interface Side {
  readonly start: number;
  readonly step: number;
  readonly across: number;
  readonly length: number;
  readonly lines: number;
  readonly side: number;
}

/** Pixels from the outside to the edge; 0 when that is no bar. */
function edgeOf(frames: readonly Uint8Array[], at: Side): number {
  const { lines, side } = at;
  if (lines < leastLines || lines + 5 >= side) return 0;
  const [outer, first, second, ...inside] = [-1, 0, 1, 2, 3, 4].map((n) => unlike(frames, at, lines + n));
  const whole = inside.reduce((sum, each) => sum + each, 0) / inside.length;
  const held = [outer, first, second].reduce<number>(
    (sum, each) => sum + Math.min(1, (each ?? 0) / Math.max(1, whole)),
    0,
  );
  const edge = Math.max(lines - 0.9, Math.min(lines + 1.9, lines + 2 - held));
  return edge < leastBar * side ? 0 : edge;
}

/** How much one line differs from the bar's colour, over all frames. */
function unlike(frames: readonly Uint8Array[], { start, step, across, length }: Side, line: number): number {
  let sum = 0;
  for (const frame of frames) {
    for (let c = 0; c < 3; c++) {
      const bar = frame[start + c] as number;
      let at = start + line * step + c;
      for (let i = 0; i < length; i++, at += across) sum += Math.abs((frame[at] as number) - bar);
    }
  }
  return sum;
}
