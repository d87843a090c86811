// Compares two aligned planes block by block: which textured blocks lie on each other, and which lie elsewhere.
import { kernel } from "../kernel/kernel.ts";
import type { Plane } from "./plane.ts";

/** Pixels of one side of a block. */
export const blockSide = 16;

export interface Block {
  /** Top left, in pixels of the target. */
  readonly x: number;
  readonly y: number;
  /** Both show something there, or only one does. */
  readonly texture: "both" | "one";
  /** Correlation at the same place, −1…1 (local mean and contrast taken out: light does not matter). */
  readonly here: number;
  /** The best correlation nearby, and how far away it is, in fractions of a pixel. */
  readonly best: number;
  readonly dx: number;
  readonly dy: number;
}

export interface BlockGrid {
  readonly stride: number;
  readonly columns: number;
  readonly rows: number;
  /** Row-major; null where nothing can be told: flat in both, or outside the common part. */
  readonly blocks: readonly (Block | null)[];
  /** 1 for each block that reaches outside the common part. */
  readonly outside: Uint8Array;
}

/** Compares every block of `target` with `seen`, looking up to `reach` pixels around. */
export function compareBlocks(
  target: Plane,
  seen: Plane,
  { stride, reach }: { stride: number; reach: number },
): BlockGrid {
  const columns = Math.max(0, Math.floor((target.width - blockSide) / stride) + 1);
  const rows = Math.max(0, Math.floor((target.height - blockSide) / stride) + 1);
  const looks = Array.from({ length: columns * rows }, (_, i) => ({
    x: (i % columns) * stride,
    y: Math.floor(i / columns) * stride,
    reach,
  }));
  const blocks = compareEach(target, seen, looks);
  const outside = Uint8Array.from({ length: columns * rows }, (_, i) =>
    isShown(seen, (i % columns) * stride, Math.floor(i / columns) * stride) ? 0 : 1,
  );
  return { stride, columns, rows, blocks, outside };
}

/** What is shown is convex, so its corners tell. */
function isShown({ width, levels }: Plane, x: number, y: number): boolean {
  const last = blockSide - 1;
  const corners = [
    y * width + x,
    y * width + x + last,
    (y + last) * width + x,
    (y + last) * width + x + last,
  ];
  return corners.every((at) => !Number.isNaN(levels[at]));
}

/** Where a block's top left is, and how far around it is looked for. */
export interface BlockLook {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** Two planes of one size, held by the kernel: until it is asked for anything else. */
interface Held {
  readonly target: Plane;
  readonly seen: Plane;
}

/** One block a look; null where nothing can be told. Throws a RangeError unless both planes have one size. */
export function compareEach(target: Plane, seen: Plane, looks: readonly BlockLook[]): (Block | null)[] {
  const { width, height } = target;
  if (seen.width !== width || seen.height !== height)
    throw new RangeError(`expected ${width}×${height} levels, got ${seen.width}×${seen.height}`);
  const { memory, planeRooms } = kernel();
  const room = planeRooms(width, height);
  const levels = new Float32Array(memory.buffer, room, 2 * width * height);
  levels.set(target.levels);
  levels.set(seen.levels, width * height);
  return looks.map((look) => compareBlock({ target, seen }, look));
}

function compareBlock(held: Held, { x, y, reach }: BlockLook): Block | null {
  kernel().holdBlock(x, y);
  const there = correlate(held, { x, y, dx: 0, dy: 0 });
  if (Number.isNaN(there)) return null;
  const shown = [hasTexture(held.target, x, y), hasTexture(held.seen, x, y)];
  if (!shown.includes(true)) return null;
  if (shown.includes(false)) return { x, y, texture: "one", here: there, best: there, dx: 0, dy: 0 };
  const [dx, dy, best] = search(held, { x, y, reach }, there);
  return { x, y, texture: "both", here: there, best, ...finer(held, { x, y, dx, dy }, best) };
}

/** Every second pixel first, then around the best. */
function search(held: Held, { x, y, reach }: BlockLook, here: number): [number, number, number] {
  let best: [number, number, number] = [0, 0, here];
  const look = (dx: number, dy: number): void => {
    const value = correlate(held, { x, y, dx, dy });
    if (value > best[2]) best = [dx, dy, value];
  };
  for (let dy = -reach; dy <= reach; dy += 2) for (let dx = -reach; dx <= reach; dx += 2) look(dx, dy);
  const [cx, cy] = best;
  for (let dy = cy - 1; dy <= cy + 1; dy++) for (let dx = cx - 1; dx <= cx + 1; dx++) look(dx, dy);
  return best;
}

interface Shift {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** The top of the parabola through the best place and its neighbours. */
function finer(held: Held, at: Shift, best: number): { dx: number; dy: number } {
  const offset = (before: number, after: number): number => {
    const bend = before + after - 2 * best;
    const shift = Number.isNaN(bend) || bend > -1e-6 ? 0 : (before - after) / (2 * bend);
    return Math.max(-0.5, Math.min(0.5, shift));
  };
  const value = (dx: number, dy: number): number =>
    correlate(held, { ...at, dx: at.dx + dx, dy: at.dy + dy });
  return {
    dx: at.dx + offset(value(-1, 0), value(1, 0)),
    dy: at.dy + offset(value(0, -1), value(0, 1)),
  };
}

/** Zero-mean normalised correlation of the held block; NaN where the block leaves what is shown. */
function correlate({ seen }: Held, { x, y, dx, dy }: Shift): number {
  if (x + dx < 0 || y + dy < 0) return Number.NaN;
  if (x + dx + blockSide > seen.width || y + dy + blockSide > seen.height) return Number.NaN;
  return kernel().correlateAt(dx, dy);
}

/** Squared levels per pixel: along every direction the picture must change, or a block can slide along an edge. */
const leastSlope = 1;

/** The smaller eigenvalue of the structure tensor (Shi and Tomasi, Good features to track, 1994). */
export function hasTexture({ width, levels }: Plane, x: number, y: number): boolean {
  let [xx, yy, xy] = [0, 0, 0];
  for (let row = 1; row < blockSide - 1; row++) {
    const line = (y + row) * width + x;
    for (let column = 1; column < blockSide - 1; column++) {
      const at = line + column;
      const gx = ((levels[at + 1] as number) - (levels[at - 1] as number)) / 2;
      const gy = ((levels[at + width] as number) - (levels[at - width] as number)) / 2;
      xx += gx * gx;
      yy += gy * gy;
      xy += gx * gy;
    }
  }
  const smaller = (xx + yy - Math.hypot(xx - yy, 2 * xy)) / 2;
  return smaller / (blockSide - 2) ** 2 >= leastSlope;
}
