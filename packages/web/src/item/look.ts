// How a picture is turned and lit while somebody looks at it: the original and every mark stay as they are.

import type { Turn } from "../kit/upright.ts";
import type { Place } from "./zoom.ts";

/** `turn` in quarters of a circle, clockwise; `light` and `contrast` are 1 as it was taken. */
export type Look = {
  readonly turn: Turn;
  readonly light: number;
  readonly contrast: number;
  /** A magnifier follows the hand. */
  readonly loupe: boolean;
};
export const AS_IT_IS: Look = { turn: 0, light: 1, contrast: 1, loupe: false };

export const isAsItIs = ({ turn, light, contrast, loupe }: Look): boolean =>
  turn === 0 && light === 1 && contrast === 1 && !loupe;

export const turned = (look: Look): Look => ({ ...look, turn: ((look.turn + 1) % 4) as Turn });

/** So that the whole picture is seen, `shape` its width to its height: a picture on its side is smaller. */
export const scaleOf = (turn: Turn, shape: number): number =>
  turn % 2 === 0 ? 1 : Math.min(shape, 1 / shape);

/** Where a place of the upright picture is seen once it is turned, as shares of the frame that it is laid out in. */
export function seenAt(turn: Turn, shape: number, { x, y }: Place): Place {
  const [cos, sin] = TURNS[turn];
  const [dx, dy, scale] = [(x - 0.5) * shape, y - 0.5, scaleOf(turn, shape)];
  return {
    x: 0.5 + ((dx * cos - dy * sin) * scale) / shape,
    y: 0.5 + (dx * sin + dy * cos) * scale,
  };
}
const TURNS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

export const styleOf = ({ turn, light, contrast }: Look, shape: number) => ({
  transform: turn === 0 ? undefined : `rotate(${turn * 90}deg) scale(${scaleOf(turn, shape)})`,
  filter: light === 1 && contrast === 1 ? undefined : `brightness(${light}) contrast(${contrast})`,
});
