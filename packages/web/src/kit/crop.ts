// Which part of a frame shows one person well: their box with room around it, in the shape of the opening it is seen through.

/** Left, top, width and height as fractions of the frame. */
export type Part = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** How much higher and wider than the box the part is: enough to see the ground and the neighbours' shoulders. */
const ROOM = 1.35;

const between = (low: number, n: number, high: number): number => Math.min(Math.max(low, n), high);

/** `shape` is width to height of the frame in pixels, `opening` that of what it is seen through. The part stays in the frame. */
export function partAround(box: Part, shape: number, opening: number): Part {
  // In units of the frame's height, so that both directions measure alike.
  const wanted = Math.max(box.height * ROOM, (box.width * shape * ROOM) / opening);
  const height = Math.min(wanted, 1, shape / opening);
  const width = (height * opening) / shape;
  return {
    left: between(0, box.left + box.width / 2 - width / 2, 1 - width),
    top: between(0, box.top + box.height / 2 - height / 2, 1 - height),
    width,
    height,
  };
}

/** Where the whole frame lies so that the part fills the opening, in per cent of the opening. */
export const placeOf = ({ left, top, width, height }: Part) => ({
  left: `${(-left / width) * 100}%`,
  top: `${(-top / height) * 100}%`,
  width: `${100 / width}%`,
  height: `${100 / height}%`,
});
