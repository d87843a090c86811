// What a hand does at one frame of one item, as strokes: nothing here knows the desk or the screen.
import { boxAt, boxRemoved, boxSet, broughtTo, joined, leaving, splitAt } from "@sightline/domain";
import type { Place, Span } from "@sightline/domain";
import type { MarkShown } from "./AtRest.tsx";
import type { Sketch, Stroke } from "./sketch.ts";
import type { Act } from "./undo.ts";

/** `id` of a new sighting: nobody types it, and no two members make the same. */
export const freshId = (): string => `s-${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;

export function newMark(id: string, subject: string, atUs: number, place: Place): Stroke {
  return {
    does: "mark",
    sketch: { id, subject, attributes: [], ...boxSet({ spans: [], track: [] }, atUs, place) },
  };
}

const drawnOf = ({ spans, track }: Sketch) => ({ spans, track: track ?? [] });
/** Of whom no box is drawn there is no track, as the desk has it. */
const withTrack = (sketch: Sketch): Sketch =>
  sketch.track?.length === 0 ? { ...sketch, track: null } : sketch;
const anew = (before: Sketch, changes: Partial<Sketch>): Stroke => ({
  does: "correct",
  sketch: withTrack({ ...before, ...changes }),
  before,
});

/** Draws somebody in this frame, where they were marked before or not. */
export const placed = (sketch: Sketch, atUs: number, place: Place): Stroke =>
  anew(sketch, boxSet(drawnOf(sketch), atUs, place));

export const described = (sketch: Sketch, changes: Pick<Partial<Sketch>, "subject" | "attributes">): Stroke =>
  anew(sketch, changes);

export type Edit = "leave" | "extend" | "bring" | "remove-box";

/** Null where it would change nothing, or cannot be. `shotEnd` is the last frame of the shot that is on show. */
export function edited(
  sketch: Sketch,
  edit: Edit,
  { atUs, shotEnd }: { atUs: number; shotEnd: number },
): Stroke | null {
  const drawn = drawnOf(sketch);
  const nearest = nearestSpan(sketch.spans, atUs);
  const next =
    edit === "leave"
      ? leaving(drawn, atUs)
      : edit === "extend"
        ? isSeenAt(sketch.spans, atUs)
          ? broughtTo(drawn, atUs, shotEnd)
          : null
        : edit === "bring"
          ? nearest && broughtTo(drawn, nearest[0], atUs)
          : boxRemoved(drawn, atUs);
  if (!next || JSON.stringify(next) === JSON.stringify(drawn)) return null;
  return anew(sketch, next);
}

/** From this frame on it is another person. `before` is the frame before it. */
export function split(sketch: Sketch, before: number, atUs: number): Stroke[] | null {
  const parts = splitAt(drawnOf(sketch), before, atUs);
  if (!parts) return null;
  const [early, late] = parts;
  const { subject, attributes } = sketch;
  return [
    anew(sketch, early),
    { does: "mark", sketch: withTrack({ id: freshId(), subject, attributes, ...late }) },
  ];
}

/** The other is taken back, and the one shows both. Null where both are seen in one frame, or are of two classes. */
export function merged(one: Sketch, other: Sketch): Stroke[] | null {
  if (one.subject !== other.subject) return null;
  const whole = joined(drawnOf(one), drawnOf(other));
  if (!whole) return null;
  const attributes = [...new Set([...one.attributes, ...other.attributes])];
  return [{ does: "withdraw", sketch: other }, anew(one, { ...whole, attributes })];
}

const isSeenAt = (spans: readonly Span[], atUs: number): boolean =>
  spans.some(([start, end]) => start <= atUs && atUs <= end);

function nearestSpan(spans: readonly Span[], atUs: number): Span | undefined {
  const far = ([start, end]: Span): number => Math.max(start - atUs, atUs - end, 0);
  return spans.toSorted((a, b) => far(a) - far(b))[0];
}

/** Everybody who has a box in this frame, under their numbers. */
export const marksAt = (sketches: readonly Sketch[], atUs: number): MarkShown[] =>
  sketches.flatMap((sketch, i) => {
    const box = boxAt(sketch, atUs);
    return box ? [{ ...box, id: sketch.id, nr: i + 1, subject: sketch.subject }] : [];
  });

/** The last frame of the shot that this instant is in. */
export function shotEndOf(shotsUs: readonly number[], ptsUs: readonly number[], atUs: number): number {
  const next = shotsUs.find((start) => start > atUs) ?? Infinity;
  return ptsUs.findLast((at) => at < next) ?? atUs;
}

/** The next key frame of somebody after this instant, or the last one before it. */
export const keyFrame = (sketch: Sketch, atUs: number, on: boolean): number | undefined => {
  const instants = (sketch.track ?? []).map(([at]) => at);
  return on ? instants.find((at) => at > atUs) : instants.findLast((at) => at < atUs);
};

/** Null where what an act changed is in sight at this instant; else the nearest instant at which it is. */
export function whereSeen(act: Act, atUs: number): number | null {
  if (act.some((stroke) => isSeenToChange(stroke, atUs))) return null;
  const instants = act.flatMap((stroke) =>
    [stroke.sketch, beforeOf(stroke)]
      .flatMap((one) => (one ? [...one.spans.flat(), ...(one.track ?? []).map(([at]) => at)] : []))
      .filter((at) => isSeenToChange(stroke, at)),
  );
  return instants.toSorted((a, b) => Math.abs(a - atUs) - Math.abs(b - atUs))[0] ?? null;
}

const beforeOf = (stroke: Stroke): Sketch | null => (stroke.does === "correct" ? stroke.before : null);

/** Somebody comes, goes or lies elsewhere here; or is here, where something else was said of them. */
function isSeenToChange(stroke: Stroke, atUs: number): boolean {
  const { sketch } = stroke;
  const before = beforeOf(stroke);
  const isHere = isSeenAt(sketch.spans, atUs);
  if (before === null || JSON.stringify(drawnOf(before)) === JSON.stringify(drawnOf(sketch))) return isHere;
  return (
    isSeenAt(before.spans, atUs) !== isHere ||
    JSON.stringify(boxAt(before, atUs)) !== JSON.stringify(boxAt(sketch, atUs))
  );
}
