// Finds the uniform bars around a picture: letterbox, pillarbox, or the flat margin of a screenshot, in any colour.

export interface Picture {
  /** Row-major, `width`·`height`·`channels` bytes. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** How many lines of each side are flat, in pixels. */
export interface Bars {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The least bar worth cutting, as a share of its side: thinner ones leave a hash within reach. */
export const leastBar = 0.02;

/** What remains must be this share of each side: less is no picture in a frame. */
const leastContent = 0.1;

/** Levels by which compression lets a flat bar's pixels differ. */
const tolerance = 12;

/**
 * The part of a picture inside its uniform bars, in whole pixels; null when there are none of at least 2 % of a side,
 * or nothing inside them. Alpha, if any, counts as a colour.
 */
export function trimBars(
  pixels: Uint8Array,
  width: number,
  height: number,
  channels: number,
): Rectangle | null {
  const bars = flatBars({ pixels, width, height, channels });
  if (bars === null) return null;
  const across = { low: bars.left, high: bars.right, side: width };
  const down = { low: bars.top, high: bars.bottom, side: height };
  for (const each of [across, down]) {
    if (each.low < leastBar * each.side) each.low = 0;
    if (each.high < leastBar * each.side) each.high = 0;
  }
  if (across.low + across.high + down.low + down.high === 0) return null;
  const inside = { width: width - across.low - across.high, height: height - down.low - down.high };
  if (inside.width < leastContent * width || inside.height < leastContent * height) return null;
  return { left: across.low, top: down.low, ...inside };
}

/** The flat lines along each side, each side in a colour of its own; null for a picture that is flat all over. */
export function flatBars(picture: Picture): Bars | null {
  const { width, height, channels } = picture;
  const rowBytes = width * channels;
  const rows = { step: rowBytes, across: channels, length: width, count: height };
  const top = flatLines(picture, { ...rows, start: 0 });
  if (top === height) return null;
  const bottom = flatLines(picture, { ...rows, start: (height - 1) * rowBytes, step: -rowBytes });
  // Columns are looked at between the bars above and below only: those may have another colour.
  const columns = { across: rowBytes, length: height - top - bottom, count: width, step: channels };
  const start = top * rowBytes;
  const left = flatLines(picture, { ...columns, start });
  const right = flatLines(picture, { ...columns, start: start + rowBytes - channels, step: -channels });
  return left === width ? null : { top, right, bottom, left };
}

/** Lines from one side inwards: where the first begins, how far apart lines and pixels are, in bytes, how many. */
interface Lines {
  readonly start: number;
  readonly step: number;
  readonly across: number;
  readonly length: number;
  readonly count: number;
}

function flatLines({ pixels, channels }: Picture, lines: Lines): number {
  const { start, step, across, length, count } = lines;
  for (let line = 0; line < count; line++) {
    for (let c = 0; c < channels; c++) {
      // The corner speaks for the bar: a bar is flat from its outermost pixel on.
      const expected = pixels[start + c] as number;
      let at = start + line * step + c;
      for (let i = 0; i < length; i++, at += across) {
        const difference = (pixels[at] as number) - expected;
        if (difference > tolerance || difference < -tolerance) return line;
      }
    }
  }
  return count;
}
