// Whether a COCO file is of this film, and which frame each of its images is.
import { howMany } from "@sightline/count";
import type { z } from "zod";
import type { DecodedFrames } from "../investigation/asked.ts";
import type { Refusal } from "../refusal.ts";
import type { cocoFile, ImageRow, videoRow } from "./coco-rows.ts";
import { otherFilm } from "./pixels.ts";

export type Placed<T> = { readonly row: T; readonly path: string };

type Film = {
  readonly file: z.infer<typeof cocoFile>;
  readonly videos: readonly Placed<z.infer<typeof videoRow>>[];
  readonly images: readonly Placed<ImageRow>[];
};

/** What shows that a file is of another film. */
export const whyOtherFilm = ({ file, videos, images }: Film, seen: DecodedFrames): Refusal | null =>
  whyOther(file, seen) ??
  firstOf(videos, (row, path) => otherVideo(row, path, seen)) ??
  firstOf(images, (row, path) => otherImage(row, path, seen));

function firstOf<T>(
  list: readonly Placed<T>[],
  why: (row: T, path: string) => Refusal | null,
): Refusal | null {
  for (const { row, path } of list) {
    const found = why(row, path);
    if (found) return found;
  }
  return null;
}

function whyOther({ videos, images }: z.infer<typeof cocoFile>, { ptsUs }: DecodedFrames): Refusal | null {
  if ((videos?.length ?? 0) > 1) return otherFilm(`the file speaks of ${videos?.length} videos`, "videos");
  const has = howMany(ptsUs.length, "frame");
  return images.length > ptsUs.length
    ? otherFilm(`the file has ${howMany(images.length, "image")}, and it has ${has}`, "images")
    : null;
}

type Sized = { readonly width?: number | null | undefined; readonly height?: number | null | undefined };

const otherSize = ({ width, height }: Sized, path: string, seen: DecodedFrames): Refusal | null =>
  (width ?? seen.width) === seen.width && (height ?? seen.height) === seen.height
    ? null
    : otherFilm(
        `the file speaks of ${width ?? "…"} × ${height ?? "…"} pixels, and it has ${seen.width} × ${seen.height}`,
        path,
      );

function otherVideo(row: z.infer<typeof videoRow>, path: string, seen: DecodedFrames): Refusal | null {
  const has = seen.ptsUs.length;
  if ((row.length ?? has) === has) return otherSize(row, path, seen);
  return otherFilm(`the file speaks of ${howMany(row.length ?? 0, "frame")}, and it has ${has}`, path);
}

const frameOf = ({ frame_id, frame_index }: ImageRow, { ptsUs }: DecodedFrames): number | null =>
  frame_id ?? frame_index ?? (ptsUs.length === 1 ? 0 : null);

function otherImage(row: ImageRow, path: string, seen: DecodedFrames): Refusal | null {
  const frame = frameOf(row, seen);
  if (frame === null) return otherSize(row, path, seen);
  const at = seen.ptsUs[frame];
  if (at === undefined)
    return otherFilm(`frame ${frame} is not among its ${howMany(seen.ptsUs.length, "frame")}`, path);
  if ((row.pts_us ?? at) !== at)
    return otherFilm(`frame ${frame} is at ${row.pts_us} µs there, and at ${at} here`, path);
  return otherSize(row, path, seen);
}

export const wrong = (sentence: string, path: string): Refusal => ({
  code: "bad-coco-row",
  sentence: `${sentence}.`,
  path,
});

/** The frame of each image, by its id. */
export function framesOf(
  images: readonly Placed<ImageRow>[],
  seen: DecodedFrames,
  refusals: Refusal[],
): Map<number, number> {
  const frames = new Map<number, number>();
  for (const { row, path } of images) {
    const frame = frameOf(row, seen);
    if (frame === null) refusals.push(wrong("An image of a film needs its frame_id; add it", path));
    else if (frames.has(row.id))
      refusals.push(wrong(`Another image has the id ${row.id}; give each its own`, path));
    else frames.set(row.id, frame);
  }
  return frames;
}
