// Whether other people are there each time a camera goes its way: what moves with the picture is nowhere for long.
import { nearestTo, type Relation, spanIn, spreadOver } from "@sightline/match";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import type { Common, InTime, Instants } from "./compare-instants.ts";

/** Instants at which somebody is looked for, and so many more once somebody seems to be there. */
const asked = 5;
const askedAgain = 9;
/** Of those, somebody must be there at so many that it is no work of coding, nor of a blur that came late. */
const mostWithSomebody = 2;
/** Of a film with more frames than the other, the one before and the one after may be the very frame. */
const lags = [0, -1, 1] as const;

export interface Together {
  readonly relation: Relation;
  readonly common: Common;
}

/**
 * Of two recordings of one way of a camera the places agree, whoever walks there, for the camera moves them all. But laid
 * on each other frame by frame, a copy agrees everywhere at every instant, and another time has somebody else in it
 * (docs/matching.md, rule 9). Where that is on the screen says nothing.
 */
export async function hasStrangers(
  { a, b, compare }: InTime,
  { relation, common }: Together,
): Promise<boolean | MediaRefusal> {
  const at = instantsOf({ a, b }, relation);
  const first = await compare.lasting(at(asked, 0), common);
  if (first === null || isRefusal(first)) return first ?? false;
  if (!first.each.some(isThere)) return false;
  let still = Array.from({ length: askedAgain }, () => true);
  for (const lag of lags) {
    const seen = await compare.lasting(at(askedAgain, lag), common);
    if (seen === null || isRefusal(seen)) return seen ?? false;
    still = still.map((was, n) => was && isThere(seen.each[n] ?? null));
    if (still.filter(Boolean).length <= mostWithSomebody) return false;
  }
  return true;
}

const isThere = (changed: number | null): boolean => changed !== null && changed > 0;

/** So many frames after the one nearest to an instant. */
const near = (ptsUs: readonly number[], us: number, lag: number): number =>
  ptsUs[Math.max(0, Math.min(ptsUs.length - 1, nearestTo(ptsUs, us) + lag))] ?? us;

/** Instants of the film with fewer frames, away from the ends, and what the other one shows then, or so many frames later. */
function instantsOf(
  { a, b }: Pick<InTime, "a" | "b">,
  relation: Relation,
): (count: number, lag: number) => Instants[] {
  const { offsetUs, speed } = relation;
  const [inA, inB] = [
    inner(a.header.ptsUs, [relation.fromUs, relation.toUs]),
    inner(b.header.ptsUs, spanIn(relation, "b")),
  ];
  return (count, lag) =>
    inA.length < inB.length
      ? spreadOver(inA, count).map((us) => [us, near(b.header.ptsUs, (us - offsetUs) / speed, lag)])
      : spreadOver(inB, count).map((us) => [near(a.header.ptsUs, offsetUs + speed * us, lag), us]);
}

/** The very ends are where frames are missed. */
function inner(ptsUs: readonly number[], [from, to]: readonly [number, number]): readonly number[] {
  const inside = ptsUs.filter((us) => us >= from && us <= to);
  return inside.slice(Math.floor(inside.length * 0.06), Math.ceil(inside.length * 0.94));
}
