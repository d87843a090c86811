// Looks at an item through a few of its frames: which instants, and the points found in them.
import { type Features, leastQuality, type Prints, spreadOver } from "@sightline/match";
import type { DecodeOptions, Inspected } from "../inspected.ts";
import type { Shown } from "../pixels/grey-frames.ts";
import type { GreyFrame } from "../pixels/grey.ts";

/** A photo or video with what `inspect` and `fingerprint` told of it. */
export interface Clip extends Shown {
  readonly prints: Prints;
}

/** The file at `path`, by what its decoding told. */
export function clipOf(
  path: string,
  { header, fingerprint, shotsUs }: Pick<Inspected, "header" | "fingerprint" | "shotsUs">,
): Clip {
  const { hashes, qualities, variants, ptsUs, trimmed } = fingerprint;
  const { kind } = header;
  return { path, header, prints: { kind, ptsUs, hashes, qualities, variants, trimmed, shotsUs } };
}

export interface View {
  readonly atUs: number;
  /** Of the frame that was looked at, in pixels: `inMirror` asks for it. */
  readonly width: number;
  readonly features: Features;
}

/** The points of an item's key frames; the pixels are not kept, so hundreds of items fit in memory (60 KB a view). */
export interface Views {
  readonly clip: Clip;
  readonly views: readonly View[];
}

/** Finds the points of a frame, in whatever thread. */
export interface PointFinder {
  readonly features: (frame: GreyFrame) => Promise<Features>;
}

export interface ViewsOptions extends DecodeOptions {
  /** Most frames looked at; 60 when left out. */
  readonly most?: number;
}

/** Finds the points of frames that were kept while the item was decoded; the flat ones and those over `most` are left out. */
export async function viewsIn(
  clip: Clip,
  kept: readonly GreyFrame[],
  geometry: PointFinder,
  options: ViewsOptions = {},
): Promise<Views> {
  const { ptsUs, qualities } = clip.prints;
  const quality = new Map(ptsUs.map((us, i) => [us, qualities[i] ?? 0]));
  const good = kept.filter(({ atUs }) => (quality.get(atUs) ?? 0) >= leastQuality);
  const chosen = spreadOver(good.length > 0 ? good : kept, options.most ?? 60);
  const views: View[] = [];
  for (const frame of chosen) {
    options.signal?.throwIfAborted();
    views.push({ atUs: frame.atUs, width: frame.width, features: await geometry.features(frame) });
  }
  return { clip, views };
}
