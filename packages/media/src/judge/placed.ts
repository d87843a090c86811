// Where one picture is taken to lie in another before what moves is asked: as wholes, or by the points of two frames.
import type { Point, Relation } from "@sightline/match";
import type { Common, Compared } from "./compare-instants.ts";
import type { Corners } from "../pixels/grey.ts";

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

/** As hashes see two items: the whole of the one on the whole of the other, mirrored first where it is, then turned. */
export function wholeBy({ evidence, mirrored, turned, offsetUs, fromUs }: Relation): Placed {
  const pairs = evidence.by === "hashes" ? evidence.pairs : [];
  const { aUs, bUs } = pairs[pairs.length >> 1] ?? { aUs: fromUs, bUs: fromUs - offsetUs };
  const order = mirrored ? [1, 0, 3, 2] : [0, 1, 2, 3];
  const b = order.map((corner) => whole[(corner + turned / 90) % 4]) as unknown as Corners;
  return { aUs, bUs, common: { a: whole, b, mirrored } };
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

/** The common part of two compared frames. */
export function uprightOf({ match: { common, mirrored } }: Compared): Common {
  return { a: upright(common.a), b: upright(common.b), mirrored };
}

/** A side may be so much longer in one than in the other, as fractions of their frames, and nothing was cut off. */
const asLong = 0.04;

/** Where the common part may lie: at the same place of both frames, where it is as large in both; and as it was found. */
export function placesOf(found: Compared): Common[] {
  const as = uprightOf(found);
  const [[aw, ah], [bw, bh]] = [sidesOf(as.a), sidesOf(as.b)];
  const isWhole = Math.abs(aw - bw) <= asLong && Math.abs(ah - bh) <= asLong;
  const same = as.b.map(([x, y]): Point => [as.mirrored ? 1 - x : x, y]) as unknown as Corners;
  return isWhole ? [{ ...as, a: same }, as] : [as];
}

function sidesOf(corners: Corners): [number, number] {
  const [across, down] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.max(...across) - Math.min(...across), Math.max(...down) - Math.min(...down)];
}
