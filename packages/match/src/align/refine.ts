// Refines a line between two items by how far apart the hashes of their frames are along it.
import type { Pairing } from "./pairing.ts";
import {
  copySpeeds,
  lower,
  refineLine,
  settleLine,
  type TimeLine,
  type TriedLine,
  turned,
} from "./refine-line.ts";

/** Farther than this a frame shows something else, and how far says nothing more. */
const farthest = 64;
const framesCompared = 300;
/** Television plays film a thousandth slower, too. */
const plainSpeeds = [...copySpeeds, 1000 / 1001, 1001 / 1000];

/** The line along which frames `from`–`to` of b are nearest to a in all, in steps of an eighth of a frame. */
export function refine(
  pairing: Pairing,
  line: TimeLine,
  { from, to }: { from: number; to: number },
): TimeLine {
  const sample = innerOf(sampleOf(pairing, from, to));
  return refineLine(line, {
    ...endsOf(pairing, { from, to }),
    gapUs: pairing.a.gapUs,
    cost: (tried) => costOf(pairing, tried, sample),
    equalCost: 0.01,
    turns: 2,
    rounds: 1,
    frames: 2,
    parts: 8,
    likely: [],
    plain: plainSpeeds,
    framesOfSpeed: 5,
    fits: fitsAsWell,
  });
}

/** At a cut the first frame of the one may pass for the last of the other: then it holds to a line that is askew. */
const sparedFrames = 2;
const leastLeft = 12;

const innerOf = (sample: readonly number[]): readonly number[] =>
  sample.length < leastLeft + 2 * sparedFrames ? sample : sample.slice(sparedFrames, -sparedFrames);

const endsOf = ({ b }: Pairing, { from, to }: { from: number; to: number }) => ({
  fromUs: b.ptsUs[from] ?? 0,
  toUs: b.ptsUs[to] ?? 0,
});

/** Footage that mostly stands still is voted for at many offsets: so far around the voted one a better one is sought. */
const reachUs = 2_000_000;
const framesSought = 120;
/** Bits a frame by which another offset must be better to be taken. */
const clearlyBetter = 1;

/**
 * The best offset for frames `from`–`to` of b within two seconds, in steps of a frame; the given one unless clearly worse.
 * Speed 1 is tried as well, and taken when it fits as well: where little moves, following may learn any speed.
 */
export function seekLine(
  pairing: Pairing,
  line: TimeLine,
  { from, to }: { from: number; to: number },
): TimeLine {
  const all = sampleOf(pairing, from, to);
  const every = Math.max(1, Math.floor(all.length / framesSought));
  const sample = all.filter((_, n) => n % every === 0);
  const sought = seekOffset(pairing, line, sample);
  if (line.speed === 1) return sought.line;
  const plain = seekOffset(pairing, turned(line, 1, endsOf(pairing, { from, to })), sample);
  return fitsAsWell(plain, sought) ? plain.line : sought.line;
}

function seekOffset(pairing: Pairing, line: TimeLine, sample: readonly number[]): TriedLine {
  const gap = Math.max(10_000, pairing.a.gapUs);
  const steps = Math.floor(reachUs / gap);
  const here = costOf(pairing, line, sample);
  let best = { line, cost: here - clearlyBetter };
  for (let n = -steps; n <= steps; n++) {
    const moved = { ...line, offsetUs: line.offsetUs + n * gap };
    best = lower(best, { line: moved, cost: costOf(pairing, moved, sample) });
  }
  return { line: best.line, cost: Math.min(here, best.cost + (best.line === line ? clearlyBetter : 0)) };
}

const fitsAsWell = (one: TriedLine, other: TriedLine): boolean => one.cost <= other.cost * 1.05 + 0.25;

function sampleOf(pairing: Pairing, from: number, to: number): number[] {
  const usable: number[] = [];
  for (let j = from; j <= to; j++) if (pairing.usableB(j)) usable.push(j);
  const every = Math.max(1, usable.length / framesCompared);
  return Array.from(
    { length: Math.floor(usable.length / every) },
    (_, n) => usable[Math.floor(n * every)] as number,
  );
}

/** Mean distance along a line, in bits. */
function costOf(pairing: Pairing, line: TimeLine, sample: readonly number[]): number {
  let sum = 0;
  for (const j of sample) {
    const i = pairing.frameAt(pairing.instant(line, j));
    sum += i < 0 ? farthest : Math.min(farthest, pairing.distance(i, j));
  }
  return sum / Math.max(1, sample.length);
}

/** The line of the recording itself, from the one through the nearest frames. */
export function settle(
  pairing: Pairing,
  line: TimeLine,
  { from, to }: { from: number; to: number },
): TimeLine {
  const { a, b } = pairing;
  const off = sampleOf(pairing, from, to).flatMap((j) => {
    const i = pairing.frameAt(pairing.instant(line, j));
    return i < 0 ? [] : [(a.ptsUs[i] ?? 0) - line.speed * (b.ptsUs[j] ?? 0)];
  });
  return settleLine(line, off, { a: a.gapUs, b: b.gapUs });
}
