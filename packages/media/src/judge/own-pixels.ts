// Asks two photos that lie on each other once more, at their own size, where the small pictures leave a doubt.
import { greyFrames } from "../pixels/grey-frames.ts";
import { type GreyFrame, greyLongest, type Warp } from "../pixels/grey.ts";
import { growth } from "../pixels/warp.ts";
import type { Clip } from "../points/views.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import type { Compared, CompareOptions, InTime } from "./compare-instants.ts";

/** Longest side of what is looked at in the end, in pixels: 12 million pixels of either picture are held, no more. */
const mostLongest = 4096;
/** With so little more to see, nothing new is seen. */
const leastLarger = 1.25;

/** Cells that differ where the files have more pixels than were compared; 0 for all but two photos. */
export async function changedInOwnPixels(
  { a, b }: InTime,
  { aUs, bUs, match }: Compared,
  options: CompareOptions,
): Promise<number | MediaRefusal> {
  if (a.header.kind !== "photo" || b.header.kind !== "photo") return 0;
  // At its border a cover is neither the one picture nor the other, the more so the larger they are.
  if ((match.covered ?? 0) > 0) return 0;
  const { geometry, store } = options;
  const [small, other] = [store.of(a).frames.get(aUs), store.of(b).frames.get(bUs)];
  if (small === undefined || other === undefined) return refuse("no-such-frame");
  // Pixels of the small b are larger in the small a by so much.
  const scale = Math.sqrt(Math.abs(growth(match.warp, other.width / 2, other.height / 2)));
  const larger = Math.min(moreIn(a, small), moreIn(b, other) / scale, mostLongest / greyLongest);
  if (!(larger >= leastLarger)) return 0;
  const under = { warp: match.warp, mirror: match.mirrored };
  const doubts = await geometry.doubts(small, other, { ...under, larger });
  if (doubts.places.length === 0) return 0;
  const one = await ownFrame(a, larger * greyLongest, options);
  if (isRefusal(one)) return one;
  const two = await ownFrame(b, larger * scale * greyLongest, options);
  if (isRefusal(two)) return two;
  const warp = resized(match.warp, one.width / small.width, two.width / other.width);
  return geometry.changedAt(one, two, { ...under, warp, doubts });
}

const moreIn = ({ header }: Clip, { width, height }: GreyFrame): number =>
  Math.max(header.width, header.height) / Math.max(width, height);

async function ownFrame(
  clip: Clip,
  longest: number,
  options: CompareOptions,
): Promise<GreyFrame | MediaRefusal> {
  const most = Math.min(mostLongest, Math.round(longest));
  const made = await greyFrames(clip, { atUs: clip.header.ptsUs.slice(0, 1), longest: most }, options);
  if (isRefusal(made)) return made;
  return made[0] ?? refuse("no-such-frame");
}

/** The warp between two pictures that are so many times larger. */
function resized([a, b, c, d, e, f, g, h, i]: Warp, ofA: number, ofB: number): Warp {
  return [
    (a * ofA) / ofB,
    (b * ofA) / ofB,
    c * ofA,
    (d * ofA) / ofB,
    (e * ofA) / ofB,
    f * ofA,
    g / ofB,
    h / ofB,
    i,
  ];
}
