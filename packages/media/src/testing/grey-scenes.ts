// Draws grey frames of scenes in depth, so that another standpoint, a crop or a caption have a known truth.
import type { GreyFrame } from "../pixels/grey.ts";

export const sceneWidth = 640;
export const sceneHeight = 360;

/** Where the camera stands, in pixels of the farthest layer, and how much light there is. */
export interface Standpoint {
  readonly x: number;
  readonly y?: number;
  readonly light?: number;
}

/** Levels, 0–255, at a place of an endless wall. */
export type Texture = (x: number, y: number) => number;

/** A repeatable number in 0–1 for whole coordinates. */
function chance(seed: number, x: number, y: number): number {
  let mixed = Math.imul(x, 374_761_393) + Math.imul(y, 668_265_263) + Math.imul(seed, 2_147_483_647);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1_274_126_177);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

function smooth(seed: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [ease(x - left), ease(y - top)];
  const above = chance(seed, left, top) * (1 - fx) + chance(seed, left + 1, top) * fx;
  const under = chance(seed, left, top + 1) * (1 - fx) + chance(seed, left + 1, top + 1) * fx;
  return above * (1 - fy) + under * fy;
}

/** Patches of many sizes with hard edges between them, like rubble or foliage. */
export function rubble(seed: number): Texture {
  return (x, y) => {
    const grain = smooth(seed, x / 4, y / 4) * 40;
    const patches = smooth(seed + 1, x / 17, y / 17) > 0.5 ? 70 : 0;
    const shade = smooth(seed + 2, x / 70, y / 70) * 110;
    const stones = chance(seed + 3, Math.floor(x / 23), Math.floor(y / 19)) * 50;
    return Math.min(255, grain + patches + shade + stones);
  };
}

/** The same window over and over: what fences and façades do. */
export function windows(seed: number): Texture {
  return (x, y) => {
    const [u, v] = [((x % 40) + 40) % 40, ((y % 56) + 56) % 56];
    const isPane = u > 8 && u < 32 && v > 10 && v < 44 && Math.abs(u - 20) > 1;
    return (isPane ? 60 : 180) + smooth(seed, x / 3, y / 3) * 12;
  };
}

/** A far wall with boxes before it, nearer ones moving more as the camera steps aside. */
export function scene(
  seed: number,
  { x, y = 0, light = 1 }: Standpoint,
  walls: Texture = rubble(seed),
): GreyFrame {
  const boxes = Array.from({ length: 9 }, (_, i) => ({
    left: chance(seed + 11, i, 0) * (sceneWidth - 60) - 20,
    top: 60 + chance(seed + 11, i, 1) * 200,
    width: 70 + chance(seed + 11, i, 2) * 90,
    height: 70 + chance(seed + 11, i, 3) * 120,
    nearness: 1.25 + (i / 9) * 1.5,
    paint: rubble(seed + 100 + i),
  })).toReversed();
  return draw((px, py) => {
    for (const box of boxes) {
      const [u, v] = [px + x * box.nearness - box.left, py + y * box.nearness - box.top];
      if (u >= 0 && v >= 0 && u < box.width && v < box.height) return box.paint(u, v) * light;
    }
    return walls(px + x, py + y) * light;
  });
}

/** A frame whose level at each pixel is told. */
export function draw(level: Texture): GreyFrame {
  const pixels = new Uint8Array(sceneWidth * sceneHeight);
  for (let y = 0; y < sceneHeight; y++) {
    for (let x = 0; x < sceneWidth; x++) pixels[y * sceneWidth + x] = Math.max(0, Math.min(255, level(x, y)));
  }
  return { atUs: 0, width: sceneWidth, height: sceneHeight, pixels };
}

/** The level between pixels; the edge goes on for ever. */
export function sampled({ width, height, pixels }: GreyFrame): Texture {
  return (x, y) => {
    const [cx, cy] = [Math.max(0, Math.min(width - 1.001, x)), Math.max(0, Math.min(height - 1.001, y))];
    const [left, top] = [Math.floor(cx), Math.floor(cy)];
    const at = top * width + left;
    const [fx, fy] = [cx - left, cy - top];
    const above = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + 1] ?? 0) * fx;
    const under = (pixels[at + width] ?? 0) * (1 - fx) + (pixels[at + width + 1] ?? 0) * fx;
    return above * (1 - fy) + under * fy;
  };
}

export interface Inset {
  readonly x: number;
  readonly y: number;
  /** Width of the inset over that of the frame. */
  readonly share: number;
}

/** `picture` shrunk (four looks a pixel) and laid on `host`. */
export function inset(host: GreyFrame, picture: GreyFrame, { x, y, share }: Inset): GreyFrame {
  const [under, over] = [sampled(host), sampled(picture)];
  const step = 0.25 / share;
  return draw((px, py) => {
    const [u, v] = [(px - x) / share, (py - y) / share];
    if (u < 0 || v < 0 || u >= picture.width || v >= picture.height) return under(px, py);
    return (over(u, v) + over(u + step, v) + over(u, v + step) + over(u + step, v + step)) / 4;
  });
}

/** A band with letters like bars, as captions have them. */
export function caption(frame: GreyFrame, share: number): GreyFrame {
  const under = sampled(frame);
  const top = sceneHeight * (1 - share);
  return draw((x, y) => {
    if (y < top) return under(x, y);
    const isLetter =
      y > top + 15 && y < sceneHeight - 15 && chance(5, Math.floor(x / 7), Math.floor(y / 13)) > 0.5;
    return isLetter ? 240 : 30;
  });
}
