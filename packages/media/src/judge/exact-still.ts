// The very frame that a still shows: of a film's frames, which hashes and points tell apart badly, the one like it pixel by pixel.
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import type { CompareOptions, Compared, InTime } from "./compare-instants.ts";

import type { Corners, GeometryMatch, GreyFrame } from "../pixels/grey.ts";
import { pictureLikeness } from "../time/judge-motion.ts";
import type { Both } from "../time/move-together.ts";
import type { Placed } from "./placed.ts";
import { samplesOf } from "../time/samples.ts";
import type { SmallFilm } from "../pixels/small-film.ts";

const whole: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** Less alike than this, even small, and the common part lies elsewhere. */
const leastAlike = 0.8;
/** Of the frames most like the still when small, so many are looked at larger, with this many neighbours each. */
const mostLikely = 5;
const neighbours = 3;
/** A camera that stands still shows the part in all but a few frames. */
const standing = 0.9;

export interface FoundStill {
  /** The frame most like the still; whether it is that very frame, `isThatFrame` says. Null when none is much like it. */
  readonly best: Compared | null;
  /** All of the film shows the part at that place, so no other frame is left to look for. */
  readonly stands: boolean;
}

/** The frame of `a`, a film or a photo, that is most like the still `b`, where the common part is known. */
export async function frameOfStill(
  { a, b, compare }: InTime,
  placed: Placed,
  options: CompareOptions,
): Promise<FoundStill | MediaRefusal> {
  const stillUs = b.header.ptsUs[0] ?? 0;
  const likely = await likelyFrames({ a, b, compare }, placed, options);
  if (isRefusal(likely)) return likely;
  const { ptsUs } = a.header;
  const seen = new Map<number, number>();
  // Frames that differ little when small differ a little less the nearer they are: go down to the least.
  let next = likely.atUs;
  while (next.length > 0) {
    const apart = await compare.apart(
      next.map((us) => [us, stillUs]),
      placed.common,
    );
    if (isRefusal(apart)) return apart;
    next.forEach((us, n) => seen.set(us, apart[n] ?? Infinity));
    const at = ptsUs.indexOf(leastOf(seen));
    const around = ptsUs.slice(Math.max(0, at - neighbours), at + neighbours + 1);
    next = around.filter((us) => !seen.has(us));
  }
  if (seen.size === 0) return { best: null, stands: likely.stands };
  const compared = await compare.under([[leastOf(seen), stillUs]], placed.common);
  return isRefusal(compared) ? compared : { best: compared[0] ?? null, stands: likely.stands };
}

const leastOf = (seen: ReadonlyMap<number, number>): number =>
  [...seen].reduce((best, each) => (each[1] < best[1] ? each : best))[0];

interface Likely {
  readonly atUs: readonly number[];
  readonly stands: boolean;
}

async function likelyFrames(
  { a, b }: InTime,
  { aUs, common }: Placed,
  options: CompareOptions,
): Promise<Likely | MediaRefusal> {
  if (a.header.kind === "photo") return { atUs: a.header.ptsUs.slice(0, 1), stands: true };
  const { store } = options;
  const film = await store.film(a, aUs, options);
  if (isRefusal(film)) return film;
  const stillUs = b.header.ptsUs[0] ?? 0;
  const refusal = await store.load(b, [stillUs], options);
  const still = store.of(b).frames.get(stillUs);
  if (still === undefined) return refusal ?? refuse("no-such-frame");
  const alike = framesLike({ a: samplesOf(film, common.a), b: samplesOf(oneFrame(still), common.b) });
  return { atUs: alike.slice(0, mostLikely), stands: alike.length >= standing * film.ptsUs.length };
}

/** The frames of `a` that are much like the one of `b`, the likest first. */
function framesLike(both: Both): number[] {
  return both.a.ptsUs
    .map((us, n) => ({ us, alike: pictureLikeness(both, n, 0) }))
    .filter(({ alike }) => alike >= leastAlike)
    .sort((x, y) => y.alike - x.alike)
    .map(({ us }) => us);
}

const oneFrame = ({ width, height, pixels }: GreyFrame): SmallFilm => ({ ptsUs: [0], width, height, pixels });

/** Whether two frames are one picture of one moment: nothing has moved, and nobody has turned the camera. */
export function isThatFrame(match: GeometryMatch): boolean {
  return match.verdict === "same-recording" && match.changed === 0 && isNested(match);
}

/** By so much of a frame's side two places may be apart, and be one. */
const nearly = 0.015;

/** Whether each place of the one frame lies at the same place of the other. */
export function isUnmoved({ outline, mirrored }: GeometryMatch): boolean {
  const [p, q, r, s] = whole;
  return (mirrored ? [q, p, s, r] : [p, q, r, s]).every(
    ([x, y], n) => Math.hypot((outline[n]?.[0] ?? 0) - x, (outline[n]?.[1] ?? 0) - y) <= nearly,
  );
}

/** Sides as long as those of the frame, and how far the middle may then be off it: less than a hand moves in a blink. */
const asLong = 0.006;
const asPlaced = 0.004;

/** What was cut out of a picture lies inside it; a camera that turned shows more on one side and less on the other. */
function isNested({ outline }: GeometryMatch): boolean {
  return [0, 1].every((axis) => {
    const along = outline.map((corner) => corner[axis] ?? 0);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    if (Math.abs(high - low - 1) <= asLong) return Math.abs(low + high - 1) / 2 <= asPlaced;
    return (low >= -nearly && high <= 1 + nearly) || (low <= nearly && high >= 1 - nearly);
  });
}
