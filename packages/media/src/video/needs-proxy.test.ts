// Tests of which originals a browser plays as they are, and of the clock that leads from a player to the original.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Header, Stored } from "../inspected.ts";
import { needsProxy } from "./needs-proxy.ts";
import { frameAt, seekTo } from "./proxy-times.ts";

const stored: Stored = {
  width: 1920,
  height: 1080,
  pixelFormat: "yuv420p",
  interlaced: false,
  transfer: "bt709",
  sound: "aac",
};
const plain: Header = {
  kind: "video",
  format: "mov",
  demuxer: "mov",
  codec: "h264",
  width: 1920,
  height: 1080,
  rotation: 0,
  mirrored: false,
  stored,
  durationUs: 80_000,
  frames: 2,
  ptsUs: [0, 40_000],
};

describe("an original", () => {
  test("that every browser plays needs no proxy, nor does a photo", () => {
    expect(needsProxy(plain)).toBeNull();
    expect(needsProxy({ ...plain, stored: { ...stored, sound: null } })).toBeNull();
    const webm = { ...plain, format: "matroska", codec: "vp9", stored: { ...stored, sound: "opus" } };
    expect(needsProxy(webm)).toBeNull();
    expect(needsProxy({ ...plain, kind: "photo", stored: null })).toBeNull();
  });

  test.each<[string, Partial<Header>, string]>([
    ["of an old codec", { codec: "msmpeg4v3", format: "avi" }, "codec"],
    ["of a codec that only some browsers play", { codec: "hevc" }, "codec"],
    ["in transport packets", { format: "mpegts" }, "codec"],
    ["of 10 bits", { stored: { ...stored, pixelFormat: "yuv420p10le" } }, "pixel-format"],
    ["of whole colour", { stored: { ...stored, pixelFormat: "yuv444p" } }, "pixel-format"],
    ["of high dynamic range", { stored: { ...stored, transfer: "arib-std-b67" } }, "pixel-format"],
    ["with a telephone's sound", { stored: { ...stored, sound: "amr_nb" } }, "sound"],
    ["of interlaced pictures", { stored: { ...stored, interlaced: true } }, "interlaced"],
    ["held upright", { rotation: 90, width: 1080, height: 1920 }, "turned"],
    ["mirrored by its tag", { mirrored: true }, "turned"],
    ["of pixels that are not square", { width: 2560 }, "pixel-shape"],
    ["of 4K", { width: 3840, height: 2160, stored: { ...stored, width: 3840, height: 2160 } }, "size"],
    ["that starts late", { ptsUs: [40_000, 80_000] }, "start"],
  ])("%s needs one", (_, changes, reason) => {
    expect(needsProxy({ ...plain, ...changes })).toBe(reason);
  });
});

describe("the player's clock", () => {
  const steps = fc.array(fc.integer({ min: 1100, max: 90_000 }), { minLength: 1, maxLength: 60 });

  test("leads to each frame and back, at any start and any uneven times", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: -5_000_000, max: 5_000_000 }), (steps, startUs) => {
        const ptsUs = [startUs];
        for (const step of steps) ptsUs.push((ptsUs.at(-1) ?? 0) + step);
        const clock = { ptsUs, startUs };
        for (const [n, us] of ptsUs.entries()) {
          expect(frameAt(clock, seekTo(clock, n))).toBe(n);
          // What containers do to a time: ticks of 1/90000 s, and milliseconds.
          const seconds = (us - startUs) / 1e6;
          expect(frameAt(clock, Math.round(seconds * 90_000) / 90_000)).toBe(n);
          expect(frameAt(clock, Math.round(seconds * 1000) / 1000)).toBe(n);
        }
      }),
      { seed: 8, numRuns: 50 },
    );
  });

  test("stays at the first frame before it and at the last after it", () => {
    const clock = { ptsUs: [0, 40_000, 80_000], startUs: 0 };
    expect(frameAt(clock, -1)).toBe(0);
    expect(frameAt(clock, 99)).toBe(2);
    expect(() => seekTo(clock, 3)).toThrow("expected one of 3 frames, got 3");
  });
});
