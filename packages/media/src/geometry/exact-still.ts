// The very frame that a still shows, where hashes have said about when: neighbours differ in few bits, and more in pixels.
import type { Relation } from "@sightline/match";
import type { DecodeOptions } from "../inspected.ts";
import { isRefusal } from "../refusal.ts";
import { greyFrames } from "./grey-frames.ts";
import type { Corners } from "./grey.ts";
import { pictureLikeness } from "./judge-motion.ts";
import type { PixelStore } from "./pixel-store.ts";
import { samplesOf } from "./samples.ts";
import type { Clip } from "./views.ts";

const nearUs = 500_000;
/** Less alike than this and bars or a caption lie between: the hashes' own answer stays. */
const leastAlike = 0.95;

const whole: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

interface StillOptions extends DecodeOptions {
  readonly store: PixelStore;
}

/** The relation of a video and a photo with the instant of the frame that is most like the photo, pixel by pixel. */
export async function exactStill(a: Clip, b: Clip, told: Relation, options: StillOptions): Promise<Relation> {
  if (told.turned !== 0 || told.evidence.by !== "hashes") return told;
  const film = await options.store.film(a, told.fromUs, options);
  const still = await greyFrames(b, { atUs: [0], longest: 128 }, options);
  // The pair stands as hashes found it when either cannot be decoded again.
  if (isRefusal(film) || isRefusal(still) || still[0] === undefined) return told;
  const [p, q, r, s] = whole;
  const shown = samplesOf({ ...still[0], ptsUs: [0] }, told.mirrored ? [q, p, s, r] : whole);
  const bytes = film.width * film.height;
  let best = { us: told.fromUs, alike: leastAlike };
  for (const [n, us] of film.ptsUs.entries()) {
    if (Math.abs(us - told.fromUs) > nearUs) continue;
    const frame = { ...film, ptsUs: [us], pixels: film.pixels.subarray(n * bytes, (n + 1) * bytes) };
    const alike = pictureLikeness({ a: samplesOf(frame, whole), b: shown }, 0, 0);
    if (alike > best.alike) best = { us, alike };
  }
  const pairs = [{ aUs: best.us, bUs: 0, distance: told.distance }];
  if (best.us === told.fromUs) return told;
  return {
    ...told,
    offsetUs: best.us,
    fromUs: best.us,
    toUs: best.us,
    evidence: { ...told.evidence, pairs },
  };
}
