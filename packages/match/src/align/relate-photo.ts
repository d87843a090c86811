// Relates a photo to another photo, or to the frame of a video that it was taken from.
import type { Relation } from "../relation.ts";
import type { FrameHit } from "./find-hits.ts";
import { confident } from "./frame-search.ts";
import { Pairing } from "./pairing.ts";
import { inverse, type Side } from "./sides.ts";

/** Two photos so near are one picture: nothing that a hash sees has moved. */
const surelyOne = 8;
/** A frame so near a photo, where no frame half a second away and more comes within so many bits more, is that frame. */
const surelyThat = 20;
const clearly = 24;
const apartUs = 500_000;

/**
 * `b` is a photo. Of a video's frames the nearest is taken, the first of equals, and its instant is the offset.
 * One near frame is all the evidence that there can be. On a tripod every frame is near every other, whoever walks by:
 * then, and between two photos that differ in more than a few bits, the answer is `same-thing`, a lead for the pixels.
 */
export function relatePhoto(hits: readonly FrameHit[], a: Side, b: Side): Relation | null {
  const best = nearestFrame(hits, a, b);
  if (best === null) return null;
  const { aFrame, distance, variant } = best;
  const [aUs, bUs] = [a.ptsUs[aFrame] ?? 0, b.ptsUs[0] ?? 0];
  const change = inverse(variant);
  const isPhoto = a.prints.kind === "photo";
  const isSure = isPhoto ? distance <= surelyOne : isThatFrame(best, a, b);
  return {
    relation: isSure ? "same-recording" : "same-thing",
    kind: isSure ? (isPhoto ? "copy" : "clip") : null,
    offsetUs: aUs - bUs,
    speed: 1,
    mirrored: change >= 4,
    turned: ([0, 90, 180, 270] as const)[change & 3] ?? 0,
    fromUs: aUs,
    toUs: aUs,
    share: 1,
    distance,
    evidence: { by: "hashes", frames: 1, hits: 1, pairs: [{ aUs, bUs, distance }] },
  };
}

function isThatFrame(best: FrameHit, a: Side, b: Side): boolean {
  if (best.distance > surelyThat) return false;
  const pairing = new Pairing(a, b, best);
  const atUs = a.ptsUs[best.aFrame] ?? 0;
  const others = a.ptsUs.flatMap((us, i) =>
    Math.abs(us - atUs) >= apartUs && pairing.usableA(i) ? [pairing.distance(i, 0)] : [],
  );
  // Where nothing else is seen, nothing says that the rest of the film would differ.
  return others.length > 0 && others.every((distance) => distance >= best.distance + clearly);
}

/** Every frame is held against the photo in the views that had a hit: of a run of near frames only some are in `hits`. */
function nearestFrame(hits: readonly FrameHit[], a: Side, b: Side): FrameHit | null {
  let best: FrameHit | null = null;
  const views = new Map(hits.map((hit) => [`${hit.variant}-${hit.aLayer}-${hit.bLayer}`, hit]));
  for (const view of [...views.values()].sort(
    (x, y) => x.aLayer + x.bLayer - y.aLayer - y.bLayer || x.variant - y.variant,
  )) {
    const pairing = new Pairing(a, b, view);
    if (!pairing.usableB(0)) continue;
    for (let aFrame = 0; aFrame < a.ptsUs.length; aFrame++) {
      if (!pairing.usableA(aFrame)) continue;
      const distance = pairing.distance(aFrame, 0);
      if (distance <= confident && distance < (best?.distance ?? 257))
        best = { ...view, aFrame, bFrame: 0, distance };
    }
  }
  return best;
}
