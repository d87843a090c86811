// Tests of the choice of candidates: the true partner is among the few, however many items there are.
import { afterAll, describe, expect, test } from "vitest";
import { PointIndex, rankByPoints } from "@sightline/match";
import { type Clip, viewsIn } from "../points/views.ts";
import { openGeometry } from "./open-geometry.ts";
import { draw, sampled, scene } from "../testing/grey-scenes.ts";
import { findFeatures } from "../points/find-features.ts";

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

describe("candidates", () => {
  test("name the original of each crop first, also of a mirrored one, and stay few", () => {
    const originals = Array.from({ length: 8 }, (_, i) => scene(50 + i, { x: 0 }));
    const index = new PointIndex();
    for (const [i, frame] of originals.entries()) index.add(`${i}`, [findFeatures(frame)]);
    for (const [i, frame] of originals.entries()) {
      const level = sampled(frame);
      const crop = draw((x, y) => level(120 + (i % 2 === 0 ? x : 639 - x) * 0.62, 60 + y * 0.62));
      const ranked = rankByPoints(index, [{ features: findFeatures(crop), width: crop.width }]);
      expect(ranked[0]?.id).toBe(`${i}`);
      expect(ranked.length).toBeLessThanOrEqual(2);
    }
  });
});

describe("the frames that are looked at", () => {
  const geometry = openGeometry();
  afterAll(() => geometry.close());
  const frame = scene(3, { x: 0 });
  const kept = Array.from({ length: 10 }, (_, i) => ({ ...frame, atUs: i * 500_000 }));
  const looked = async (qualities: readonly number[], most = 60): Promise<number[]> => {
    const prints = {
      ...clip.prints,
      ptsUs: kept.map(({ atUs }) => atUs),
      qualities: Uint8Array.from(qualities),
    };
    const { views } = await viewsIn({ ...clip, prints }, kept, geometry, { most });
    return views.map(({ atUs }) => atUs / 500_000);
  };

  test("leave out those that show nothing, unless there are no others", async () => {
    expect(await looked([80, 80, 10, 10, 80, 49, 50, 0, 0, 80])).toEqual([0, 1, 4, 6, 9]);
    expect(await looked(Array.from({ length: 10 }, () => 10))).toHaveLength(10);
  });

  test("are spread evenly when there are too many", async () => {
    expect(
      await looked(
        Array.from({ length: 10 }, () => 80),
        2,
      ),
    ).toEqual([2, 7]);
  });
});
