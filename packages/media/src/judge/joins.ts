// Compares frames of two items by what joins their points; pixels are decoded only of those that a warp joins.
import { type Features, inMirror } from "@sightline/match";
import { fitInside } from "../fit-inside.ts";
import { greyLongest } from "../pixels/grey.ts";
import type { Clip } from "../points/views.ts";
import type { Joined } from "../points/join.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import type { Compared, CompareOptions, Instants } from "./compare-instants.ts";

/** How the points of two instants are joined, those of `b` mirrored or not. */
export interface Join {
  readonly at: Instants;
  readonly mirrored: boolean;
  readonly joined: Joined;
}

export interface Joiner {
  /** The readings of two instants, plain and mirrored, that points join: the one that more of them agree on first. */
  readonly joins: (at: Instants, mirrored?: boolean) => Promise<Join[] | MediaRefusal>;
  /** Decodes what the pixels of these are asked for, in one run of either item. */
  readonly load: (joins: readonly Join[]) => Promise<MediaRefusal | undefined>;
  /** What pixels say of readings of the same two instants: the first that is the same recording, else the first. */
  readonly verified: (joins: readonly Join[]) => Promise<Compared | null | MediaRefusal>;
}

/** A reading that so much fewer points agree on is not the one: its pixels are not asked. */
const asLikely = 0.5;

export const inliersOf = (joins: readonly Join[]): number => joins[0]?.joined.agreed.inliers ?? 0;

export function joiner(a: Clip, b: Clip, options: CompareOptions): Joiner {
  const { geometry, store } = options;
  const size = fitInside(b.header, greyLongest);
  const joins = async (at: Instants, mirrored?: boolean): Promise<Join[] | MediaRefusal> => {
    const one = await featuresOf(a, at[0], options);
    if (isRefusal(one)) return one;
    const other = await featuresOf(b, at[1], options);
    if (isRefusal(other)) return other;
    const found: Join[] = [];
    for (const flip of mirrored === undefined ? [false, true] : [mirrored]) {
      const joined = await geometry.joined(one, flip ? inMirror(other, size.width) : other, size);
      if (joined !== null) found.push({ at, mirrored: flip, joined });
    }
    found.sort((p, q) => q.joined.agreed.inliers - p.joined.agreed.inliers);
    return found.filter(({ joined }) => joined.agreed.inliers >= asLikely * inliersOf(found));
  };
  const load = async (all: readonly Join[]) =>
    (await store.load(
      a,
      all.map(({ at }) => at[0]),
      options,
    )) ??
    (await store.load(
      b,
      all.map(({ at }) => at[1]),
      options,
    ));
  return {
    joins,
    load,
    verified: async (all) => {
      const refusal = await load(all);
      if (refusal !== undefined) return refusal;
      let likeliest: Compared | null = null;
      for (const { at, mirrored, joined } of all) {
        const [aUs, bUs] = at;
        const frames = { a: store.of(a).frames.get(aUs), b: store.of(b).frames.get(bUs) };
        if (frames.a === undefined || frames.b === undefined) return refuse("no-such-frame");
        const match = await geometry.verify({ a: frames.a, b: frames.b, joined, mirrored });
        if (match === null) continue;
        if (match.verdict === "same-recording") return { aUs, bUs, match };
        likeliest ??= { aUs, bUs, match };
      }
      return likeliest;
    },
  };
}

/** Those that are known, else found in the frame, which is decoded for it. */
async function featuresOf(clip: Clip, us: number, options: CompareOptions): Promise<Features | MediaRefusal> {
  const { store, geometry } = options;
  const known = store.of(clip).points.get(us);
  if (known !== undefined) return known;
  const refusal = await store.load(clip, [us], options);
  const { frames, points } = store.of(clip);
  const frame = frames.get(us);
  if (frame === undefined) return refusal ?? refuse("no-such-frame");
  const features = await geometry.features(frame);
  points.set(us, features);
  return features;
}
