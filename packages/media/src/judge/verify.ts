// Decides what two frames have to do with each other: points, one warp, then every block of pixels under it.
import { type Point, hammingDistance, pdqFromGrey } from "@sightline/match";
import { type View, comparedUnder, refined, viewOf } from "../pixels/align-pixels.ts";
import { blockSide } from "../pixels/blocks.ts";
import { changesBetween, type Lasting, lastingChanges, levelsApart } from "../pixels/changed-parts.ts";
import { coverOf } from "../pixels/cover.ts";
import type { Corners, GeometryMatch, GreyFrame, Warp } from "../pixels/grey.ts";
import { type Cells, countIn, fullestRectangle, marksOf, movedIn } from "../pixels/mark-blocks.ts";
import type { Joined } from "../points/join.ts";
import { blurred, mirrored, seenThrough } from "../pixels/plane.ts";
import { growth, inverse, isSane, pairFields, skewOf, warped } from "../pixels/warp.ts";

export const rules = {
  /** Share of the textured blocks of the common part that must agree: captions cover 30 % at most, and are cut off first. */
  share: 0.75,
  /** Share of blocks found elsewhere: above it, something stands in front of something else (parallax). */
  moved: 0.05,
  /** Textured area of one of the two frames that must agree: a shared logo or caption is only a corner. */
  cover: 0.5,
  /** Fewer agreeing blocks are no evidence. */
  blocks: 20,
  skew: 0.02,
  /** Of what agrees or was moved, so much may have moved, and so much of one frame must agree, for one viewpoint. */
  viewpoint: { moved: 0.05, cover: 0.4 },
} as const;

/** Two frames as they are shown, and the one warp that joins the points of `a` with those of `b`, or of its mirror image. */
export interface JoinedFrames {
  readonly a: GreyFrame;
  readonly b: GreyFrame;
  readonly joined: Joined;
  readonly mirrored: boolean;
}

/** What the pixels of two frames say under a warp that is known otherwise; no points are needed. */
export function verifyUnder(
  a: GreyFrame,
  b: GreyFrame,
  warp: Warp,
  isMirrored: boolean,
): GeometryMatch | null {
  if (!isSane(warp, b.width, b.height)) return null;
  const pairs = { count: 0, places: new Float64Array(0) };
  const agreed = { warp, use: new Uint8Array(0), inliers: 0 };
  const reading = { a, b, joined: { pairs, agreed }, mirrored: isMirrored, asksChanges: true };
  const corrected = judged(reading);
  if (corrected?.verdict === "same-recording") return corrected;
  // Smooth blocks slide, and correct a good warp to a worse one: then the given one is asked as it is.
  const given = judgedUnder(reading, { view: viewOf(a, b, warp), warp });
  if (corrected === null || given === null) return corrected ?? given;
  return given.verdict === "same-recording" || given.agreeing > corrected.agreeing ? given : corrected;
}

/** Levels by which two frames differ under a warp that is known: the quickest question, to choose among many frames. */
export function apartUnder(a: GreyFrame, b: GreyFrame, warp: Warp): number {
  const view = viewOf(a, b, warp);
  const toSource = view.onB ? warp : inverse(warp);
  return toSource === undefined
    ? Infinity
    : levelsApart(view.target, seenThrough(view.source, toSource, view.target));
}

/** What lasts of the differences between frames that lie on each other by one warp; null where none is shown by both. */
export function lastingUnder(a: readonly GreyFrame[], b: readonly GreyFrame[], warp: Warp): Lasting | null {
  const moments = a.map((one, n) => {
    const other = b[n];
    if (other === undefined || !isSane(warp, other.width, other.height)) return null;
    const view = viewOf(one, other, warp);
    const finer = refined(view, refined(view, warp, 6), 3);
    const compared = comparedUnder(view, finer, 2);
    return compared === undefined ? null : { target: compared.target, seen: compared.seen };
  });
  return moments.every((moment) => moment === null) ? null : lastingChanges(moments);
}

/** What the pixels say under the warp that points agree on; null when no sane one is left of it. */
export function verify(frames: JoinedFrames): GeometryMatch | null {
  const b = frames.mirrored ? mirrored(frames.b) : frames.b;
  return judged({ ...frames, b, asksChanges: false });
}

/** Here `b` is mirrored already where it is. */
interface Reading extends JoinedFrames {
  /** What has changed is asked even where the blocks already speak against the two. */
  readonly asksChanges: boolean;
}

function judged(reading: Reading): GeometryMatch | null {
  const { a, b, joined } = reading;
  const view = viewOf(a, b, joined.agreed.warp);
  const coarse = refined(view, joined.agreed.warp, 6);
  return judgedUnder(reading, { view, warp: refined(view, coarse, 3) });
}

function judgedUnder(
  reading: Reading,
  { view, warp }: { readonly view: View; readonly warp: Warp },
): GeometryMatch | null {
  const { b } = reading;
  const compared = comparedUnder(view, warp, 2);
  if (compared === undefined) return null;
  const marks = marksOf(compared);
  const rectangle = fullestRectangle(compared.grid, marks);
  const inside = countIn(compared, marks, rectangle);
  const scale = growth(warp, b.width / 2, b.height / 2);
  const common = commonPart(view, warp, rectangle, compared.grid.stride);
  const cover = coverOf(view, compared, inside.agreeing, scale);
  const skew = skewOf(warp, b.width, b.height);
  const total = inside.agreeing + inside.differing;
  const most = Math.max(cover.a, cover.b);
  const mayBe = inside.agreeing >= rules.blocks && most >= Math.min(rules.cover, rules.viewpoint.cover);
  const moved = mayBe ? movedIn(compared, marks, rectangle) : null;
  const isCopy =
    moved !== null &&
    inside.agreeing >= rules.share * total &&
    moved <= rules.moved * total &&
    most >= rules.cover &&
    skew <= rules.skew;
  // Everything that is found at all is found where one plane warp puts it: no other camera sees it so.
  const isOneView = moved !== null && moved <= rules.viewpoint.moved * total && most >= rules.viewpoint.cover;
  const verdict = isCopy ? "same-recording" : isOneView ? "same-viewpoint" : "same-thing";
  const isAsked = reading.asksChanges || verdict !== "same-thing";
  return {
    warp,
    mirrored: reading.mirrored,
    ...drawn(reading, warp),
    ...inside,
    moved,
    ...(isAsked ? changesBetween(compared.target, compared.seen) : { changed: null, covered: null }),
    cover,
    common: { a: common.a, b: reading.mirrored ? flipped(common.b) : common.b },
    distance: common.distance,
    skew,
    verdict,
  };
}

/** The corners of the agreeing rectangle, clockwise, in both frames, and how unlike their pictures hash. */
function commonPart({ a, b, onB }: View, warp: Warp, cells: Cells, stride: number) {
  const [x0, y0] = [cells.left * stride, cells.top * stride];
  const [x1, y1] = [(cells.right - 1) * stride + blockSide, (cells.bottom - 1) * stride + blockSide];
  const corners = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ] as const;
  const back = inverse(warp) ?? warp;
  const inA = corners.map(([x, y]) => (onB ? warped(warp, x, y) : ([x, y] as const)));
  const inB = corners.map(([x, y]) => (onB ? ([x, y] as const) : warped(back, x, y)));
  const distance = hammingDistance(hashOfPart(a, inA), hashOfPart(b, inB));
  return { a: fractions(inA, a), b: fractions(inB, b), distance };
}

type Places = readonly (readonly [number, number])[];

/** PDQ of a parallelogram of a frame, brought to 128×128. */
function hashOfPart(frame: GreyFrame, [p, q, , s]: Places): Uint8Array {
  const side = 128;
  const [[x, y], [qx, qy], [sx, sy]] = [p ?? [0, 0], q ?? [0, 0], s ?? [0, 0]];
  const along = [(qx - x) / side, (qy - y) / side] as const;
  const down = [(sx - x) / side, (sy - y) / side] as const;
  const grain = Math.max(0.5, 0.5 * Math.hypot(...along));
  const warp: Warp = [along[0], down[0], x, along[1], down[1], y, 0, 0, 1];
  const { levels } = seenThrough(blurred(frame, grain), warp, { width: side, height: side });
  return pdqFromGrey(
    Uint8Array.from(levels, (level) => (Number.isNaN(level) ? 0 : level)),
    side,
    side,
  ).hash;
}

function fractions(places: Places, { width, height }: GreyFrame): Corners {
  return places.map(([x, y]): Point => [x / width, y / height]) as unknown as Corners;
}

function flipped(corners: Corners): Corners {
  return corners.map(([x, y]): Point => [1 - x, y]) as unknown as Corners;
}

function drawn({ a, b, joined: { pairs, agreed }, mirrored: isMirrored }: Reading, warp: Warp) {
  const inB = (x: number, y: number): [number, number] => [
    isMirrored ? 1 - x / b.width : x / b.width,
    y / b.height,
  ];
  const all: { a: [number, number]; b: [number, number] }[] = [];
  for (let k = 0; k < pairs.count; k++) {
    if (agreed.use[k] === 0) continue;
    const [x, y, u, v] = [0, 1, 2, 3].map((n) => pairs.places[k * pairFields + n] as number) as [
      number,
      number,
      number,
      number,
    ];
    all.push({ a: [u / a.width, v / a.height], b: inB(x, y) });
  }
  const step = Math.max(1, Math.ceil(all.length / 200));
  const corner = (x: number, y: number): [number, number] => {
    const [u, v] = warped(warp, isMirrored ? b.width - x : x, y);
    return [u / a.width, v / a.height];
  };
  const outline = [corner(0, 0), corner(b.width, 0), corner(b.width, b.height), corner(0, b.height)] as const;
  return { points: all.filter((_, k) => k % step === 0), outline, inliers: all.length };
}
