// Where somebody is drawn: the boxes that a member stated at key frames, and between two of them, in one span, the straight line.
import { refuse, type Refused } from "../refusal.ts";
import { whyNotFrames } from "../frame/flag.ts";
import type { Informed } from "../investigation/held.ts";

/** Spans and boxes of a sighting: µs of the item's own time, fractions of the displayed frame. */
export type Drawn = {
  readonly spans: readonly (readonly [startUs: number, endUs: number])[];
  readonly track:
    | readonly (readonly [atUs: number, left: number, top: number, width: number, height: number])[]
    | null;
};

/** `marked`: a member drew it at this very instant; `between`: it follows from those that were drawn. */
export type DrawnBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly from: "marked" | "between";
};

/** Both ends of a span belong to it. */
export const isVisible = ({ spans }: Pick<Drawn, "spans">, atUs: number): boolean =>
  spans.some(([start, end]) => start <= atUs && atUs <= end);

/**
 * The box at an instant: the one function that canvas, export, redaction and count draw by. Null where nobody is seen, and
 * in a span without a box; before the first box of a span and after its last one that box stays.
 */
export function boxAt({ spans, track }: Drawn, atUs: number): DrawnBox | null {
  const span = spans.find(([start, end]) => start <= atUs && atUs <= end);
  if (!span || !track) return null;
  const inside = track.filter(([at]) => span[0] <= at && at <= span[1]);
  const before = inside.findLast(([at]) => at <= atUs) ?? inside[0];
  const after = inside.find(([at]) => at >= atUs) ?? before;
  if (!before || !after) return null;
  const share = after[0] === before[0] ? 0 : (atUs - before[0]) / (after[0] - before[0]);
  const mix = (i: 1 | 2 | 3 | 4) => before[i] + (after[i] - before[i]) * Math.min(1, Math.max(0, share));
  const from = before[0] === atUs || after[0] === atUs ? "marked" : "between";
  return { left: mix(1), top: mix(2), width: mix(3), height: mix(4), from };
}

/** Shares are rounded when they are read from pixels: a box may pass the edge by less than that. */
const ROUNDED = 1e-5;

/** Refuses boxes out of order, outside the frame or of no area, at no frame of the item, or where nobody is seen. */
export function whyNotTrack(
  held: Informed,
  {
    item,
    spans,
    track,
  }: { readonly item: string; readonly spans: Drawn["spans"]; readonly track?: Drawn["track"] | undefined },
): Refused | null {
  if (!track) return null;
  if (track.length === 0)
    return refuse("bad-box", "A track has at least one box; leave it out where none is drawn.");
  const missing = whyNotFrames(
    held,
    item,
    track.map(([at]) => at),
  );
  if (missing) return missing;
  for (const [i, [at, left, top, width, height]] of track.entries()) {
    if (!(width > 0 && height > 0))
      return refuse("bad-box", `The box at ${at} µs has no area; draw it larger.`);
    if (left + width > 1 + ROUNDED || top + height > 1 + ROUNDED)
      return refuse("bad-box", `The box at ${at} µs reaches over the edge of the picture; draw it inside.`);
    if (at <= (track[i - 1]?.[0] ?? -Infinity))
      return refuse(
        "bad-box",
        `The box at ${at} µs does not come after the one before it; put them in order, one a frame.`,
      );
    if (!isVisible({ spans }, at))
      return refuse(
        "bad-box",
        `The box at ${at} µs is outside the spans in which the person is seen; extend a span or leave it out.`,
      );
  }
  return null;
}
