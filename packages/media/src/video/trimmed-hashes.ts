// Hashes the frames of a video once more without the bars around them, while the frames go by.
import { hashBytes, pdqVariantsFromFullFrame } from "@sightline/match";
import type { FrameHashes } from "../inspected.ts";
import { type Frame, leastLines, measureEdges } from "./bar-edges.ts";
import { type Bars, flatBars } from "./bars.ts";
import { cutOut } from "./cut-out.ts";
import { growing } from "./growing.ts";
import type { RecentFrames } from "./recent-frames.ts";

export interface TrimmedHashes {
  /** Looks at the newest of the recent frames. */
  readonly add: () => void;
  /** A shot begins at that frame: it may have other bars. */
  readonly newShot: (index: number) => void;
  /** After the last frame. Frames without bars keep the full frame's hash; null when none has any. */
  readonly end: (full: FrameHashes) => FrameHashes | null;
}

/** Frames of a shot that are looked at before its bars are believed: about two seconds. */
export const settleFrames = 60;

const variantBytes = 8 * hashBytes;

/** Of each frame with bars: its eight hashes, and its quality. */
const barredBytes = variantBytes + 1;

/** Frames that measure one edge. */
const measured = 16;

/** `lag`: how many frames after its first a shot can be announced. */
export function trimmedHashes(recent: RecentFrames, side: number, lag: number): TrimmedHashes {
  const cut = new Uint8Array(side * side * 3);
  const record = new Uint8Array(barredBytes);
  const barred = growing(barredBytes);
  /** Frames whose trimmed hash differs from the full one, in the order of `barred`. */
  const runs: { from: number; to: number }[] = [];
  let waiting: { index: number; bars: Bars | null }[] = [];
  let frame: Frame | null = null;
  let settled = false;

  const hash = ({ index, bars }: { index: number; bars: Bars | null }): void => {
    if (frame !== null && bars !== null) frame = shrunk(frame, bars, recent.at(index), side);
    if (frame === null) return;
    cutOut(recent.at(index), side, frame.edges, cut);
    const { hashes, quality } = pdqVariantsFromFullFrame(cut, side, side);
    record.set(hashes);
    record[variantBytes] = quality;
    barred.add(record);
    const run = runs.at(-1);
    if (run?.to === index) run.to++;
    else runs.push({ from: index, to: index + 1 });
  };
  const release = (before: number): void => {
    const late = waiting.findIndex(({ index }) => index >= before);
    const ready = late === -1 ? waiting.length : late;
    for (const each of waiting.slice(0, ready)) hash(each);
    waiting = waiting.slice(ready);
  };
  const settle = (before: number): void => {
    const seen = waiting.filter(({ index, bars }) => index < before && bars !== null);
    frame = settledFrame(seen, frame, recent, side);
    settled = true;
  };
  return {
    add: () => {
      const index = recent.count() - 1;
      const bars = flatBars({ pixels: recent.at(index), width: side, height: side, channels: 3 });
      waiting.push({ index, bars });
      if (!settled && waiting.length >= settleFrames) settle(index + 1);
      if (settled) release(index - lag);
    },
    newShot: (index) => {
      if (!settled) settle(index);
      release(index);
      settled = false;
    },
    end: (full) => {
      if (!settled) settle(Number.POSITIVE_INFINITY);
      release(Number.POSITIVE_INFINITY);
      return runs.length === 0 ? null : merged(full, runs, barred.bytes());
    },
  };
}

/** The bars that every frame of the beginning of a shot has. */
function settledFrame(
  seen: readonly { index: number; bars: Bars | null }[],
  before: Frame | null,
  recent: RecentFrames,
  side: number,
): Frame | null {
  if (seen.length === 0) return before;
  const least = (of: keyof Bars): number => Math.min(...seen.map(({ bars }) => bars?.[of] ?? side));
  const common = { top: least("top"), right: least("right"), bottom: least("bottom"), left: least("left") };
  if (before !== null && holds(before.bars, common)) return before;
  const step = Math.max(1, Math.floor(seen.length / measured));
  const some = seen.filter((_, n) => n % step === 0).map(({ index }) => recent.at(index));
  return measureEdges(some, side, common);
}

/**
 * Whether bars seen in an earlier shot go on. A dark shot shows more flat lines than the bars have, on one side; bars
 * that really grew did so on both.
 */
function holds(before: Bars, now: Bars): boolean {
  const kept = (["top", "right", "bottom", "left"] as const).every((of) => now[of] >= before[of] - 1);
  const grew = (a: "top" | "left", b: "bottom" | "right"): boolean =>
    now[a] > before[a] + 1 && now[b] > before[b] + 1 && Math.abs(now[a] - now[b]) <= 1;
  return kept && !grew("top", "bottom") && !grew("left", "right");
}

/** Where a bar shows picture it is no longer cut so far. One line more or less is compression at the edge. */
function shrunk(frame: Frame, now: Bars, pixels: Uint8Array, side: number): Frame | null {
  const { bars } = frame;
  const kept = (["top", "right", "bottom", "left"] as const).every((of) => now[of] >= bars[of] - 1);
  if (kept) return frame;
  const least = (of: keyof Bars): number => {
    const lines = Math.min(bars[of], now[of] >= bars[of] - 1 ? bars[of] : now[of]);
    return lines < leastLines ? 0 : lines;
  };
  const common = { top: least("top"), right: least("right"), bottom: least("bottom"), left: least("left") };
  const fresh = measureEdges([pixels], side, common);
  if (fresh === null) return null;
  // The sides that still hold keep the edge that many frames measured.
  const edge = (of: keyof Bars): number => (common[of] === bars[of] ? frame.edges[of] : fresh.edges[of]);
  return {
    bars: fresh.bars,
    edges: { left: edge("left"), right: edge("right"), top: edge("top"), bottom: edge("bottom") },
  };
}

function merged(
  full: FrameHashes,
  runs: readonly { from: number; to: number }[],
  barred: Uint8Array,
): FrameHashes {
  const hashes = full.hashes.slice();
  const qualities = full.qualities.slice();
  const variants = full.variants && full.variants.slice();
  let at = 0;
  for (const { from, to } of runs) {
    for (let index = from; index < to; index++, at += barredBytes) {
      if (index >= qualities.length) continue;
      const eight = barred.subarray(at, at + variantBytes);
      hashes.set(eight.subarray(0, hashBytes), index * hashBytes);
      variants?.set(eight, index * variantBytes);
      qualities[index] = barred[at + variantBytes] ?? 0;
    }
  }
  return { hashes, qualities, variants };
}
