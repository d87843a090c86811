// The boxes of an item as MOT ground truth: one line for every frame in which somebody is drawn.
import { boxesOf, byId, MILLION, type FrameBox, type MarkedFilm } from "./pixels.ts";

/** `without` are the sightings that have no box, which MOT cannot hold. */
export type MotWritten = { readonly text: string; readonly without: readonly string[] };

/**
 * MOT knows no key frames: it holds the box of every frame, to a millionth of the frame and cut at its edge, as `readMot`
 * reads it. What it wrote, read and written again, is the same text.
 */
export function writeMot({ seen, sightings }: MarkedFilm): MotWritten {
  const drawn = byId(sightings).map(({ id, ...one }) => ({ id, boxes: boxesOf(one, seen) }));
  const boxed = drawn.filter(({ boxes }) => boxes.length > 0);
  const numbers = numbersOf(boxed.map(({ id }) => id));
  const lines = boxed
    .map(({ boxes }, i) => ({ boxes, number: numbers[i] ?? 0 }))
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ boxes, number }) => boxes.map((box) => lineOf(number, box, seen)));
  const without = drawn.filter(({ boxes }) => boxes.length === 0).map(({ id }) => id);
  return { text: lines.join("\n"), without };
}

/** The number at the end of each id, where each has one of its own, as ids of sightings from MOT do; else their places. */
function numbersOf(ids: readonly string[]): number[] {
  const own = ids.map((id) => Number(/(?:^|\D)([1-9]\d{0,8})$/.exec(id)?.[1] ?? NaN));
  const isTold = own.every(Number.isInteger) && new Set(own).size === own.length;
  return isTold ? own : ids.map((_, i) => i + 1);
}

function lineOf(number: number, { frame, box }: FrameBox, size: { width: number; height: number }): string {
  const across = cut(box.left, box.width).map((millionths) => (millionths * size.width) / MILLION);
  const down = cut(box.top, box.height).map((millionths) => (millionths * size.height) / MILLION);
  const [[left, width], [top, height]] = [across, down];
  return [frame + 1, number, left, top, width, height, 1, -1, -1, -1].join(",");
}

/** Where it begins and how long it is, in millionths: inside the frame, and never of no length. */
function cut(from: number, length: number): [from: number, length: number] {
  const begins = Math.min(Math.round(from * MILLION), MILLION - 1);
  return [begins, Math.max(1, Math.min(Math.round(length * MILLION), MILLION - begins))];
}
