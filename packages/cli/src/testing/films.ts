// Draws films whose every frame is known: a hand-held camera, one on a tripod, and people who walk past either.
import { rubble, type Texture } from "../../../media/src/testing/grey-scenes.ts";

/** A drawn recording: grey frames at an even rate. */
export interface Film {
  readonly name: string;
  readonly fps: number;
  readonly frames: number;
  /** `filmWidth`·`filmHeight` bytes. */
  readonly draw: (frame: number) => Uint8Array;
}

export const filmWidth = 480;
export const filmHeight = 270;

export interface Filming {
  readonly seed: number;
  readonly fps: number;
  readonly seconds: number;
  /** "hand": it sways and walks; "tripod": it stands still. */
  readonly camera: "hand" | "tripod";
  /** People who walk through the picture. */
  readonly walkers: number;
  /** Which grain of the sensor: another one for each take. */
  readonly take?: number;
  /** How light it is; 1 is plain. */
  readonly light?: number;
  /** Smooth walls and a few edges in place of rubble. */
  readonly plain?: boolean;
}

const margin = 260;
const wallWidth = filmWidth + margin;
const wallHeight = filmHeight + 120;

export function film(name: string, filming: Filming): Film {
  const { seed, fps, seconds, camera, light = 1, take = 0 } = filming;
  const wall = plane(wallWidth, wallHeight, filming.plain === true ? plaster(seed) : rubble(seed));
  const people = Array.from({ length: filming.walkers }, (_, n) => walker(seed * 100 + n, seconds));
  return {
    name,
    fps,
    frames: Math.round(fps * seconds),
    draw: (frame) => {
      const at = frame / fps;
      const [x, y] = camera === "hand" ? sway(seed, at, seconds) : ([40, 40] as const);
      const levels = lookAt(wall, x, y);
      for (const each of people) paintWalker(levels, each, at, camera === "hand" ? x : 0);
      return exposed(levels, seed * 7919 + take * 104_729 + frame, light);
    },
  };
}

interface Plane {
  readonly width: number;
  readonly height: number;
  readonly levels: Float32Array;
}

function plane(width: number, height: number, texture: Texture): Plane {
  const levels = Float32Array.from({ length: width * height }, (_, i) =>
    texture(i % width, Math.floor(i / width)),
  );
  return { width, height, levels };
}

/** A street with little on it: broad shades, a kerb, a few windows. */
function plaster(seed: number): Texture {
  const rough = rubble(seed);
  return (x, y) => {
    const shade = 90 + 70 * Math.sin(x / 170 + seed) * Math.cos(y / 120 + seed / 2);
    const kerb = y > 230 && y < 238 ? -40 : 0;
    const [u, v] = [(x + seed * 13) % 210, (y + seed * 7) % 130];
    const pane = u > 30 && u < 75 && v > 25 && v < 80 ? -55 : 0;
    return Math.max(0, Math.min(255, shade + kerb + pane + rough(x, y) * 0.35));
  };
}

/** Where a hand-held camera looks: it walks along the wall and sways, not evenly. */
function sway(seed: number, at: number, seconds: number): readonly [number, number] {
  const walk = ((margin - 90) * at) / seconds;
  return [
    walk + 30 + 14 * Math.sin(1.7 * at + seed) + 6 * Math.sin(5.3 * at + seed * 2),
    55 + 18 * Math.sin(1.1 * at + seed * 3) + 5 * Math.sin(4.1 * at + seed),
  ];
}

function lookAt({ width, levels }: Plane, x: number, y: number): Float32Array {
  const seen = new Float32Array(filmWidth * filmHeight);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  for (let row = 0; row < filmHeight; row++) {
    let from = (row + top) * width + left;
    let to = row * filmWidth;
    for (let column = 0; column < filmWidth; column++, from++, to++) {
      const above = (levels[from] as number) * (1 - fx) + (levels[from + 1] as number) * fx;
      const under = (levels[from + width] as number) * (1 - fx) + (levels[from + width + 1] as number) * fx;
      seen[to] = above + (under - above) * fy;
    }
  }
  return seen;
}

interface Walker {
  readonly cloth: Texture;
  readonly height: number;
  readonly foot: number;
  /** Where it is at instant 0, pixels, and how fast it goes, pixels a second. */
  readonly start: number;
  readonly pace: number;
}

function walker(seed: number, seconds: number): Walker {
  const roll = rubble(seed);
  const chance = (n: number): number => (roll(n * 997, n * 613) % 64) / 64;
  const pace = (60 + 70 * chance(1)) * (chance(2) > 0.5 ? 1 : -1);
  const meets = chance(3) * seconds;
  return {
    cloth: rubble(seed + 7),
    height: 80 + 70 * chance(4),
    foot: 190 + 70 * chance(5),
    start: filmWidth * (0.2 + 0.6 * chance(6)) - pace * meets,
    pace,
  };
}

/** A head, a body, two legs that swing: enough for parts of the picture to move in their own ways. */
function paintWalker(levels: Float32Array, walker: Walker, at: number, cameraX: number): void {
  const { cloth, height, foot, start, pace } = walker;
  // They walk round and round, so that a tripod never waits long for somebody.
  const span = filmWidth + 160;
  const x = ((((start + pace * at) % span) + span) % span) - 80 - cameraX * 0.25;
  const y = foot - height + 3 * Math.sin(9 * at + start);
  const swing = Math.sin(6 * at + start) * height * 0.16;
  const paint = ([u0, v0, u1, v1]: readonly [number, number, number, number], shade: number): void => {
    for (let row = Math.max(0, Math.round(y + v0)); row < Math.min(filmHeight, y + v1); row++) {
      for (let column = Math.max(0, Math.round(x + u0)); column < Math.min(filmWidth, x + u1); column++) {
        levels[row * filmWidth + column] = shade + 0.5 * cloth(column - x + 500, row - y + 500);
      }
    }
  };
  const wide = height * 0.16;
  paint([-wide * 0.5, 0, wide * 0.5, height * 0.15], 90);
  paint([-wide, height * 0.15, wide, height * 0.6], 10);
  paint([-wide * 0.45 + swing, height * 0.6, wide * 0.35 + swing, height], 30);
  paint([-wide * 0.35 - swing, height * 0.6, wide * 0.45 - swing, height], 50);
}

/** Light, and the sensor's grain of ±4. */
function exposed(levels: Float32Array, seed: number, light: number): Uint8Array {
  const pixels = new Uint8Array(levels.length);
  let state = (seed | 0) ^ 0x9e3779b9;
  for (let i = 0; i < pixels.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const grain = ((state & 0xff) / 255 - 0.5) * 8;
    pixels[i] = Math.max(0, Math.min(255, (levels[i] as number) * light + grain));
  }
  return pixels;
}
