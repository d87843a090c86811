// Boxes in pixels and numbers of frames, as other tools have them, and back as shares of the frame and instants.
import type { DecodedFrames } from "../investigation/asked.ts";
import type { Change } from "../journal/nouns.ts";
import type { Box, Span } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { firstFrom } from "../sorted.ts";
import { boxAt, type Drawn, type DrawnBox } from "./track.ts";

/** What was read of a file of tracks: one `sighting.mark` a track, and each row that could not be read. */
export type TracksReading = { changes: Change[]; refusals: Refusal[]; rows: number; leftOut: number };

export const EMPTY: TracksReading = { changes: [], refusals: [], rows: 0, leftOut: 0 };

/** One item with its sightings, as a file for other tools holds them. */
export type MarkedFilm = {
  readonly name: string;
  readonly sha256: string;
  readonly kind: "photo" | "video";
  readonly seen: DecodedFrames;
  readonly sightings: readonly Marked[];
};
export type Marked = Drawn & {
  readonly id: string;
  readonly subject: string;
  readonly attributes: readonly string[];
};

export const otherFilm = (why: string, path: string | null): Refusal => ({
  code: "other-film",
  sentence: `These tracks are not of this item: ${why}. Nothing was taken in; name the film that they were made for.`,
  ...(path !== null && { path }),
});

/** Shares that are read from pixels are rounded to a millionth. */
export const MILLION = 1e6;
const round = (share: number): number => Math.round(share * MILLION) / MILLION;

/** Clips a box in pixels to the frame and gives its fractions, to a millionth; null when nothing of it is inside. */
export function boxOfPixels(px: Omit<DrawnBox, "from">, seen: DecodedFrames, atUs: number): Box | null {
  const left = Math.max(0, px.left / seen.width);
  const top = Math.max(0, px.top / seen.height);
  const right = Math.min(1, (px.left + px.width) / seen.width);
  const bottom = Math.min(1, (px.top + px.height) / seen.height);
  if (right <= left || bottom <= top) return null;
  return [atUs, round(left), round(top), round(right - left), round(bottom - top)] as Box;
}

/** Frames that follow one another make one span; `ordered` are their places from 0. */
export function spansOfFrames(ordered: readonly number[], { ptsUs }: DecodedFrames): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i < ordered.length; i++) {
    if (ordered[i + 1] === (ordered[i] ?? 0) + 1) continue;
    spans.push([ptsUs[ordered[start] ?? 0] ?? 0, ptsUs[ordered[i] ?? 0] ?? 0] as Span);
    start = i + 1;
  }
  return spans;
}

export type FrameBox = { readonly frame: number; readonly atUs: number; readonly box: DrawnBox };

/** The box of every frame in which there is one, by `boxAt`; frames are counted from 0. */
export function boxesOf({ spans, track }: Drawn, { ptsUs }: DecodedFrames): FrameBox[] {
  return spans.flatMap((span) => {
    const inside = track?.filter(([at]) => span[0] <= at && at <= span[1]) ?? [];
    const from = firstFrom(ptsUs, span[0]);
    return ptsUs.slice(from, firstFrom(ptsUs, span[1] + 1)).flatMap((atUs, i) => {
      const box = boxAt({ spans: [span], track: inside }, atUs);
      return box ? [{ frame: from + i, atUs, box }] : [];
    });
  });
}

/** In order of id, so that equal marks give equal bytes. */
export const byId = <T extends { readonly id: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
