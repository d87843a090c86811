// Made-up recordings for tests: hashes that wander as those of real footage do, and copies of them whose truth is known.
import { dihedralOf } from "../../hash-dihedral.ts";
import type { Prints } from "../../relation.ts";

/** A repeatable stream of whole numbers below a bound (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export interface Filming {
  readonly seed: number;
  readonly seconds: number;
  readonly fps: number;
  /** Bits by which neighbouring frames differ; hand-held footage: 5–20. */
  readonly bits: number;
  /** Stretches in which nothing moves, in seconds. */
  readonly still?: readonly (readonly [from: number, to: number])[];
  /** Stretches that are black, in seconds. */
  readonly black?: readonly (readonly [from: number, to: number])[];
  /** Frames come when they come: each up to so much of a frame late. */
  readonly jitter?: number;
}

/** A recording whose hashes wander. */
export function film(filming: Filming): Prints {
  const { seed, seconds, fps, bits, still = [], black = [], jitter = 0 } = filming;
  const roll = dice(seed);
  const frames = Math.round(seconds * fps);
  const hash = Uint8Array.from({ length: 32 }, () => roll(256));
  const [ptsUs, hashes, qualities] = [[] as number[], new Uint8Array(frames * 32), new Uint8Array(frames)];
  for (let frame = 0; frame < frames; frame++) {
    const at = frame / fps;
    if (!isIn(still, at)) flip(hash, bits, roll);
    hashes.set(isIn(black, at) ? new Uint8Array(32) : hash, frame * 32);
    qualities[frame] = isIn(black, at) ? 0 : 100;
    ptsUs.push(Math.round(((frame + (jitter * roll(1000)) / 1000) * 1e6) / fps));
  }
  return { kind: "video", ptsUs, hashes, qualities, trimmed: null, shotsUs: [ptsUs[0] ?? 0] };
}

const isIn = (stretches: readonly (readonly [number, number])[], at: number): boolean =>
  stretches.some(([from, to]) => at >= from && at < to);

function flip(hash: Uint8Array, bits: number, roll: (below: number) => number): void {
  for (let n = 0; n < bits; n++) {
    const bit = roll(256);
    hash[bit >> 3] = (hash[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  }
}

export interface Copying {
  readonly seed: number;
  /** Where the copy begins in the recording, and how much of the copy's own time it lasts. */
  readonly fromUs: number;
  readonly seconds: number;
  readonly fps: number;
  readonly speed: number;
  /** Up to so many bits of noise in each frame. */
  readonly noise: number;
  /** Which way mirrored and turned; see `DihedralIndex`. */
  readonly change?: number;
  readonly jitter?: number;
}

/** A copy as ffmpeg makes it: each frame the latest that began by half of the copy's frame ahead, changed and noisy. */
export function copyOf(original: Prints, copying: Copying): Prints {
  const { seed, fromUs, seconds, fps, speed, noise, change = 0, jitter = 0 } = copying;
  const roll = dice(seed);
  const [ptsUs, hashes, qualities]: [number[], number[], number[]] = [[], [], []];
  for (let frame = 0; frame < Math.round(seconds * fps); frame++) {
    const pts = Math.round(((frame + (jitter * roll(1000)) / 1000) * 1e6) / fps);
    const source = latest(original.ptsUs, fromUs + speed * (pts + 5e5 / fps));
    const hash = original.hashes.slice(source * 32, source * 32 + 32);
    const changed = dihedralOf(hash).slice(change * 32, change * 32 + 32);
    flip(changed, roll(noise + 1), roll);
    ptsUs.push(pts);
    hashes.push(...changed);
    qualities.push(original.qualities[source] ?? 0);
  }
  return {
    kind: "video",
    ptsUs,
    hashes: Uint8Array.from(hashes),
    qualities: Uint8Array.from(qualities),
    trimmed: null,
    shotsUs: [0],
  };
}

function latest(ptsUs: readonly number[], instant: number): number {
  const after = ptsUs.findIndex((pts) => pts > instant);
  return Math.max(0, (after === -1 ? ptsUs.length : after) - 1);
}

/** The first, then the second, as one video. */
export function joined(first: Prints, second: Prints): Prints {
  const gap = (first.ptsUs[1] ?? 0) - (first.ptsUs[0] ?? 0);
  const startUs = (first.ptsUs.at(-1) ?? 0) + gap;
  return {
    kind: "video",
    ptsUs: [...first.ptsUs, ...second.ptsUs.map((pts) => pts + startUs)],
    hashes: Uint8Array.from([...first.hashes, ...second.hashes]),
    qualities: Uint8Array.from([...first.qualities, ...second.qualities]),
    trimmed: null,
    shotsUs: [0, startUs],
  };
}

/** A photo of one frame of a recording, with noise. */
export function photoOf(original: Prints, frame: number, { change = 0, noise = 0, seed = 1 } = {}): Prints {
  const hash = original.hashes.slice(frame * 32, frame * 32 + 32);
  const changed = dihedralOf(hash).slice(change * 32, change * 32 + 32);
  flip(changed, noise, dice(seed));
  return {
    kind: "photo",
    ptsUs: [0],
    hashes: changed,
    qualities: Uint8Array.of(original.qualities[frame] ?? 0),
    trimmed: null,
    shotsUs: [0],
  };
}
