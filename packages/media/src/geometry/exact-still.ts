// The very frame that a still shows: of a film's frames, which hashes and points tell apart badly, the one like it pixel by pixel.
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import type { InTime } from "./align-in-time.ts";
import { type Compared, type CompareOptions, fit, type Instants } from "./compare-instants.ts";
import type { Corners, GeometryMatch, GreyFrame } from "./grey.ts";
import { pictureLikeness } from "./judge-motion.ts";
import type { Placed } from "./placed.ts";
import { samplesOf } from "./samples.ts";
import type { SmallFilm } from "./small-film.ts";

const whole: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** Less alike than this, even small, and the common part lies elsewhere. */
const leastAlike = 0.8;
/** Of the frames most like the still, so many are compared in full. */
const mostCompared = 5;

/**
 * The frame of `a`, a film or a photo, that is most like the still `b`, where the common part is known; null when none
 * is much like it. Whether it is that very frame, `isThatFrame` says.
 */
export async function frameOfStill(
  task: InTime,
  placed: Placed,
  options: CompareOptions,
): Promise<Compared | null | MediaRefusal> {
  const likely = await likelyFrames(task, placed, options);
  if (isRefusal(likely)) return likely;
  const compared = await task.compare.under(likely, placed.common);
  if (isRefusal(compared)) return compared;
  return compared.reduce<Compared | null>(
    (best, each) => (best === null || fit(each) > fit(best) ? each : best),
    null,
  );
}

async function likelyFrames(
  { a, b }: InTime,
  { aUs, common }: Placed,
  options: CompareOptions,
): Promise<Instants[] | MediaRefusal> {
  const stillUs = b.header.ptsUs[0] ?? 0;
  if (a.header.kind === "photo") return [[a.header.ptsUs[0] ?? 0, stillUs]];
  const { store } = options;
  const film = await store.film(a, aUs, options);
  if (isRefusal(film)) return film;
  const refusal = await store.load(b, [stillUs], options);
  const still = store.of(b).frames.get(stillUs);
  if (still === undefined) return refusal ?? [];
  const shown = samplesOf(oneFrame(still), common.b);
  const alike = framesLike(film, common.a, (frame) => pictureLikeness({ a: frame, b: shown }, 0, 0));
  return alike.map((us) => [us, stillUs]);
}

function framesLike(
  film: SmallFilm,
  part: Corners,
  likeness: (frame: ReturnType<typeof samplesOf>) => number,
): number[] {
  const bytes = film.width * film.height;
  return film.ptsUs
    .map((us, n) => {
      const pixels = film.pixels.subarray(n * bytes, (n + 1) * bytes);
      return { us, alike: likeness(samplesOf({ ...film, ptsUs: [us], pixels }, part)) };
    })
    .filter(({ alike }) => alike >= leastAlike)
    .sort((x, y) => y.alike - x.alike)
    .slice(0, mostCompared)
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

/** What was cut out of a picture lies inside it; a camera that turned shows more on one side and less on the other. */
function isNested({ outline }: GeometryMatch): boolean {
  return [0, 1].every((axis) => {
    const along = outline.map((corner) => corner[axis] ?? 0);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    return (low >= -nearly && high <= 1 + nearly) || (low <= nearly && high >= 1 - nearly);
  });
}
