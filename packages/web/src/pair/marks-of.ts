// What is drawn over the two frames at an instant: the outline of one in the other, and the matched points.
import { inverseOf, outlineOf, warped, warpOnto } from "@sightline/domain";
import type { Shown } from "./Compare.tsx";

/** The outline lies in `a` at any instant of the match; points were found in two frames, and are drawn on those alone. */
export function marksOf({ pair: { relation }, sides }: Shown, at: { a: number | null; b: number | null }) {
  const nothing = { outline: null, points: [] };
  if (relation === null || relation.evidence.by !== "geometry") return { a: nothing, b: nothing };
  const { outline, points, aUs, bUs } = relation.evidence;
  const compared = isAt(sides.a.ptsUs, at.a, aUs) && isAt(sides.b.ptsUs, at.b, bUs);
  const warp = warpOnto(outlineOf(relation));
  const back = warp && inverseOf(warp);
  const corners = back && CORNERS.map((corner) => warped(back, corner)).filter((point) => point !== null);
  return {
    a: { outline: reaches(outline) ? outline : null, points: compared ? points.map(({ a }) => a) : [] },
    // Where `b` shows more than `a`, it is `a` that has an outline in `b`.
    b: {
      outline: corners?.length === 4 && reaches(corners) ? corners : null,
      points: compared ? points.map(({ b }) => b) : [],
    },
  };
}

const isAt = (ptsUs: readonly number[], frame: number | null, us: number): boolean =>
  frame !== null && (ptsUs.length === 1 || ptsUs[frame] === us);

const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/** An outline that lies wholly outside or on the frame's edge has nothing to show inside. */
const reaches = (outline: readonly (readonly [number, number])[]): boolean =>
  outline.some(([x, y]) => x > 0.01 && x < 0.99 && y > -0.5 && y < 1.5) ||
  outline.some(([x, y]) => y > 0.01 && y < 0.99 && x > -0.5 && x < 1.5);
