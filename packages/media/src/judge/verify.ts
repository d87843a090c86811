// Decides what two frames have to do with each other: points, one warp, then every block of pixels under it.
import { type Point, hammingDistance, pdqFromGrey } from "@sightline/match";
import { type View, comparedUnder, refined, viewOf } from "../pixels/align-pixels.ts";
import { blockSide } from "../pixels/blocks.ts";
import { type Changed, changesBetween, lastingChanges, levelsApart } from "../pixels/changed-parts.ts";
import { coverOf } from "../pixels/cover.ts";
import type { Corners, GeometryMatch, GreyFrame, FrameAndPoints, Warp } from "../pixels/grey.ts";
import { type Cells, countIn, fullestRectangle, marksOf } from "../pixels/mark-blocks.ts";
import { type Agreed, agree } from "../points/agree.ts";
import { type Pairs, pairPoints } from "../points/pair-points.ts";
import { blurred, seenThrough } from "../pixels/plane.ts";
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

/** The frame `b`, and the same mirrored, each with its points; null for the reading that is not asked. */
export interface Query {
  readonly plain: FrameAndPoints | null;
  readonly mirrored: FrameAndPoints | null;
}

/** What the pixels of two frames say under a warp that is known otherwise; no points are needed. */
export function verifyUnder(
  a: GreyFrame,
  b: GreyFrame,
  warp: Warp,
  isMirrored: boolean,
): GeometryMatch | null {
  if (!isSane(warp, b.width, b.height)) return null;
  const none = { points: new Float32Array(0), descriptors: new Uint8Array(0) };
  const pairs = { count: 0, places: new Float64Array(0) };
  const agreed = { warp, use: new Uint8Array(0), inliers: 0 };
  const reading = { seen: { frame: b, features: none }, pairs, agreed, mirrored: isMirrored };
  const corrected = judged(a, reading);
  if (corrected?.verdict === "same-recording") return corrected;
  // Smooth blocks slide, and correct a good warp to a worse one: then the given one is asked as it is.
  const given = judgedUnder(a, reading, { view: viewOf(a, b, warp), warp });
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
export function lastingUnder(a: readonly GreyFrame[], b: readonly GreyFrame[], warp: Warp): Changed | null {
  const moments = a.flatMap((one, n) => {
    const other = b[n];
    if (other === undefined || !isSane(warp, other.width, other.height)) return [];
    const view = viewOf(one, other, warp);
    const finer = refined(view, refined(view, warp, 6), 3);
    const compared = comparedUnder(view, finer, 2);
    return compared === undefined ? [] : [{ target: compared.target, seen: compared.seen }];
  });
  return moments.length === 0 ? null : lastingChanges(moments);
}

/** The better of the plain and the mirrored reading; null when no sane warp joins enough points. */
export function verify(a: FrameAndPoints, b: Query): GeometryMatch | null {
  const plain = b.plain === null ? null : judgedReading(a, b.plain, false);
  if (b.mirrored === null || plain?.verdict === "same-recording") return plain;
  const inMirror = judgedReading(a, b.mirrored, true);
  if (plain === null || inMirror === null) return plain ?? inMirror;
  const mirroredFits = inMirror.verdict === "same-recording" || inMirror.inliers > plain.inliers;
  return mirroredFits ? inMirror : plain;
}

function judgedReading(a: FrameAndPoints, seen: FrameAndPoints, isMirrored: boolean): GeometryMatch | null {
  const found = reading(a, seen, isMirrored);
  return found === null ? null : judged(a.frame, found);
}

function reading(a: FrameAndPoints, seen: FrameAndPoints, isMirrored: boolean): Reading | null {
  const pairs = pairPoints(a.features, seen.features);
  const agreed = agree(pairs, seen.frame);
  return agreed === null ? null : { seen, pairs, agreed, mirrored: isMirrored };
}

interface Reading {
  readonly seen: FrameAndPoints;
  readonly pairs: Pairs;
  readonly agreed: Agreed;
  readonly mirrored: boolean;
}

function judged(a: GreyFrame, reading: Reading): GeometryMatch | null {
  const b = reading.seen.frame;
  const view = viewOf(a, b, reading.agreed.warp);
  const coarse = refined(view, reading.agreed.warp, 6);
  return judgedUnder(a, reading, { view, warp: refined(view, coarse, 3) });
}

function judgedUnder(
  a: GreyFrame,
  reading: Reading,
  { view, warp }: { readonly view: View; readonly warp: Warp },
): GeometryMatch | null {
  const b = reading.seen.frame;
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
  const isCopy =
    inside.agreeing >= rules.blocks &&
    inside.agreeing >= rules.share * total &&
    inside.moved <= rules.moved * total &&
    Math.max(cover.a, cover.b) >= rules.cover &&
    skew <= rules.skew;
  // Everything that is found at all is found where one plane warp puts it: no other camera sees it so.
  const isOneView =
    inside.agreeing >= rules.blocks &&
    inside.moved <= rules.viewpoint.moved * total &&
    Math.max(cover.a, cover.b) >= rules.viewpoint.cover;
  return {
    warp,
    mirrored: reading.mirrored,
    ...drawn(a, reading, warp),
    ...inside,
    ...changesBetween(compared.target, compared.seen),
    cover,
    common: { a: common.a, b: reading.mirrored ? flipped(common.b) : common.b },
    distance: common.distance,
    skew,
    verdict: isCopy ? "same-recording" : isOneView ? "same-viewpoint" : "same-thing",
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

function drawn(a: GreyFrame, { seen, pairs, agreed, mirrored: isMirrored }: Reading, warp: Warp) {
  const b = seen.frame;
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
