// Reads presentation times from ffmpeg's framecrc lines as they arrive, as integer microseconds.
import { type MediaRefusal, refuse } from "../refusal.ts";

export interface FrameTimes {
  /** Takes the next bytes; a refusal when they are not framecrc. */
  readonly take: (chunk: Uint8Array) => MediaRefusal | undefined;
  /** So far, in decoding order of display. */
  readonly ptsUs: number[];
  /** How long the last frame stays, or 0 when the file does not say. */
  readonly lastDurationUs: () => number;
}

const longestLine = 512;

export function frameTimes(): FrameTimes {
  const ptsUs: number[] = [];
  const reader = { pending: "", num: 0n, den: 0n, lastTicks: 0n };
  const readLine = (line: string): boolean => {
    const base = /^#tb 0: (\d{1,10})\/(\d{1,10})$/.exec(line);
    if (base !== null) {
      reader.num = BigInt(base[1] ?? "0");
      reader.den = BigInt(base[2] ?? "0");
      return reader.den > 0n;
    }
    if (line.startsWith("#")) return true;
    const frame = /^0, +-?\d+, +(-?\d{1,19}), +(\d{1,18}), +\d+, /.exec(line);
    if (frame === null || reader.den === 0n) return false;
    const us = toMicroseconds(BigInt(frame[1] ?? "0"), reader.num, reader.den);
    if (!Number.isSafeInteger(us)) return false;
    ptsUs.push(us);
    reader.lastTicks = BigInt(frame[2] ?? "0");
    return true;
  };
  return {
    ptsUs,
    take: (chunk) => {
      const lines = (reader.pending + Buffer.from(chunk).toString("latin1")).split("\n");
      reader.pending = lines.pop() ?? "";
      const sane = reader.pending.length <= longestLine && lines.every(readLine);
      return sane ? undefined : refuse("odd-answer", "frame times");
    },
    lastDurationUs: () => (reader.den === 0n ? 0 : toMicroseconds(reader.lastTicks, reader.num, reader.den)),
  };
}

/** ticks · num / den seconds as microseconds, rounded to nearest, halves away from zero. Example: 1 · 1/3 → 333333. */
export function toMicroseconds(ticks: bigint, num: bigint, den: bigint): number {
  const scaled = ticks * num * 2_000_000n;
  const half = scaled < 0n ? -den : den;
  return Number((scaled + half) / (2n * den));
}
