// Who is marked while a member marks: what the desk has, and on top of it what the hand did since. Pure.
import { t } from "@lingui/core/macro";
import type { Box, Change, Place, Span } from "@sightline/domain";

export type Sketch = {
  readonly id: string;
  readonly subject: string;
  readonly attributes: readonly string[];
  readonly spans: readonly Span[];
  readonly track: readonly Box[] | null;
};

/** One thing that a hand does. `before` of a correction is null where it had been withdrawn. */
export type Stroke =
  | { readonly does: "mark"; readonly sketch: Sketch }
  | { readonly does: "withdraw"; readonly sketch: Sketch }
  | { readonly does: "correct"; readonly sketch: Sketch; readonly before: Sketch | null };

/** What takes it back: an entry like any other. */
export function inverse(stroke: Stroke): Stroke {
  if (stroke.does === "mark") return { does: "withdraw", sketch: stroke.sketch };
  if (stroke.does === "withdraw") return { does: "correct", sketch: stroke.sketch, before: null };
  return stroke.before === null
    ? { does: "withdraw", sketch: stroke.sketch }
    : { does: "correct", sketch: stroke.before, before: stroke.sketch };
}

/** Whether what this hand did last stands as it left it: what another member changed since is not undone unseen. */
export function isAsLeft({ does, sketch }: Stroke, shown: readonly Sketch[]): boolean {
  const now = shown.find(({ id }) => id === sketch.id);
  if (does === "withdraw") return now === undefined;
  return now !== undefined && textOf(now) === textOf(sketch);
}

const textOf = ({ id, subject, attributes, spans, track }: Sketch): string =>
  JSON.stringify([id, subject, attributes, spans, track]);

/** In the order in which they were marked: each keeps its place, and with it its number. */
export function shownWith(saved: readonly Sketch[], strokes: readonly Stroke[]): Sketch[] {
  const shown = new Map(saved.map((sketch) => [sketch.id, sketch]));
  for (const { does, sketch } of strokes) {
    if (does === "withdraw") shown.delete(sketch.id);
    else shown.set(sketch.id, sketch);
  }
  return [...shown.values()];
}

type Written = { readonly change: Change; readonly reason: string | undefined };

/** As the journal has it. What changes or takes back a mark says why, in words that every reader of the journal knows. */
export function writtenAs({ does, sketch }: Stroke, item: string): Written {
  const { id: subject, ...shown } = sketch;
  if (does === "withdraw")
    return {
      change: { verb: "sighting.withdraw", subject, payload: {} },
      reason: t`Taken back while marking.`,
    };
  const payload = {
    item,
    subject: shown.subject,
    attributes: [...shown.attributes],
    spans: [...shown.spans],
    track: shown.track === null ? null : [...shown.track],
  };
  return does === "mark"
    ? { change: { verb: "sighting.mark", subject, payload }, reason: undefined }
    : { change: { verb: "sighting.correct", subject, payload }, reason: t`Drawn anew while marking.` };
}

/** Of the frame's height; of the first head, before there are neighbours to go by. */
const FIRST_HEAD = 0.08;
const HEAD_SHAPE = 0.8;
const NEIGHBOURS = 3;

/** A head-sized box around a click: as large as the heads next to it, the nearest counting most. `shape` is the frame's width to height. */
export function headAt(
  at: { readonly x: number; readonly y: number },
  others: readonly Place[],
  shape: number,
): Place {
  const far = ({ left, top, width, height }: Place): number =>
    Math.hypot((left + width / 2 - at.x) * shape, top + height / 2 - at.y);
  const near = others
    .map((place) => ({ place, weight: 1 / (far(place) + 0.01) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, NEIGHBOURS);
  const sum = near.reduce((all, { weight }) => all + weight, 0);
  const height =
    sum === 0 ? FIRST_HEAD : near.reduce((all, { place, weight }) => all + place.height * weight, 0) / sum;
  const width =
    sum === 0
      ? (FIRST_HEAD * HEAD_SHAPE) / shape
      : near.reduce((all, { place, weight }) => all + place.width * weight, 0) / sum;
  return inside({ left: at.x - width / 2, top: at.y - height / 2, width, height });
}

/** The same box, moved into the frame where it reaches over an edge; one larger than the frame is cut. */
export function inside({ left, top, width, height }: Place): Place {
  const [w, h] = [Math.min(1, width), Math.min(1, height)];
  return {
    left: Math.min(1 - w, Math.max(0, left)),
    top: Math.min(1 - h, Math.max(0, top)),
    width: w,
    height: h,
  };
}

export type Corner = "nw" | "ne" | "sw" | "se";

/** A corner pulled to another place; pulled over the opposite one, the box turns over. Null while it has no area. */
export function pulled(
  place: Place,
  corner: Corner,
  to: { readonly x: number; readonly y: number },
): Place | null {
  const opposite = {
    x: corner.endsWith("w") ? place.left + place.width : place.left,
    y: corner.startsWith("n") ? place.top + place.height : place.top,
  };
  return spanned(opposite, to);
}

/** The box between two places. Null where it has no area. */
export function spanned(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Place | null {
  const [x1, x2] = [from.x, to.x].map(clamped).toSorted((a, b) => a - b);
  const [y1, y2] = [from.y, to.y].map(clamped).toSorted((a, b) => a - b);
  if (x1 === undefined || x2 === undefined || y1 === undefined || y2 === undefined) return null;
  return x2 > x1 && y2 > y1 ? { left: x1, top: y1, width: x2 - x1, height: y2 - y1 } : null;
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share));
