// Where one picture is taken to lie in another before what moves is asked: as wholes, or by the points of two frames.
import type { Point, Relation } from "@sightline/match";
import type { Common } from "./compare-instants.ts";
import type { Corners } from "./grey.ts";

/** The part that both show, and a moment at which they did. */
export interface Placed {
  readonly aUs: number;
  readonly bUs: number;
  readonly common: Common;
}

const whole: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** As hashes see two films: the whole of the one on the whole of the other. */
export function wholeBy({ evidence, mirrored, offsetUs, fromUs }: Relation): Placed {
  const pairs = evidence.by === "hashes" ? evidence.pairs : [];
  const { aUs, bUs } = pairs[pairs.length >> 1] ?? { aUs: fromUs, bUs: fromUs - offsetUs };
  const [p, q, r, s] = whole;
  return { aUs, bUs, common: { a: whole, b: mirrored ? [q, p, s, r] : whole, mirrored } };
}

/** Sides this near to those of the frame are taken to be along them: few points leave a warp askew, copies are not. */
const nearlyUpright = 0.25;

const mean = (one: number, other: number): number => (one + other) / 2;

/** The part with its sides along those of the frame, where they nearly are; as it was where they are not. */
export function upright(corners: Corners): Corners {
  const [p, q, r, s] = corners;
  const isTurned = Math.abs(q[1] - p[1]) > Math.abs(q[0] - p[0]);
  const [along, across] = isTurned ? ([1, 0] as const) : ([0, 1] as const);
  const lean = [
    [p, q],
    [s, r],
    [s, p],
    [r, q],
  ].map(([from, to], n) => {
    const [dx, dy] = [(to?.[0] ?? 0) - (from?.[0] ?? 0), (to?.[1] ?? 0) - (from?.[1] ?? 0)];
    const isAlong = (n < 2 ? along : 1 - along) === 0;
    return isAlong ? Math.abs(dy / dx) : Math.abs(dx / dy);
  });
  if (lean.some((each) => !(each <= nearlyUpright))) return corners;
  const [start, end] = [mean(p[along], s[along]), mean(q[along], r[along])];
  const [top, bottom] = [mean(p[across], q[across]), mean(s[across], r[across])];
  const at = (x: number, y: number): Point => (isTurned ? [y, x] : [x, y]);
  return [at(start, top), at(end, top), at(end, bottom), at(start, bottom)];
}
