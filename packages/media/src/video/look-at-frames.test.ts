// Tests of frames looked at as they go by: a barred copy is hashed like its original, shot by shot.
import { hammingDistance, hashBytes, pdqFromFullFrame } from "@sightline/match";
import { describe, expect, test } from "vitest";
import { type Bars, drawBarred, drawView } from "../testing/scenes.ts";
import { lookAtFrames } from "./look-at-frames.ts";

const letterbox: Bars = { left: 0, right: 1, top: 0.125, bottom: 0.875, colour: 0 };
const pillarbox: Bars = { left: 0.213, right: 0.787, top: 0, bottom: 1, colour: 90 };
const tall: Bars = { left: 0, right: 1, top: 0.342, bottom: 0.658, colour: 255 };

/** Looks at frames; gives what was seen, and the distance of each trimmed hash to that of its `original`. */
function look(frames: readonly Uint8Array[], originals: readonly Uint8Array[]) {
  const seer = lookAtFrames(128);
  for (const frame of frames) seer.see(frame);
  const hashes = new Uint8Array(frames.length * hashBytes);
  const qualities = new Uint8Array(frames.length);
  for (const [n, frame] of frames.entries()) {
    const { hash, quality } = pdqFromFullFrame(frame, 128, 128);
    hashes.set(hash, n * hashBytes);
    qualities[n] = quality;
  }
  const ptsUs = frames.map((_, n) => n * 40_000);
  const seen = seer.end({ hashes, qualities, variants: null }, ptsUs);
  const distances = originals.map((original, n) => {
    const trimmed = seen.trimmed?.hashes.subarray(n * hashBytes, (n + 1) * hashBytes) ?? new Uint8Array(32);
    return hammingDistance(trimmed, pdqFromFullFrame(original, 128, 128).hash);
  });
  return { ...seen, full: hashes, distances };
}

const scene = (seed: number, count: number) =>
  Array.from({ length: count }, (_, n) => drawView({ seed, x: 2 * n, y: n }));

describe("frames with bars", () => {
  test.each([
    ["letterboxed in black", letterbox],
    ["pillarboxed in grey", pillarbox],
    ["in a tall white frame", tall],
  ])("%s are hashed like the same frames without", (_, bars) => {
    const originals = scene(21, 12);
    const barred = originals.map((frame) => drawBarred(frame, 128, bars));
    const { distances, trimmed } = look(barred, originals);
    expect(Math.max(...distances)).toBeLessThanOrEqual(20);
    expect(trimmed?.qualities).toHaveLength(12);
  });

  test("are hashed once only when there are none", () => {
    const originals = scene(22, 80);
    expect(look(originals, originals).trimmed).toBeNull();
  });

  test("are cut less from the frame on in which a bar shows something, and never more again in that shot", () => {
    const originals = scene(23, 90);
    const frames = originals.map((frame) => drawBarred(frame, 128, letterbox));
    // Words in the bar below, for ten frames.
    for (const frame of frames.slice(70, 80))
      for (let at = 120 * 128 + 30; at < 120 * 128 + 90; at += 3) frame.fill(255, at * 3, at * 3 + 3);
    const { distances, full, trimmed, shotsUs } = look(frames, originals);
    expect(shotsUs).toEqual([0]);
    expect(Math.max(...distances.slice(0, 70))).toBeLessThanOrEqual(20);
    expect(Math.min(...distances.slice(70))).toBeGreaterThan(31);
    // The bar above is still cut.
    expect(trimmed?.hashes.subarray(80 * hashBytes)).not.toEqual(full.subarray(80 * hashBytes));
  });

  test("may have other bars in each shot, or none", () => {
    const shots = [
      { seed: 24, bars: letterbox },
      { seed: 25, bars: null },
      { seed: 26, bars: tall },
      { seed: 27, bars: tall },
    ];
    const originals = shots.flatMap(({ seed }) => scene(seed, 20));
    const frames = shots.flatMap(({ seed, bars }) =>
      scene(seed, 20).map((frame) => (bars === null ? frame : drawBarred(frame, 128, bars))),
    );
    const { distances, shotsUs } = look(frames, originals);
    expect(shotsUs).toEqual([0, 800_000, 1_600_000, 2_400_000]);
    expect(Math.max(...distances)).toBeLessThanOrEqual(20);
  });
});

describe("the frames of a strip", () => {
  test("are the first of each shot and even steps between, half a second apart, in order, at most a hundred", () => {
    const shots = [31, 32, 33].flatMap((seed) => scene(seed, 30));
    const { strip, shotsUs } = look(shots, shots);
    const times = strip.map(({ ptsUs }) => ptsUs);
    expect(shotsUs).toEqual([0, 1_200_000, 2_400_000]);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(shotsUs.every((time) => times.includes(time))).toBe(true);
    for (const { index, pixels, ptsUs } of strip) {
      expect(ptsUs).toBe(index * 40_000);
      expect(pixels).toEqual(shots[index]);
    }
    const long = lookAtFrames(128);
    const frame = drawView({ seed: 34 });
    for (let n = 0; n < 2600; n++) long.see(frame);
    const ptsUs = Array.from({ length: 2600 }, (_, n) => n * 40_000);
    const hashes = {
      hashes: new Uint8Array(2600 * 32),
      qualities: new Uint8Array(2600),
      variants: null,
    };
    const kept = long.end(hashes, ptsUs).strip;
    expect(kept.length).toBeGreaterThan(60);
    expect(kept.length).toBeLessThanOrEqual(100);
  });
});
