// Whether b runs in a, and when: what moves in their common part says it, and pixels confirm it at a few instants.
import { type Relation, nearestOf, type TimeLine } from "@sightline/match";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import type { AlignedByMotion } from "../time/align-motion.ts";
import { asRelation } from "./as-relation.ts";
import type { Common, CompareOptions, InTime, Instants } from "./compare-instants.ts";
import { type Placed, upright } from "./placed.ts";
import { movesAlike, overlapOf } from "./born-out.ts";
import type { Clip } from "../points/views.ts";

/**
 * Lets what moves in the common part say when it is, and asks the pixels again there. Null when the moments prove
 * nothing, or when the frames that it puts together show another standpoint.
 */
export async function alignedInTime(
  task: InTime,
  found: Placed,
  options: CompareOptions,
): Promise<Relation | null | MediaRefusal> {
  const { compare } = task;
  const films = await filmsOf(task, found, options);
  if (isRefusal(films)) return films;
  const { geometry } = options;
  const { common } = found;
  const stood = await geometry.motion({ ...films, parts: common });
  const told = stood?.locked === true ? await proved(task, stood, common, options) : null;
  if (told !== null) return told;
  const standing = await onTripod(task, films, { options, mirrored: common.mirrored });
  if (standing !== null) return standing;
  // A camera that moved has shifted the part since the two frames were taken; how it moved tells which belong together.
  for (const line of await geometry.camera({ ...films, parts: common })) {
    const [aUs, bUs] = togetherAt(line, films, found.bUs);
    const there = await compare.instants([aUs, bUs]);
    if (there === null) continue;
    if (isRefusal(there)) return there;
    if (there.match.mirrored !== common.mirrored) continue;
    const [inA, inB] = [upright(there.match.common.a), upright(there.match.common.b)];
    const parts = { a: inA, b: inB, mirrored: common.mirrored };
    const aligned = await geometry.motion({ ...films, bUs, parts, line });
    const proof = aligned?.locked === true ? await proved(task, aligned, parts, options) : null;
    if (proof !== null) return proof;
  }
  return null;
}

/** Away from the ends of what both show, so that what moves can be followed either way. */
const inwardUs = 700_000;

/** An instant of b, near the given one, at which a runs too, with that of a. */
function togetherAt(line: TimeLine, { a, b }: Films, bUs: number): Instants {
  const toB = (us: number | undefined): number => ((us ?? 0) - line.offsetUs) / line.speed;
  const from = Math.max(b.ptsUs[0] ?? 0, toB(a.ptsUs[0])) + inwardUs;
  const to = Math.min(b.ptsUs.at(-1) ?? 0, toB(a.ptsUs.at(-1))) - inwardUs;
  const inside = from > to ? (from + to) / 2 : Math.max(from, Math.min(to, bUs));
  const at = nearestOf(b.ptsUs, inside);
  return [nearestOf(a.ptsUs, line.offsetUs + line.speed * at), at];
}

type Films = Exclude<Awaited<ReturnType<typeof filmsOf>>, MediaRefusal>;

async function onTripod(
  task: InTime,
  films: Films,
  { options, mirrored }: { options: CompareOptions; mirrored: boolean },
): Promise<Relation | null | MediaRefusal> {
  const parts = await options.geometry.background(films.a, films.b, mirrored);
  if (parts === null) return null;
  const aligned = await options.geometry.motion({ ...films, parts });
  return aligned?.locked === true ? proved(task, aligned, { ...parts, mirrored }, options) : null;
}

/** Less than this and the part is not where it was taken to be, or the time not when. */
const leastAlike = 0.75;

async function proved(
  { a, b, compare }: InTime,
  aligned: AlignedByMotion,
  common: Common,
  options: CompareOptions,
): Promise<Relation | null | MediaRefusal> {
  if (aligned.here < leastAlike) return null;
  const seen = await compare.along(stretchOf(aligned), { ...common, a: aligned.partOfA });
  if (isRefusal(seen)) return seen;
  const sure = seen.filter((each) => each.match.verdict === "same-recording");
  const [best] = sure.toSorted((x, y) => y.match.agreeing - x.match.agreeing);
  if (best === undefined || sure.length * 2 < seen.length) return null;
  const told = { ...asRelation({ a, b, compare }, best), ...stretchOf(aligned) };
  const whole = overlapOf(best.match) ?? common;
  const lasting = await compare.lasting(
    seen.map(({ aUs, bUs }) => [aUs, bUs] as const),
    whole,
  );
  if (lasting !== null && isRefusal(lasting)) return lasting;
  if (lasting !== null && lasting.changed > 0) return null;
  const alike = await movesAlike({ a, b, compare }, { relation: told, common: whole }, options);
  if (alike !== "recording") return alike;
  return {
    ...told,
    kind: told.kind === "copy" && !isWhole(a, aligned) ? "clip" : told.kind,
    share: aligned.agreeing / Math.max(1, aligned.agreeing + aligned.against),
  };
}

/** Of a copy, this share of its time and more is shown. */
const wholeShare = 0.95;

function isWhole({ header: { ptsUs } }: Clip, { fromUs, toUs }: AlignedByMotion): boolean {
  return toUs - fromUs >= wholeShare * ((ptsUs.at(-1) ?? 0) - (ptsUs[0] ?? 0));
}

const stretchOf = ({ line, fromUs, toUs }: AlignedByMotion) => ({
  offsetUs: Math.round(line.offsetUs),
  speed: line.speed,
  fromUs,
  toUs,
});

async function filmsOf({ a, b }: InTime, { aUs, bUs }: Placed, options: CompareOptions) {
  const filmA = await options.store.film(a, aUs, options);
  if (isRefusal(filmA)) return filmA;
  const filmB = await options.store.film(b, bUs, options);
  if (isRefusal(filmB)) return filmB;
  return { a: filmA, b: filmB, bUs, shotsUs: b.prints.shotsUs };
}
