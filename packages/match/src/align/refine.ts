// Brings a line to within a frame: of all lines near it, the one along which the two items differ least.
import type { Pairing, TimeLine } from "./pairing.ts";

/** Where little moves, a measured speed may be off by so many frames from one end to the other. */
const framesOfSpeed = 5;

/** Farther than this a frame shows something else, and how far says nothing more. */
const farthest = 64;
const framesCompared = 300;
const stepsOfFrame = 8;
const framesAround = 2;

/** Speeds at which copies are made on purpose, the likeliest first: taken where they fit as well as the measured one. */
const plainSpeeds = [
  1,
  0.5,
  2,
  0.9,
  1.1,
  0.75,
  1.25,
  1.5,
  0.8,
  0.95,
  1.05,
  24 / 25,
  25 / 24,
  1000 / 1001,
  1001 / 1000,
];

/**
 * The line along which frames `from`–`to` of b are nearest to a in all, in steps of an eighth of a frame.
 * Neighbouring frames of slow footage are nearly alike: only the sum over the whole match tells one offset from the
 * next, and the middle of all equally good ones is the least wrong.
 */
export function refine(
  pairing: Pairing,
  line: TimeLine,
  { from, to }: { from: number; to: number },
): TimeLine {
  const sample = sampleOf(pairing, from, to);
  const middleUs = ((pairing.b.ptsUs[from] ?? 0) + (pairing.b.ptsUs[to] ?? 0)) / 2;
  const lengthUs = Math.max(1, (pairing.b.ptsUs[to] ?? 0) - (pairing.b.ptsUs[from] ?? 0));
  // Turned about its middle, so that a change of speed moves both ends alike.
  const turned = (speed: number): TimeLine => ({
    offsetUs: line.offsetUs + (line.speed - speed) * middleUs,
    speed,
  });
  const gap = Math.max(1, pairing.a.gapUs);
  const near = [-2, -1, 0, 1, 2].map((step) => line.speed + (step * gap) / (2 * lengthUs));
  const free = near.map((speed) => bestOffset(pairing, turned(speed), sample)).reduce(lower);
  const plain = plainSpeeds
    .filter((speed) => Math.abs(speed - free.line.speed) * lengthUs <= framesOfSpeed * gap)
    .map((speed) => bestOffset(pairing, turned(speed), sample))
    .find((tried) => fitsAsWell(tried, free));
  return (plain ?? free).line;
}

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
  const middleUs = ((pairing.b.ptsUs[from] ?? 0) + (pairing.b.ptsUs[to] ?? 0)) / 2;
  const offsetUs = line.offsetUs + (line.speed - 1) * middleUs;
  const plain = seekOffset(pairing, { offsetUs, speed: 1 }, sample);
  return fitsAsWell(plain, sought) ? plain.line : sought.line;
}

function seekOffset(pairing: Pairing, line: TimeLine, sample: readonly number[]): Tried {
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

const fitsAsWell = (one: Tried, other: Tried): boolean => one.cost <= other.cost * 1.05 + 0.25;

interface Tried {
  readonly line: TimeLine;
  readonly cost: number;
}

const lower = (one: Tried, other: Tried): Tried => (other.cost < one.cost ? other : one);

function sampleOf(pairing: Pairing, from: number, to: number): number[] {
  const usable: number[] = [];
  for (let j = from; j <= to; j++) if (pairing.usableB(j)) usable.push(j);
  const every = Math.max(1, usable.length / framesCompared);
  return Array.from(
    { length: Math.floor(usable.length / every) },
    (_, n) => usable[Math.floor(n * every)] as number,
  );
}

function bestOffset(pairing: Pairing, line: TimeLine, sample: readonly number[]): Tried {
  const step = Math.max(1, pairing.a.gapUs) / stepsOfFrame;
  const reach = framesAround * stepsOfFrame;
  const costs: number[] = [];
  for (let n = -reach; n <= reach; n++) {
    costs.push(costOf(pairing, { ...line, offsetUs: line.offsetUs + n * step }, sample));
  }
  const cost = Math.min(...costs);
  const lowest = costs.indexOf(cost);
  let [low, high] = [lowest, lowest];
  while ((costs[low - 1] ?? Infinity) <= cost + 0.01) low--;
  while ((costs[high + 1] ?? Infinity) <= cost + 0.01) high++;
  return { line: { ...line, offsetUs: line.offsetUs + ((low + high) / 2 - reach) * step }, cost };
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

/**
 * The line of the recording itself, from the one through the nearest frames.
 * Where frames of both fall together all along, as in a clip cut at its own frame rate, the offset is exact.
 * Otherwise b was resampled, and a resampler shows the latest frame that began up to half a frame of its own ahead
 * (ffmpeg's default), not the nearest: the nearest ones lie off by half the difference of the frames' lengths.
 */
export function settle(
  pairing: Pairing,
  line: TimeLine,
  { from, to }: { from: number; to: number },
): TimeLine {
  const { a, b } = pairing;
  const off: number[] = [];
  for (const j of sampleOf(pairing, from, to)) {
    const i = pairing.frameAt(pairing.instant(line, j));
    if (i >= 0) off.push((a.ptsUs[i] ?? 0) - line.speed * (b.ptsUs[j] ?? 0));
  }
  off.sort((x, y) => x - y);
  const [low, high] = [off[Math.floor(off.length * 0.05)] ?? 0, off[Math.ceil(off.length * 0.95) - 1] ?? 0];
  const middle = off[off.length >> 1];
  if (middle !== undefined && high - low <= a.gapUs / 4) return { ...line, offsetUs: middle };
  return { ...line, offsetUs: line.offsetUs + (a.gapUs - line.speed * b.gapUs) / 2 };
}
