// The difference view: a's frame laid over b's at this instant, black where they are equal; or why there is none.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { outlineOf, warpOnto, type PairRelation, type Warp } from "@sightline/domain";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Drawable } from "../item/Film.tsx";
import { Framed } from "../kit/Framed.tsx";
import { differenceOf, GAIN, type Pixels } from "./difference.ts";
import { percent } from "./relation-words.ts";

type Props = {
  readonly relation: PairRelation | null;
  readonly pictures: { readonly a: Drawable | null; readonly b: Drawable | null };
  /** Frames on show and frames wanted: only when they are the same is there anything to hold against each other. */
  readonly shown: { readonly a: number; readonly b: number };
  readonly wanted: { readonly a: number | null; readonly b: number | null };
  readonly playing: boolean;
  readonly revealed: boolean;
  readonly shape: number;
};

/** `of`: the frames that were held against each other. */
type Found = { readonly mean: number | null; readonly shared: number; readonly of: string };

/** Longest side on which the two are held against each other. */
const SIDE_PX = 480;

export function DifferenceView(props: Props) {
  const { relation, pictures, shown, wanted, playing, shape } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const warp = useMemo(() => relation && warpOnto(outlineOf(relation)), [relation]);
  const [found, setFound] = useState<Found | null>(null);
  const why = whyNone(props, warp);
  const settled = playing || (shown.a === wanted.a && shown.b === wanted.b);
  useEffect(() => {
    if (why !== null || !settled || warp === null) return;
    // Once a frame at most: a player tells of more frames than a screen shows.
    const drawing = requestAnimationFrame(() => {
      const [a, b] = [pixelsOf(pictures.a), pixelsOf(pictures.b)];
      if (!a || !b) return;
      const { pixels, mean, shared } = differenceOf(a, b, warp);
      show(canvas.current, pixels);
      setFound({ mean, shared, of: `${shown.a} ${shown.b}` });
    });
    return () => cancelAnimationFrame(drawing);
  }, [why, settled, warp, pictures, shown.a, shown.b]);
  return (
    <figure className="min-w-0" data-difference={why === null && found !== null ? "shown" : "none"}>
      <figcaption className="mb-1.5 flex min-h-8 items-center font-semibold">{t`Difference`}</figcaption>
      {why === null ? (
        <>
          <Framed shape={shape} highVh={52}>
            <canvas ref={canvas} data-of={found?.of} className="h-full w-full rounded-lg object-contain">
              {found === null ? t`The difference is being drawn` : saidOf(found)}
            </canvas>
          </Framed>
          <p className="figures mt-1.5 text-small text-dim">
            {found === null ? t`Drawing …` : saidOf(found)} {t`Drawn ${GAIN} times as bright as it is.`}
          </p>
        </>
      ) : (
        <p className="rounded-lg bg-sunk p-4 text-small">
          <Trans>No difference view: {why}.</Trans>
        </p>
      )}
    </figure>
  );
}

/** Why the two cannot be held against each other now; null when they can. */
function whyNone({ relation, wanted, revealed }: Props, warp: Warp | null): string | null {
  if (!revealed) return t`reveal both items first`;
  if (relation === null) return t`no machine says how one lies on the other`;
  if (warp === null) return t`the outline that was found is too thin to lay one over the other`;
  if (wanted.a === null) return t`a shows nothing at this instant`;
  return wanted.b === null ? t`b shows nothing at this instant` : null;
}

function saidOf({ mean, shared }: Found): string {
  if (mean === null) return t`The two share no part of the picture.`;
  const share = (mean * 100).toFixed(1);
  return shared > 0.995
    ? t`The pictures differ by ${share} % on average.`
    : t`The pictures differ by ${share} % on average, over the ${percent(shared)} of b that a shows; blue: the rest.`;
}

/** The picture as it is on show, made small; null while it is not there. */
function pixelsOf(drawable: Drawable | null): Pixels | null {
  if (drawable === null || !drawable.isConnected) return null;
  const isVideo = drawable instanceof HTMLVideoElement;
  const width = isVideo ? drawable.videoWidth : drawable.naturalWidth;
  const height = isVideo ? drawable.videoHeight : drawable.naturalHeight;
  if (width === 0 || height === 0) return null;
  const scale = Math.min(1, SIDE_PX / Math.max(width, height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(drawable, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function show(canvas: HTMLCanvasElement | null, { width, height, data }: Pixels): void {
  if (!canvas) return;
  canvas.width = width;
  canvas.height = height;
  const image = new ImageData(width, height);
  image.data.set(data);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}
