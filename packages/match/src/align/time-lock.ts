// Tells one recording from two of the same still place: only of one recording does each moment fit its own moment best.
import { firstFrom } from "../sorted.ts";
import type { Pairing } from "./pairing.ts";
import type { TimeLine } from "./refine-line.ts";

/*
 * Two static shots of one empty road are near at every offset; a hash says nothing of time while the picture stands
 * still. So b is cut into blocks of three quarters of a second, and each is shifted against a by half a second to two
 * seconds either way. A block is locked when every such shift makes it clearly worse; what stands still is locked
 * nowhere, a change of slides locks the block around it. Frames that differ by more than the copy's noise are what
 * docs/matching.md, rule 5, calls distinct hits: three locked blocks that do not overlap are three of them. A clip that is
 * shorter than three blocks is cut into three shorter ones, which only fast footage locks; a short stretch of two longer
 * films is not: two moments of one fixed camera have some that agree by chance.
 */
const longestStepUs = 250_000;
/** Steps of a block, of three blocks, and of the nearest shift. */
const [stepsOfBlock, stepsOfAll, stepsOfShift] = [3, 9, 2];
const farthestShiftUs = 2_000_000;
const shiftsEachWay = 24;

/** A shift makes a block clearly worse, or clearly better, by so many bits a frame. */
const clearBits = 4;
/** And what is right must be well under what is usual elsewhere. */
const mostOfUsual = 0.65;
const framesOfBlock = 24;
/** In long videos some blocks, evenly spread, speak for all. */
const mostBlocks = 240;

export interface TimeLock {
  /** Blocks that fit nowhere else near by; none overlaps another. */
  readonly locked: number;
  /** Blocks that fit clearly better somewhere else. */
  readonly against: number;
}

/** How strongly frames `from`–`to` of b say that they belong where the line puts them. */
export function timeLock(
  pairing: Pairing,
  line: TimeLine,
  { from, to }: { readonly from: number; readonly to: number },
): TimeLock {
  const { ptsUs, gapUs } = pairing.b;
  const [startUs, endUs] = [ptsUs[from] ?? 0, (ptsUs[to] ?? 0) + gapUs];
  const isShort = Math.min(lengthUs(pairing.a.ptsUs), lengthUs(ptsUs)) < stepsOfAll * longestStepUs;
  const stepUs = isShort
    ? Math.min(longestStepUs, Math.floor((endUs - startUs) / stepsOfAll))
    : longestStepUs;
  const blockUs = stepsOfBlock * stepUs;
  const free = { locked: startUs, against: startUs };
  const found = { locked: 0, against: 0 };
  const step = Math.max(1, stepUs, (endUs - startUs) / mostBlocks);
  for (let blockStart = startUs; blockStart + blockUs <= endUs; blockStart += step) {
    const says = judge(pairing, line, { startUs: blockStart, blockUs });
    if (says === "nothing" || blockStart < free[says]) continue;
    found[says]++;
    free[says] = blockStart + blockUs;
  }
  return found;
}

const lengthUs = (ptsUs: readonly number[]): number => (ptsUs.at(-1) ?? 0) - (ptsUs[0] ?? 0);

interface Block {
  readonly startUs: number;
  readonly blockUs: number;
}

function judge(pairing: Pairing, line: TimeLine, block: Block): keyof TimeLock | "nothing" {
  const frames = framesIn(pairing, block);
  const nearestShiftUs = (block.blockUs * stepsOfShift) / stepsOfBlock;
  const here = meanDistance(pairing, line, frames);
  if (here === null) return "nothing";
  const elsewhere: number[] = [];
  for (let n = 0; n < shiftsEachWay; n++) {
    const shift = nearestShiftUs + ((farthestShiftUs - nearestShiftUs) * n) / (shiftsEachWay - 1);
    for (const signed of [-shift, shift]) {
      const mean = meanDistance(pairing, { ...line, offsetUs: line.offsetUs + signed }, frames);
      if (mean !== null) elsewhere.push(mean);
    }
  }
  elsewhere.sort((x, y) => x - y);
  const least = elsewhere[0];
  if (least === undefined || elsewhere.length < 4) return "nothing";
  if (least + clearBits <= here) return "against";
  const usual = elsewhere[elsewhere.length >> 1] ?? 0;
  return here + clearBits <= least && here <= mostOfUsual * usual ? "locked" : "nothing";
}

function framesIn(pairing: Pairing, { startUs, blockUs }: Block): number[] {
  const { ptsUs } = pairing.b;
  const frames: number[] = [];
  for (let j = firstFrom(ptsUs, startUs); j < ptsUs.length && (ptsUs[j] as number) < startUs + blockUs; j++) {
    if (pairing.usableB(j)) frames.push(j);
  }
  const every = Math.max(1, frames.length / framesOfBlock);
  return Array.from(
    { length: Math.floor(frames.length / every) },
    (_, n) => frames[Math.floor(n * every)] as number,
  );
}

/** Null when a has no usable picture for half of the frames. */
function meanDistance(pairing: Pairing, line: TimeLine, frames: readonly number[]): number | null {
  let sum = 0;
  let count = 0;
  for (const j of frames) {
    const i = pairing.frameAt(pairing.instant(line, j));
    if (i < 0 || !pairing.usableA(i)) continue;
    sum += pairing.distance(i, j);
    count++;
  }
  return count === 0 || count * 2 < frames.length ? null : sum / count;
}
