// Where in the upright picture a place of a turned one lies.

/** Quarters of a circle, clockwise. */
export type Turn = 0 | 1 | 2 | 3;

type Spot = { readonly x: number; readonly y: number };

/** Where in the upright picture a place of the turned one lies; both as shares of what is seen. */
export function upright(turn: Turn, { x, y }: Spot): Spot {
  switch (turn) {
    case 0:
      return { x, y };
    case 1:
      return { x: y, y: 1 - x };
    case 2:
      return { x: 1 - x, y: 1 - y };
    case 3:
      return { x: 1 - y, y: x };
  }
}

type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** The place of the upright picture that is under the hand; `seen` is where the turned one lies on the screen. */
export const spotIn = (
  seen: Rect,
  turn: Turn,
  hand: { readonly clientX: number; readonly clientY: number },
): Spot =>
  upright(turn, {
    x: (hand.clientX - seen.left) / seen.width,
    y: (hand.clientY - seen.top) / seen.height,
  });
