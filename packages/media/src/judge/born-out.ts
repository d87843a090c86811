// Whether pixels bear out what moments say: two films that run together are one recording only where all of them agrees.
import { type Point, type Relation, spanIn, spreadOver } from "@sightline/match";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import type { Common, CompareOptions, InTime, Instants } from "./compare-instants.ts";
import type { Corners, GeometryMatch } from "../pixels/grey.ts";
import { uprightOf, wholeBy } from "./placed.ts";
import { hasStrangers, type Together } from "./strangers.ts";

/** Instants at which the pixels are asked, and tried for points where the whole frames do not lie on each other. */
const asked = 5;
const askedByPoints = 3;
/** Places beside one another, of 864, in which what moves does not move alike: more is another moment, or another film. */
const mostAgainst = 8;

/**
 * What moments say, where pixels bear it out; null where it is another moment of the same viewpoint, or an edited copy.
 * A template, a channel's graphics or a studio's opening runs alike in films of different takes, and a camera that stands
 * still sees the same place at any time. So what lasts at all instants must agree, but for what covers it, and what moves
 * must move alike (docs/matching.md, rule 9).
 */
export async function bornOut(
  task: InTime,
  relation: Relation,
  options: CompareOptions,
): Promise<Relation | null | MediaRefusal> {
  const instants = instantsOf(relation);
  const common = await commonPart(task, relation, instants);
  if (common !== null && isRefusal(common)) return common;
  const placed = common ?? wholeBy(relation).common;
  if (common !== null) {
    const lasting = await task.compare.lasting(instants, common);
    if (lasting !== null && isRefusal(lasting)) return lasting;
    if (lasting !== null && lasting.changed > 0) return null;
  }
  const alike = await movesAlike(task, { relation, common: placed }, options);
  if (alike !== "recording") return alike;
  return relation.kind === "copy" && isInset(placed) ? { ...relation, kind: "overlay" } : relation;
}

/** A side that long is all of it. */
const wholeSide = 0.92;

/** Whether one shows the other in a frame all around; bars above and below, or beside it, are no such frame. */
const isInset = ({ a, b }: Common): boolean =>
  [a, b].some((corners) =>
    [0, 1].every((axis) => {
      const along = corners.map((corner) => corner[axis] ?? 0);
      return Math.max(...along) - Math.min(...along) < wholeSide;
    }),
  );

function instantsOf({ evidence, fromUs, toUs, offsetUs, speed }: Relation): readonly Instants[] {
  const pairs: readonly Instants[] =
    evidence.by === "hashes"
      ? evidence.pairs.map(({ aUs, bUs }) => [aUs, bUs] as const)
      : [fromUs, toUs].map((us) => [us, (us - offsetUs) / speed] as const);
  // The very ends are where frames are missed: the middle of each fifth is asked.
  return spreadOver(pairs.slice(Math.floor(pairs.length * 0.06), Math.ceil(pairs.length * 0.94)), asked);
}

/** Where the one lies on the other: as wholes, else as points say; null where neither tells. */
async function commonPart(
  { compare }: InTime,
  relation: Relation,
  instants: readonly Instants[],
): Promise<Common | null | MediaRefusal> {
  const { common } = wholeBy(relation);
  const seen = await compare.under(instants, common);
  if (isRefusal(seen)) return seen;
  const fits = seen.filter(({ match }) => match.verdict !== "same-thing");
  if (fits.length * 2 >= instants.length) return common;
  for (const [aUs, bUs] of spreadOver(instants, askedByPoints)) {
    const found = await compare.instants([aUs, bUs]);
    if (found === null) continue;
    if (isRefusal(found)) return found;
    if (found.match.verdict !== "same-thing") return overlapOf(found.match) ?? uprightOf(found);
  }
  return null;
}

const inside = (value: number): number => Math.max(0, Math.min(1, value));

/** All that both frames show, where the one lies along the sides of the other; null where it is turned. */
export function overlapOf({ outline, mirrored }: GeometryMatch): Common | null {
  const [p, q, , s] = outline;
  const [across, down] = [q[0] - p[0], s[1] - p[1]];
  if (Math.abs(q[1] - p[1]) > 0.02 || Math.abs(s[0] - p[0]) > 0.02 || across === 0 || down === 0) return null;
  const [left, right] = [inside(Math.min(p[0], q[0])), inside(Math.max(p[0], q[0]))];
  const [top, bottom] = [inside(Math.min(p[1], s[1])), inside(Math.max(p[1], s[1]))];
  const a: Corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  const b = a.map(([x, y]): Point => [(x - p[0]) / across, (y - p[1]) / down]) as unknown as Corners;
  return { a, b, mirrored };
}

/** Places, of 864, that change alike: with so many the picture moves as a whole. */
const allMoves = 170;

/** Null where what moves in the one does not move in the other, or somebody else is there. */
export async function movesAlike(
  task: InTime,
  together: Together,
  options: CompareOptions,
): Promise<"recording" | null | MediaRefusal> {
  const { a, b } = task;
  const { relation, common } = together;
  const [fromUs, toUs] = spanIn(relation, "b");
  const middleUs = (fromUs + toUs) / 2;
  const { store, geometry } = options;
  const filmA = await store.film(a, (relation.fromUs + relation.toUs) / 2, options);
  if (isRefusal(filmA)) return filmA;
  const filmB = await store.film(b, middleUs, options);
  if (isRefusal(filmB)) return filmB;
  const { offsetUs, speed } = relation;
  const films = {
    a: filmA,
    b: filmB,
    parts: common,
    bUs: middleUs,
    shotsUs: b.prints.shotsUs,
    line: { offsetUs, speed },
  };
  const { agreeing, against } = await geometry.places(films, [fromUs, toUs]);
  if (against > Math.max(mostAgainst, agreeing / 40)) return null;
  const others = agreeing >= allMoves ? await hasStrangers(task, together) : false;
  return typeof others === "boolean" ? (others ? null : "recording") : others;
}
