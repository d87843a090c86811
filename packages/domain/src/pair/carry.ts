// Carries a sighting from one item of a pair to the other: its times by offset and speed, its boxes by the outline.
import { firstFrom } from "../sorted.ts";
import type { Box, Fraction, Microseconds, Span } from "../ids.ts";
import { spanIn, stretchesOf, type PairRelation, type Part } from "./relation.ts";
import { inverseOf, outlineOf, warped, warpOnto, type Warp } from "./warp.ts";

/** Where a sighting is carried to: the other item's frames, and whether the evidence says where its picture lies. */
export type Film = {
  /** PTS of its frames in µs, ascending; a photo has [0]. */
  readonly ptsUs: readonly number[];
  /** False when only frames with their bars cut off agree: what lies where is then not known, and no box is carried. */
  readonly placed: boolean;
};

export type Marked = { readonly spans: readonly Span[]; readonly track: readonly Box[] | null };
export type Carried = { readonly spans: Span[]; readonly track: Box[] | null };

/**
 * What comes of a sighting outside the stretches that both show is nothing: spans are clipped to them, and null is left
 * when none remains.
 */
export function carry(marked: Marked, relation: PairRelation, to: "a" | "b", film: Film): Carried | null {
  const carried: Span[] = [];
  for (const part of stretchesOf(relation)) {
    const time = timesOf(part, to);
    for (const [start, end] of marked.spans) {
      const [first, last] = [Math.max(start, time.startUs), Math.min(end, time.endUs)];
      if (first > last) continue;
      const ends = [first, last].flatMap((at) => nearestFrame(film.ptsUs, time.map(at)) ?? []);
      const [from, until] = [Math.min(...ends), Math.max(...ends)];
      if (ends.length < 2) return null;
      carried.push([us(from), us(until)]);
    }
  }
  const spans = joined(carried);
  if (spans.length === 0) return null;
  return { spans, track: film.placed ? carryTrack(marked.track, relation, to, film) : null };
}

/** In order; two that meet, as at a lower frame rate, are one. */
function joined(carried: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const [from, until] of carried.toSorted(([p], [q]) => p - q)) {
    const before = spans.at(-1);
    if (before && from <= before[1]) spans[spans.length - 1] = [before[0], us(Math.max(until, before[1]))];
    else spans.push([from, until]);
  }
  return spans;
}

type Times = { startUs: number; endUs: number; map: (atUs: number) => number };

/** The match in the time of the item that is left, and the way from there to the other's. */
function timesOf(part: Part, to: "a" | "b"): Times {
  const { offsetUs, speed, fromUs, toUs } = part;
  if (to === "b") return { startUs: fromUs, endUs: toUs, map: (atUs) => (atUs - offsetUs) / speed };
  // Instants of `b` are whole microseconds, and the ends of the match come to lie between them.
  const [first, last] = spanIn(part, "b");
  return { startUs: Math.floor(first), endUs: Math.ceil(last), map: (at) => offsetUs + speed * at };
}

function carryTrack(
  track: readonly Box[] | null,
  relation: PairRelation,
  to: "a" | "b",
  film: Film,
): Box[] | null {
  const warp = warpTo(relation, to);
  if (track === null || warp === null) return null;
  // The outline is that of the first stretch; where another one is turned or mirrored otherwise, no place is known.
  const times = stretchesOf(relation)
    .filter(({ mirrored, turned }) => mirrored === relation.mirrored && turned === relation.turned)
    .map((part) => timesOf(part, to));
  const boxes = new Map<number, { readonly box: Box; readonly off: number }>();
  for (const [wanted, place] of track.flatMap(([at, ...box]) =>
    times
      .filter(({ startUs, endUs }) => at >= startUs && at <= endUs)
      .map(({ map }) => [map(at), box] as const),
  )) {
    const frame = nearestFrame(film.ptsUs, wanted);
    const box = frame === undefined ? null : boxAt(frame, warp, place);
    if (frame === undefined || box === null) continue;
    const off = Math.abs(frame - wanted);
    const there = boxes.get(frame);
    // Where two frames become one, the box that lies nearer in time stands.
    if (!there || off < there.off) boxes.set(frame, { box, off });
  }
  const carried = [...boxes.values()].map(({ box }) => box).sort(([p], [q]) => p - q);
  return carried.length === 0 ? null : carried;
}

function warpTo(relation: PairRelation, to: "a" | "b"): Warp | null {
  const ontoA = warpOnto(outlineOf(relation));
  return to === "a" ? ontoA : ontoA && inverseOf(ontoA);
}

/** The upright box around the warped one, cut off at the frame's edge; null when nothing of it is inside. */
function boxAt(frame: number, warp: Warp, [left, top, width, height]: readonly number[]): Box | null {
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  const corners = [
    warped(warp, [left, top]),
    warped(warp, [left + width, top]),
    warped(warp, [left + width, top + height]),
    warped(warp, [left, top + height]),
  ].filter((corner) => corner !== null);
  if (corners.length < 4) return null;
  const [x0, x1] = inside(corners.map(([x]) => x));
  const [y0, y1] = inside(corners.map(([, y]) => y));
  const [wide, high] = [rounded(x1 - x0), rounded(y1 - y0)];
  if (wide <= 0 || high <= 0) return null;
  return [us(frame), rounded(x0), rounded(y0), wide, high];
}

const inside = (places: readonly number[]): [number, number] => [
  Math.min(1, Math.max(0, Math.min(...places))),
  Math.min(1, Math.max(0, Math.max(...places))),
];

/** To a millionth of the frame: finer than any pixel, and free of the noise of the arithmetic. */
const rounded = (share: number): Fraction => (Math.round(share * 1e6) / 1e6) as Fraction;

const us = (at: number): Microseconds => at as Microseconds;

/** The frame nearest to an instant; the earlier of two as near. */
export function nearestFrame(ascending: readonly number[], at: number): number | undefined {
  const low = firstFrom(ascending, at);
  const [before, after] = [ascending[low - 1], ascending[low]];
  if (before === undefined || after === undefined) return before ?? after;
  return at - before <= after - at ? before : after;
}
