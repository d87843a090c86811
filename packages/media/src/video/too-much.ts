// What a film would cost to decode, from the lengths of its blocks alone: refused before any decoder sees it.
import { open } from "node:fs/promises";
import { countFrames } from "../sniff/moves.ts";
import type { Limits } from "../limits.ts";
import { tooManyPixelsOf } from "../photo/declared-size.ts";
import { type MediaRefusal, refuseSaying } from "../refusal.ts";
import { countEdits } from "./edits.ts";
import { type Film, isAnimation } from "./film.ts";

/** Entries of all edit lists of a film; cameras and editors write one to three a track. */
const mostEdits = 1000;

export async function tooMuch(film: Film, limits: Limits): Promise<MediaRefusal | undefined> {
  const file = await open(film.path);
  try {
    const readAt = async (at: number, length: number): Promise<Uint8Array> => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    if (film.demuxer === "mov") {
      const edits = await countEdits(readAt);
      if (edits > mostEdits)
        return refuseSaying(
          "too-many-edits",
          `This film's edit list has ${whole(edits)} cuts, and at most ${whole(mostEdits)} are followed; collect a copy beside it that was exported without one.`,
        );
    }
    const shown = await countFrames(film.format, readAt, limits);
    if (shown === undefined) return undefined;
    return tooManyPixelsOf(shown, limits) ?? heavy(film, shown, limits);
  } finally {
    await file.close();
  }
}

export interface Declared {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

/** Refuses more pixels in all frames together than the limit of its kind. */
export function heavy(
  film: Pick<Film, "format">,
  { width, height, frames }: Declared,
  limits: Limits,
): MediaRefusal | undefined {
  if (width * height * frames <= limits.pixelsInAll) return undefined;
  const kind = isAnimation(film) ? "moving pictures such as GIF, PNG, WebP, AVIF and HEIC" : "films";
  return refuseSaying(
    "too-much-to-decode",
    `This file declares ${whole(frames)} frames of ${whole(width)} × ${whole(height)} pixels: more than the ${whole(limits.pixelsInAll / 1e6)} million pixels in all that are decoded of ${kind}. Collect a smaller or shorter copy beside it.`,
  );
}

function whole(count: number): string {
  return count.toLocaleString("en");
}
