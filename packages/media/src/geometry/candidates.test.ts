// Tests of the choice of candidates: the true partner is among the few, however many items there are.
import { describe, expect, test } from "vitest";
import { candidatePairs } from "./rank-pairs.ts";
import { type Clip, type Views, keyInstants, spreadOver } from "./views.ts";
import { draw, sampled, scene } from "./testing/scenes.ts";
import { seenOf } from "./testing/seen.ts";
import type { GreyFrame } from "./grey.ts";

const clip: Clip = {
  path: "",
  header: {
    kind: "photo",
    format: "jpeg",
    demuxer: null,
    codec: "jpeg",
    width: 640,
    height: 360,
    stored: null,
    rotation: 0,
    mirrored: false,
    durationUs: null,
    frames: 1,
    ptsUs: [0],
  },
  prints: {
    kind: "photo",
    ptsUs: [0],
    hashes: new Uint8Array(32),
    qualities: Uint8Array.of(100),
    trimmed: null,
    shotsUs: [0],
  },
};

function viewsOfFrame(frame: GreyFrame): Views {
  return { clip, views: [{ atUs: 0, width: frame.width, features: seenOf(frame).features }] };
}

describe("candidates", () => {
  test("hold each crop with its original, also a mirrored one, and stay few", () => {
    const originals = Array.from({ length: 8 }, (_, i) => scene(50 + i, { x: 0 }));
    const crops = originals.map((frame, i) => {
      const level = sampled(frame);
      return draw((x, y) => level(120 + (i % 2 === 0 ? x : 639 - x) * 0.62, 60 + y * 0.62));
    });
    const pairs = candidatePairs([...originals, ...crops].map(viewsOfFrame), { each: 2 });
    expect(pairs.length).toBeLessThanOrEqual(32);
    for (let i = 0; i < 8; i++) expect(pairs).toContainEqual(expect.objectContaining({ a: i, b: 8 + i }));
  });
});

describe("key instants", () => {
  const ptsUs = Array.from({ length: 100 }, (_, i) => i * 100_000);
  const prints = { ...clip.prints, ptsUs, qualities: new Uint8Array(100).fill(80) };

  test("are at least one a second and the start of each shot", () => {
    const instants = keyInstants({ ...prints, shotsUs: [0, 4_300_000] }, 60);
    expect(instants).toContain(4_300_000);
    expect(instants.length).toBe(11);
  });

  test("leave out frames that show nothing, unless there are no others", () => {
    const qualities = new Uint8Array(100).fill(80).fill(10, 0, 50);
    expect(keyInstants({ ...prints, qualities, shotsUs: [0] }, 60)[0]).toBe(5_000_000);
    expect(keyInstants({ ...prints, qualities: new Uint8Array(100), shotsUs: [0] }, 60).length).toBe(10);
  });

  test("are spread evenly when there are too many", () => {
    expect(spreadOver([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 2)).toEqual([2, 7]);
  });
});
