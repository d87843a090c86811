// When and where b runs in a, by what moves in the part that both show: searched in the worker's thread.
import { nearestOf, type TimeLine } from "@sightline/match";
import { cameraLines } from "./camera-path.ts";
import type { Corners } from "../pixels/grey.ts";
import { type Judged, judge, pictureLikeness } from "./judge-motion.ts";
import { along, likeness, refine, search, settled, spread } from "./move-together.ts";
import { type Samples, samplesOf } from "./samples.ts";
import type { SmallFilm } from "../pixels/small-film.ts";
import { type PlacesAgree, placesAgree } from "./places-agree.ts";

export interface AlignedByMotion extends Judged {
  readonly line: TimeLine;
  /** First and last matching frame of a, µs. */
  readonly fromUs: number;
  readonly toUs: number;
  /** The common part of a, corrected by what moves. */
  readonly partOfA: Corners;
}

export interface MotionAsk {
  readonly a: SmallFilm;
  readonly b: SmallFilm;
  /** The common part, as far as it is known. */
  readonly parts: { readonly a: Corners; readonly b: Corners };
  /** The instant of b whose picture is known to lie in a, and the cuts of b: the search stays inside one shot. */
  readonly bUs: number;
  readonly shotsUs: readonly number[];
  /** Where it is known when b runs in a; otherwise it is sought in all of a. */
  readonly line?: TimeLine;
}

/** What is searched for everywhere, and what the line is then turned on, before all that matches is used. */
const firstUs = 3_500_000;
const thenUs = 9_000_000;

/** Rightly placed and timed, two films are hardly less alike than this. */
const leastHope = 0.35;

/** The likeliest alignment of the two; null when no frame of b looks like one of a. */
export function alignByMotion(ask: MotionAsk): AlignedByMotion | null {
  const { a, b, parts, bUs, shotsUs } = ask;
  const inB = samplesOf(b, parts.b);
  const short = segment(b.ptsUs, shotsUs, bUs, firstUs);
  const first = { a: samplesOf(a, parts.a), b: inB };
  const found = ask.line ?? search(first, short);
  if (found === null) return null;
  let partOfA = moved(a, inB, { part: parts.a, line: found, ...short });
  let both = { a: samplesOf(a, partOfA), b: inB };
  if (likeness(both, along(both, found, spread(short.from, short.to, framesPlaced))) < leastHope) return null;
  let line = refine(both, found, short, true);
  partOfA = moved(a, inB, { part: partOfA, line, ...short });
  both = { a: samplesOf(a, partOfA), b: inB };
  line = refine(both, line, segment(b.ptsUs, shotsUs, bUs, thenUs));
  const start = Math.max(
    0,
    b.ptsUs.findIndex((us) => us >= bUs),
  );
  const judged = judge(both, line, start);
  if (judged === null) return null;
  // A better place finds a better time, and a better time a better place.
  for (let round = 0; round < 2; round++) {
    partOfA = moved(a, inB, { part: partOfA, line, ...judged });
    both = { a: samplesOf(a, partOfA), b: inB };
    line = refine(both, line, judged);
    if (likeness(both, along(both, line, spread(judged.from, judged.to, framesPlaced))) >= surelyPlaced)
      break;
  }
  const better = judge(both, line, start) ?? judged;
  const instant = (j: number): number => nearestOf(a.ptsUs, line.offsetUs + line.speed * (b.ptsUs[j] ?? 0));
  return {
    ...better,
    line: settled(both, line, better),
    fromUs: instant(better.from),
    toUs: instant(better.to),
    partOfA,
  };
}

/** Whether what moves in the common part moves alike along a known line, over the frames of b from one instant to another. */
export function agreeByPlaces(
  { a, b, parts, line }: MotionAsk,
  [fromUs, toUs]: readonly [number, number],
): PlacesAgree {
  const both = { a: samplesOf(a, parts.a), b: samplesOf(b, parts.b) };
  const inside = b.ptsUs.flatMap((us, frame) => (us >= fromUs && us <= toUs ? [frame] : []));
  const [from, to] = [inside[0], inside.at(-1)];
  if (line === undefined || from === undefined || to === undefined) return { agreeing: 0, against: 0 };
  return placesAgree(both, line, { from, to });
}

/** When b may run in a by how the camera moves: it need not be known where b lies in a, only how large. */
export function alignByCamera({ a, b, parts, bUs, shotsUs }: MotionAsk): TimeLine[] {
  const short = segment(b.ptsUs, shotsUs, bUs, thenUs);
  return cameraLines({ a: samplesOf(a, parts.a), b: samplesOf(b, parts.b) }, short);
}

/** Frames of the shot around an instant, at most so long; where cuts come too often, regardless of them. */
function segment(ptsUs: readonly number[], shotsUs: readonly number[], atUs: number, longUs: number) {
  const shotFrom = shotsUs.findLast((us) => us <= atUs) ?? ptsUs[0] ?? 0;
  const shotTo = shotsUs.find((us) => us > atUs) ?? Infinity;
  const [low, high] =
    shotTo - shotFrom >= 1_500_000 ? [shotFrom, shotTo] : [ptsUs[0] ?? 0, (ptsUs.at(-1) ?? 0) + 1];
  const startUs = Math.max(low, Math.min(atUs - longUs / 2, high - longUs));
  const inside = (us: number): boolean => us >= startUs && us < Math.min(high, startUs + longUs);
  return { from: Math.max(0, ptsUs.findIndex(inside)), to: Math.max(0, ptsUs.findLastIndex(inside)) };
}

interface Placed {
  readonly part: Corners;
  readonly line: TimeLine;
  readonly from: number;
  readonly to: number;
}

/** Steps of place and size, as fractions of the frame: from twenty pixels of a 640-pixel one to a quarter of a pixel. */
const steps = [0.03, 0.01, 0.005, 0.0025, 0.001, 0.0004];
const framesPlaced = 40;
const surelyPlaced = 0.97;

/** The part of a, moved and resized along its sides until what changes in it is most like what changes in b. */
function moved(a: SmallFilm, b: Samples, { part, line, from, to }: Placed): Corners {
  const some = spread(from, to, framesPlaced);
  const times = { ...b, ptsUs: a.ptsUs };
  const frames = along({ a: times, b }, line, some);
  const film = onlyFrames(
    a,
    frames.map(([i]) => i),
  );
  const own = frames.map(([, j], n) => [n, j] as const);
  const looked = own.filter((_, n) => n % 5 === 0);
  // What stands still says where, what moves says where and when: somebody who walks evenly fits later and farther on.
  const cost = (corners: Corners): number => {
    const tried = { a: samplesOf(film, corners), b };
    const pictures = looked.reduce((sum, [i, j]) => sum + pictureLikeness(tried, i, j), 0);
    return 2 - likeness(tried, own) - pictures / Math.max(1, looked.length);
  };
  let best = { part, cost: cost(part) };
  for (const step of steps) {
    for (let round = 0; round < 6; round++) {
      const before = best.cost;
      for (const change of changes)
        for (const sign of [-1, 1]) {
          const tried = change(best.part, sign * step);
          const its = cost(tried);
          if (its < best.cost - 1e-5) best = { part: tried, cost: its };
        }
      if (best.cost === before) break;
    }
  }
  return best.part;
}

function onlyFrames({ ptsUs, width, height, pixels }: SmallFilm, frames: readonly number[]): SmallFilm {
  const bytes = width * height;
  const kept = new Uint8Array(frames.length * bytes);
  frames.forEach((frame, n) => kept.set(pixels.subarray(frame * bytes, (frame + 1) * bytes), n * bytes));
  return { ptsUs: frames.map((frame) => ptsUs[frame] ?? 0), width, height, pixels: kept };
}

/** Along either axis of the frame: moved, and stretched about the middle. */
const changes: readonly ((part: Corners, by: number) => Corners)[] = [0, 1].flatMap((axis) => [
  (part: Corners, by: number): Corners => eachCorner(part, axis, (value) => value + by),
  (part: Corners, by: number): Corners => {
    const middle = part.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / 4;
    return eachCorner(part, axis, (value) => middle + (value - middle) * (1 + 2 * by));
  },
]);

function eachCorner(part: Corners, axis: number, change: (value: number) => number): Corners {
  return part.map((corner) =>
    corner.map((value, n) => (n === axis ? change(value) : value)),
  ) as unknown as Corners;
}
