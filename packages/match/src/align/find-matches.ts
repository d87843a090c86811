// From near frames of two items to the stretches in which they run together: vote, follow, refine, walk, judge.
import { densify, leastShare, type Stretch } from "./densify.ts";
import type { FrameHit } from "./find-hits.ts";
import { confident } from "./frame-search.ts";
import { followFrom } from "./follow.ts";
import { Pairing } from "./pairing.ts";
import type { TimeLine } from "./refine-line.ts";
import { refine, seekLine, settle } from "./refine.ts";
import type { Side } from "./sides.ts";
import { timeLock } from "./time-lock.ts";
import { type Seed, seedsOf } from "./vote.ts";

export interface Match {
  readonly pairing: Pairing;
  /** Through the frames nearest to each other. */
  readonly line: TimeLine;
  /** Of the recording itself: what is told. */
  readonly settled: TimeLine;
  readonly stretch: Stretch;
  /** Whether the moments prove one recording; otherwise the pictures are alike, and the offset is only the likeliest. */
  readonly locked: boolean;
}

/** Distinct hits that one recording needs (docs/matching.md, rule 5). */
const leastDistinct = 3;
/** A shorter likeness is not even a lead, and a shorter stretch proves nothing. */
const leastUs = { lead: 700_000, locked: 450_000 } as const;
/** Of the blocks that say something about time, at most so many per locked one may say something else. */
const mostAgainst = 0.25;

/** After so many stretches that prove nothing, the less voted ones will not either. */
const mostLeads = 12;
/** Places to start from that are followed to their end; those on what was found already are passed over. */
const mostFollowed = 64;

/**
 * Matches of two videos, those that prove one recording first, then the longer. No part of b lies in two that lie in the
 * same part of a; what was put in twice is found twice.
 */
export function findMatches(hits: readonly FrameHit[], a: Side, b: Side): Match[] {
  const found: Match[] = [];
  let followed = 0;
  for (const seed of seedsOf(hits, a, b)) {
    if (found.some((match) => match.locked && explains(match, seed))) continue;
    if (found.filter((match) => !match.locked).length >= mostLeads || followed++ >= mostFollowed) break;
    const match = matchFrom(new Pairing(a, b, seed.view), seed);
    if (match !== null) found.push(match);
  }
  found.sort((x, y) => Number(y.locked) - Number(x.locked) || nearness(y) - nearness(x));
  const kept: Match[] = [];
  for (const match of found) if (!kept.some((other) => overlaps(match, other))) kept.push(match);
  return kept;
}

function matchFrom(pairing: Pairing, seed: Seed): Match | null {
  let line = followFrom(pairing, seed);
  let stretch = densify(pairing, line, seed.bFrame);
  if (stretch === null) return null;
  line = seekLine(pairing, line, stretch);
  stretch = densify(pairing, line, seed.bFrame);
  if (stretch === null || !isLongEnough(pairing, stretch)) return null;
  // What no moment speaks for has no better offset to look for.
  if (timeLock(pairing, line, stretch).locked === 0) return asLead({ pairing, line, settled: line, stretch });
  // A better line finds more frames, and more frames a better line.
  for (let round = 0; round < 2; round++) {
    line = refine(pairing, line, stretch);
    stretch = densify(pairing, line, seed.bFrame);
    if (stretch === null) return null;
  }
  if (!isLongEnough(pairing, stretch)) return null;
  const { locked, against } = timeLock(pairing, line, stretch);
  const match = { pairing, line, settled: settle(pairing, line, stretch), stretch };
  return locked >= leastDistinct && against <= mostAgainst * locked
    ? { ...match, locked: true }
    : asLead(match);
}

function isLongEnough(pairing: Pairing, stretch: Stretch): boolean {
  const { frames, agreeing } = stretch;
  if (agreeing.length < leastDistinct || agreeing.length < leastShare * frames) return false;
  return lengthOf(pairing, stretch) >= leastUs.locked;
}

const lengthOf = ({ b }: Pairing, { from, to }: Stretch): number =>
  (b.ptsUs[to] ?? 0) - (b.ptsUs[from] ?? 0) + b.gapUs;

const asLead = (match: Omit<Match, "locked">): Match | null =>
  lengthOf(match.pairing, match.stretch) >= leastUs.lead ? { ...match, locked: false } : null;

/** Of equally long matches the nearer one is the likelier. */
function nearness({ stretch }: Match): number {
  return stretch.agreeing.reduce((sum, { distance }) => sum + confident + 1 - distance, 0);
}

/** Whether a seed lies on a match already found. */
function explains({ pairing, line, stretch }: Match, { aFrame, bFrame, view }: Seed): boolean {
  if (view.variant !== pairing.view.variant || bFrame < stretch.from || bFrame > stretch.to) return false;
  return Math.abs(pairing.instant(line, bFrame) - (pairing.a.ptsUs[aFrame] ?? 0)) < 500_000;
}

/** Whether the two share over half of the shorter one's time of b; and, where both prove a moment, of a: the same part in two ways. */
function overlaps(one: Match, other: Match): boolean {
  const inB = isShared(one, other, ({ stretch, pairing: { b } }) => [
    b.ptsUs[stretch.from] ?? 0,
    b.ptsUs[stretch.to] ?? 0,
  ]);
  if (!inB || !one.locked || !other.locked) return inB;
  return isShared(one, other, endsInA);
}

function endsInA({ stretch: { agreeing }, pairing: { a } }: Match): [number, number] {
  const [first, last] = [a.ptsUs[agreeing[0]?.i ?? 0] ?? 0, a.ptsUs[agreeing.at(-1)?.i ?? 0] ?? 0];
  return [Math.min(first, last), Math.max(first, last)];
}

function isShared(one: Match, other: Match, endsOf: (match: Match) => [number, number]): boolean {
  const [[from, to], [start, end]] = [endsOf(one), endsOf(other)];
  return (Math.min(to, end) - Math.max(from, start)) * 2 > Math.min(to - from, end - start);
}
