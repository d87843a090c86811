// Draws a large place with small people in it, seen whole by a camera that stands, or piece by piece by one that goes its way.
import type { GreyFrame } from "../pixels/grey.ts";
import { rubble, sampled } from "./grey-scenes.ts";

export interface PasserBy {
  /** Where the feet are, in pixels of the place. */
  readonly x: number;
  readonly y: number;
  /** Pixels a frame, to the right. */
  readonly pace: number;
  /** Pixels. */
  readonly tall: number;
  readonly cloth: number;
}

export const placeSize = { width: 1600, height: 900 } as const;

/** Walls and stones, somewhat smoother than the people. */
export function drawPlace(seed: number): GreyFrame {
  const texture = rubble(seed);
  const { width, height } = placeSize;
  const pixels = Uint8Array.from({ length: width * height }, (_, i) =>
    Math.max(0, Math.min(255, 60 + 0.5 * texture((i % width) / 1.6, Math.floor(i / width) / 1.6))),
  );
  return { atUs: 0, width, height, pixels };
}

/** People of one height, other ones for each take. */
export function passersBy(take: number, tall: number, most: number = 3): PasserBy[] {
  return Array.from({ length: most }, (_, n) => {
    const at = (take * 577 + n * 389) % 1000;
    return {
      x: 420 + 0.76 * at,
      y: 330 + ((take * 131 + n * 211) % 240),
      pace: (n + take) % 2 === 0 ? 3 : -4,
      tall,
      cloth: (take + n) % 2 === 0 ? 12 : 238,
    };
  });
}

/** The place with its people at one frame: head, body, legs. */
export function peopled(place: GreyFrame, people: readonly PasserBy[], frame = 0): GreyFrame {
  const { width, height } = place;
  const pixels = Uint8Array.from(place.pixels);
  for (const { x, y, pace, tall, cloth } of people) {
    const middle = x + pace * frame;
    const fill = (wide: number, from: number, to: number, level: number): void => {
      for (let row = Math.round(y - tall + from * tall); row < Math.round(y - tall + to * tall); row++)
        for (let at = Math.round(middle - wide * tall); at < Math.round(middle + wide * tall); at++)
          if (at >= 0 && at < width && row >= 0 && row < height) pixels[row * width + at] = level;
    };
    fill(0.09, 0, 0.2, 170);
    fill(0.17, 0.2, 0.62, cloth);
    fill(0.12, 0.62, 1, 128 + 0.7 * (cloth - 128));
  }
  return { ...place, pixels };
}

/** What a camera sees: 640×360 of the place, enlarged or made smaller. */
interface Look {
  readonly x: number;
  readonly y: number;
  /** Pixels of the place for one of the picture. */
  readonly by: number;
}

export function lookedAt(place: GreyFrame, { x, y, by }: Look): GreyFrame {
  const level = sampled(place);
  const [width, height] = [640, 360];
  const pixels = Uint8Array.from({ length: width * height }, (_, i) =>
    level(x + by * (i % width), y + by * Math.floor(i / width)),
  );
  return { atUs: 0, width, height, pixels };
}

/** Ways that a camera goes again and again: `along` from 0 to 1. */
export const ways = {
  patrol: (along) => ({
    x: 480 + 300 * Math.sin(2 * Math.PI * along),
    y: 240 + 120 * Math.cos(2 * Math.PI * along),
    by: 1,
  }),
  pan: (along) => ({ x: 200 + 560 * along, y: 250 + 10 * Math.sin(9 * along), by: 1 }),
  drive: (along) => ({ x: 300 + 170 * along, y: 170 + 90 * along, by: 1.3 - 0.45 * along }),
} satisfies Readonly<Record<string, (along: number) => Look>>;
