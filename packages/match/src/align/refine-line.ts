// Brings a line to within a frame: of all lines near it, the one along which two items differ least.

/** An instant t of b is the instant offsetUs + speed · t of a. */
export interface TimeLine {
  readonly offsetUs: number;
  readonly speed: number;
}

export interface TriedLine {
  readonly line: TimeLine;
  readonly cost: number;
}

export interface Refining {
  /** The usual time between frames of a, µs. */
  readonly gapUs: number;
  /** First and last instant of b that are compared, µs. */
  readonly fromUs: number;
  readonly toUs: number;
  readonly cost: (line: TimeLine) => number;
  /** Costs so near to each other are one. */
  readonly equalCost: number;
  /** Steps of speed tried either way, each half a frame from one end to the other; how often it is turned on while that helps. */
  readonly turns: number;
  readonly rounds: number;
  /** Frames of offset tried either way, and steps of each. */
  readonly frames: number;
  readonly parts: number;
  /** Speeds tried besides the measured one. */
  readonly likely: readonly number[];
  /** Speeds that are taken, the first of them, where they fit as well as the measured one. */
  readonly plain: readonly number[];
  /** Where little moves, a measured speed may be off by so many frames from one end to the other. */
  readonly framesOfSpeed: number;
  readonly fits: (one: TriedLine, other: TriedLine) => boolean;
}

/** Speeds at which copies are made on purpose, the likeliest first. */
export const copySpeeds = [1, 0.5, 2, 0.9, 1.1, 0.75, 1.25, 1.5, 0.8, 0.95, 1.05, 24 / 25, 25 / 24, 0.25, 4];

/** The other of two lines only where it costs less. */
export const lower = (one: TriedLine, other: TriedLine): TriedLine => (other.cost < one.cost ? other : one);

/**
 * The line of least cost near this one. Neighbouring frames of slow footage are nearly alike: only the sum over the
 * whole match tells one offset from the next, and the middle of all equally good ones is the least wrong.
 */
export function refineLine(line: TimeLine, how: Refining): TimeLine {
  const gap = Math.max(1, how.gapUs);
  const lengthUs = Math.max(1, how.toUs - how.fromUs);
  const tried = (speed: number, from: TimeLine): TriedLine => bestOffset(turned(from, speed, how), how);
  let free = [line.speed, ...how.likely].map((speed) => tried(speed, line)).reduce(lower);
  const step = gap / (2 * lengthUs);
  for (let round = 0; round < how.rounds; round++) {
    const before = free;
    for (let n = -how.turns; n <= how.turns; n++)
      if (n !== 0) free = lower(free, tried(before.line.speed + n * step, before.line));
    if (Math.abs(free.line.speed - before.line.speed) < (how.turns - 0.5) * step) break;
  }
  const plain = how.plain
    .filter((speed) => Math.abs(speed - free.line.speed) * lengthUs <= how.framesOfSpeed * gap)
    .map((speed) => tried(speed, free.line))
    .find((one) => how.fits(one, free));
  return (plain ?? free).line;
}

/** Turned about its middle, so that a change of speed moves both ends alike. */
export function turned(line: TimeLine, speed: number, { fromUs, toUs }: Pick<Refining, "fromUs" | "toUs">) {
  return { offsetUs: line.offsetUs + (line.speed - speed) * ((fromUs + toUs) / 2), speed };
}

function bestOffset(line: TimeLine, { gapUs, cost, equalCost, frames, parts }: Refining): TriedLine {
  const step = Math.max(1, gapUs) / parts;
  const reach = frames * parts;
  const costs: number[] = [];
  for (let n = -reach; n <= reach; n++) costs.push(cost({ ...line, offsetUs: line.offsetUs + n * step }));
  const least = Math.min(...costs);
  let [low, high] = [costs.indexOf(least), costs.indexOf(least)];
  while ((costs[low - 1] ?? Infinity) <= least + equalCost) low--;
  while ((costs[high + 1] ?? Infinity) <= least + equalCost) high++;
  return { line: { ...line, offsetUs: line.offsetUs + ((low + high) / 2 - reach) * step }, cost: least };
}

/**
 * The line of the recording itself, from the one through the nearest frames; `off` is how far each frame of a lies from
 * its own of b along it, µs. Where frames of both fall together all along, as in a clip cut at its own frame rate, the
 * offset is exact. Otherwise b was resampled, and a resampler shows the latest frame that began up to half a frame of
 * its own ahead (ffmpeg's default), not the nearest: the nearest ones lie off by half the difference of the frames' lengths.
 */
export function settleLine(
  line: TimeLine,
  off: readonly number[],
  gapUs: { readonly a: number; readonly b: number },
): TimeLine {
  const sorted = off.toSorted((x, y) => x - y);
  const [low, high] = [
    sorted[Math.floor(off.length * 0.05)] ?? 0,
    sorted[Math.ceil(off.length * 0.95) - 1] ?? 0,
  ];
  const middle = sorted[off.length >> 1];
  if (middle !== undefined && high - low <= gapUs.a / 4) return { ...line, offsetUs: middle };
  return { ...line, offsetUs: line.offsetUs + (gapUs.a - line.speed * gapUs.b) / 2 };
}
