// What the boxes of one track in a COCO file say: when the person is seen, and which boxes a hand drew.
import type { DecodedFrames } from "../investigation/asked.ts";
import type { Box, Span } from "../ids.ts";
import { boxesOf, spansOfFrames } from "./pixels.ts";
import type { DrawnBox } from "./track.ts";

/** A box of one frame, counted from 0; `path` is its place in the file. */
export type FramedBox = {
  readonly frame: number;
  readonly box: Box;
  readonly isKey: boolean;
  readonly path: string;
};
type Drawn = { readonly spans: readonly Span[]; readonly track: readonly Box[] | null };
type Wrong = { readonly wrong: string; readonly path: string };

/**
 * Where every box is as the key frames give it, those are what was drawn; else each of its boxes was, as in files that know
 * no key frames. Spans that the file names must be those in which it has boxes; without them, frames that follow one another
 * make one span.
 */
export function drawnIn(
  boxes: readonly FramedBox[],
  said: { readonly spans: readonly Span[] | null; readonly name: string },
  seen: DecodedFrames,
): Drawn | Wrong {
  const ordered = boxes.toSorted((a, b) => a.frame - b.frame);
  const twice = ordered.find(({ frame }, i) => frame === ordered[i - 1]?.frame);
  if (twice)
    return { wrong: `${said.name} has two boxes in frame ${twice.frame}; keep one`, path: twice.path };
  const frames = ordered.map(({ frame }) => frame);
  const spans = said.spans ?? spansOfFrames(frames, seen);
  const outside = ordered.find(({ box: [at] }) => !spans.some(([from, to]) => from <= at && at <= to));
  if (outside)
    return {
      wrong: `The box is outside the spans of ${said.name}; extend one, or leave the spans out`,
      path: outside.path,
    };
  const all = ordered.map(({ box }) => box);
  const keys = ordered.filter(({ isKey }) => isKey).map(({ box }) => box);
  const drawn = boxesOf({ spans, track: keys }, seen);
  if (drawn.length === all.length && drawn.every(({ atUs, box }, i) => isSame({ ...box, atUs }, all[i])))
    return { spans, track: keys.length === 0 ? null : keys };
  const lacking = boxesOf({ spans, track: all }, seen).find(({ frame }, i) => frame !== frames[i]);
  if (!lacking) return { spans, track: all };
  return {
    wrong: `${said.name} has no box in frame ${lacking.frame}, which is in its spans; add it, or leave the spans out`,
    path: ordered.at(-1)?.path ?? "",
  };
}

const isSame = (
  { left, top, width, height, atUs }: DrawnBox & { atUs: number },
  box: Box | undefined,
): boolean => [atUs, left, top, width, height].every((part, i) => part === box?.[i]);
