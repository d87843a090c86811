// Draws stills of one fixed camera: a place, small people who walk on, a clock in the corner, and grain of its own each time.
import { rubble, type Texture } from "../../../media/src/testing/grey-scenes.ts";
import type { GreyFrame } from "../../../media/src/pixels/grey.ts";

/** A place as a fixed camera sees it. */
export interface Place {
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  /** "street": broad shades, a kerb, signs; "rubble": texture all over; "room": smooth walls with a few things on them. */
  readonly of: "street" | "rubble" | "room";
}

/** What is there at one moment. */
export interface Moment {
  /** Which grain of the sensor. */
  readonly take: number;
  /** People, as fractions of the picture; their height as a fraction of its height. */
  readonly people?: readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly cloth: number;
  }[];
  /** Digits of the clock; none when left out. */
  readonly clock?: string;
  readonly clockAt?: "top left" | "bottom right";
  /** The clock stands on a dark plate of its own. */
  readonly plate?: boolean;
  /** Levels of grain, as a standard deviation. */
  readonly grain?: number;
}

type Canvas = { readonly width: number; readonly height: number; readonly levels: Float32Array };

export function still(place: Place, moment: Moment): GreyFrame {
  const canvas = backgroundOf(place);
  for (const person of moment.people ?? []) paintPerson(canvas, person);
  if (moment.clock !== undefined) paintClock(canvas, moment, moment.clock);
  const { width, height, levels } = canvas;
  const grain = grainOf(place.seed * 7919 + moment.take * 104_729 + 1);
  const strength = moment.grain ?? 3;
  const pixels = Uint8Array.from(levels, (level) =>
    Math.max(0, Math.min(255, Math.round(level + strength * grain()))),
  );
  return { atUs: 0, width, height, pixels };
}

const known = new Map<string, Canvas>();

function backgroundOf(place: Place): Canvas {
  const { width, height, seed, of } = place;
  const key = `${of} ${seed} ${width} ${height}`;
  let drawn = known.get(key);
  if (drawn === undefined) {
    const texture = { street, rubble: (n: number) => scaled(rubble(n), width), room }[of](
      seed,
      width,
      height,
    );
    const levels = Float32Array.from({ length: width * height }, (_, i) =>
      texture(i % width, Math.floor(i / width)),
    );
    drawn = { width, height, levels };
    known.set(key, drawn);
    if (known.size > 8) known.delete([...known.keys()][0] ?? "");
  }
  return { ...drawn, levels: Float32Array.from(drawn.levels) };
}

const scaled = (texture: Texture, width: number): Texture => {
  const by = 640 / width;
  return (x, y) => texture(x * by, y * by);
};

/** A repeatable number in 0–1. */
function rolls(seed: number): () => number {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normally distributed, mean 0, deviation 1 (Box and Muller, 1958). */
function grainOf(seed: number): () => number {
  const roll = rolls(seed);
  return () => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
}

function street(seed: number, width: number, height: number): Texture {
  const roll = rolls(seed);
  const rough = scaled(rubble(seed), width);
  const signs = Array.from({ length: 9 }, () => ({
    x: roll() * width,
    y: roll() * height * 0.4,
    w: width * (0.03 + 0.1 * roll()),
    h: height * (0.04 + 0.12 * roll()),
    level: 40 + 160 * roll(),
  }));
  return (x, y) => {
    const sign = signs.findLast(
      (each) => x >= each.x && x < each.x + each.w && y >= each.y && y < each.y + each.h,
    );
    if (sign !== undefined) return sign.level;
    const horizon = height * (1 - 0.55 * (x / width));
    const dash = height * 0.62 - x * 0.2 * (height / 360) * (640 / width);
    const isDash =
      Math.abs(y - dash) < height * 0.008 && (x / width) * 13 - Math.floor((x / width) * 13) < 0.4;
    if (isDash) return 235;
    return y > horizon ? 82 : 110 + 0.14 * (rough(x, y) - 128);
  };
}

function room(seed: number, width: number, height: number): Texture {
  const roll = rolls(seed);
  const things = Array.from({ length: 7 }, () => ({
    x: roll() * width * 0.9,
    y: height * (0.1 + 0.7 * roll()),
    w: width * (0.05 + 0.12 * roll()),
    h: height * (0.06 + 0.2 * roll()),
    paint: scaled(rubble(seed + Math.floor(roll() * 1e6)), width),
  }));
  return (x, y) => {
    const thing = things.findLast(
      (each) => x >= each.x && x < each.x + each.w && y >= each.y && y < each.y + each.h,
    );
    if (thing !== undefined) return 30 + 0.8 * thing.paint(x - thing.x, y - thing.y);
    return 150 + 50 * Math.sin((x / width) * 2 + seed) * Math.cos((y / height) * 1.5 + seed / 3);
  };
}

type Person = NonNullable<Moment["people"]>[number];

/** A head, a body, two legs. */
function paintPerson(canvas: Canvas, { x, y, size, cloth }: Person): void {
  const { width, height } = canvas;
  const tall = size * height;
  const [left, top] = [x * width, y * height - tall];
  box(canvas, [left - tall * 0.1, top, left + tall * 0.1, top + tall * 0.2], 175);
  box(canvas, [left - tall * 0.16, top + tall * 0.2, left + tall * 0.16, top + tall * 0.62], cloth);
  box(canvas, [left - tall * 0.14, top + tall * 0.62, left - tall * 0.02, top + tall], cloth * 0.5 + 20);
  box(canvas, [left + tall * 0.04, top + tall * 0.62, left + tall * 0.15, top + tall], cloth * 0.5 + 20);
}

type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** Filled, its edges weighed by how much of a pixel they cover. */
function box({ width, height, levels }: Canvas, [x0, y0, x1, y1]: Box, level: number): void {
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, y1); y++)
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(width, x1); x++) {
      const across = Math.min(x + 1, x1) - Math.max(x, x0);
      const down = Math.min(y + 1, y1) - Math.max(y, y0);
      const part = Math.max(0, Math.min(1, across)) * Math.max(0, Math.min(1, down));
      const at = y * width + x;
      levels[at] = (levels[at] as number) * (1 - part) + level * part;
    }
}

/** Which of the seven strokes each digit has. */
const STROKES: Readonly<Record<string, string>> = {
  "0": "abcdef",
  "1": "bc",
  "2": "abged",
  "3": "abgcd",
  "4": "fgbc",
  "5": "afgcd",
  "6": "afgedc",
  "7": "abc",
  "8": "abcdefg",
  "9": "abcdfg",
  "-": "g",
};

/** White digits of seven strokes each, an eighteenth of the picture high. */
function paintClock(canvas: Canvas, { clockAt = "top left", plate = false }: Moment, text: string): void {
  const { width, height } = canvas;
  const tall = height / 24;
  const [wide, step, thick] = [tall * 0.5, tall * 0.8, Math.max(1, tall * 0.12)];
  const [left, top] =
    clockAt === "top left"
      ? [width * 0.02, height * 0.04]
      : [width * 0.97 - step * text.length, height * 0.92];
  if (plate) box(canvas, [left - 4, top - 4, left + step * text.length + 4, top + tall + 4], 24);
  for (const [n, digit] of [...text].entries()) {
    const x = left + n * step;
    const strokes: Readonly<Record<string, Box>> = {
      a: [x, top, x + wide, top + thick],
      b: [x + wide - thick, top, x + wide, top + tall / 2],
      c: [x + wide - thick, top + tall / 2, x + wide, top + tall],
      d: [x, top + tall - thick, x + wide, top + tall],
      e: [x, top + tall / 2, x + thick, top + tall],
      f: [x, top, x + thick, top + tall / 2],
      g: [x, top + tall / 2 - thick / 2, x + wide, top + tall / 2 + thick / 2],
    };
    for (const stroke of STROKES[digit] ?? "") {
      const at = strokes[stroke];
      if (at !== undefined) box(canvas, at, 245);
    }
  }
}
