// Tests of two items whose hashes say nothing: when and where one lies in the other, and what is only a lead.
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefusal as isNo } from "../refusal.ts";
import type { Relation } from "@sightline/match";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { ffmpeg, scratchFolder } from "../testing/drawn.ts";
import type { GreyFrame } from "../pixels/grey.ts";
import { openGeometry } from "./open-geometry.ts";
import { lookAt } from "../testing/look-at.ts";
import { relateByGeometry } from "./relate-by-geometry.ts";
import { draw, scene, sceneHeight, sceneWidth, sampled } from "../testing/grey-scenes.ts";
import type { Views } from "../points/views.ts";

const geometry = openGeometry();
afterAll(() => geometry.close());

async function photo(frame: GreyFrame): Promise<Views> {
  const path = join(scratchFolder(), "photo.jpg");
  const raw = { width: frame.width, height: frame.height, channels: 1 as const };
  await writeFile(path, await sharp(frame.pixels, { raw }).jpeg({ quality: 85 }).toBuffer());
  return lookAt(path, geometry);
}

const rate = 10;

/** Frames at ten a second, and ffmpeg's filters over them. */
async function video(
  frames: readonly GreyFrame[],
  filters = "null",
  folder = scratchFolder(),
): Promise<Views> {
  const path = join(folder, "video.mp4");
  const size = `${sceneWidth}x${sceneHeight}`;
  const raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", size, "-r", String(rate), "-i", "pipe:0"];
  const encode = [
    "-vf",
    filters,
    "-c:v",
    "libx264",
    "-preset",
    "veryfast",
    "-crf",
    "30",
    "-pix_fmt",
    "yuv420p",
  ];
  await ffmpeg([...raw, ...encode, path], Buffer.concat(frames.map(({ pixels }) => pixels)));
  return lookAt(path, geometry);
}

/** The same film for several tests, encoded and looked at once. */
function shared(frames: () => readonly GreyFrame[]): () => Promise<Views> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-media-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  let seen: Promise<Views> | undefined;
  return () => (seen ??= video(frames(), "null", folder));
}

async function related(a: Views, b: Views, lead?: Relation): Promise<Relation | null> {
  const relation = await relateByGeometry(a, b, { geometry, ...(lead && { lead }) });
  if (relation !== null && isNo(relation)) throw new Error(`${relation.code} ${relation.detail}`);
  return relation;
}

/** A camera that walks, not evenly, past a scene in depth. */
const walk = Array.from({ length: 46 }, (_, i) =>
  scene(21, { x: i * 3 + 12 * Math.sin(i / 4), y: 4 * Math.sin(i / 3) }),
);
const walked = shared(() => walk);

describe("a crop of a clip", () => {
  test("is found with its exact time and place", async () => {
    const [a, b] = [await walked(), await video(walk.slice(12, 44), "crop=iw*0.6:ih*0.6:iw*0.3:ih*0.2")];
    const relation = await related(a, b);
    expect(relation).toMatchObject({
      relation: "same-recording",
      kind: "crop",
      speed: 1,
      mirrored: false,
      turned: 0,
    });
    expect(Math.abs((relation?.offsetUs ?? 0) - 1_200_000)).toBeLessThanOrEqual(50_000);
    const outline = relation?.evidence.by === "geometry" ? relation.evidence.outline : [];
    expect(outline[0]?.[0]).toBeCloseTo(0.3, 2);
    expect(outline[0]?.[1]).toBeCloseTo(0.2, 2);
    expect(outline[2]?.[0]).toBeCloseTo(0.9, 2);
  });

  test("is found when it was mirrored and turned as well", async () => {
    const [a, b] = [
      await walked(),
      await video(walk.slice(5, 36), "hflip,crop=iw*0.7:ih*0.7,transpose=clock"),
    ];
    const relation = await related(a, b);
    expect(relation).toMatchObject({ relation: "same-recording", mirrored: true, turned: 90 });
    expect(Math.abs((relation?.offsetUs ?? 0) - 500_000)).toBeLessThanOrEqual(50_000);
  });
});

describe("a photo", () => {
  test("cut out of a frame of a video is found at that frame", async () => {
    const level = sampled(walk[33] as GreyFrame);
    const still = await photo(draw((x, y) => level(150 + x * 0.6, 70 + y * 0.6)));
    const relation = await related(await walked(), still);
    expect(relation).toMatchObject({ relation: "same-recording", kind: "crop", offsetUs: 3_300_000 });
  });

  test("of the same scene by a camera a step aside is only a lead", async () => {
    const relation = await related(await photo(scene(9, { x: 0 })), await photo(scene(9, { x: 14 })));
    expect(relation).toMatchObject({ relation: "same-thing", kind: null });
  });
});

/** What one camera that stands still sees: somebody walks by, eight pixels a frame. */
const square = Array.from({ length: 30 }, (_, i) => withPerson(scene(40, { x: 0 }), 60 + i * 8));
const lead: Relation = {
  relation: "same-thing",
  kind: null,
  offsetUs: 0,
  speed: 1,
  mirrored: false,
  turned: 0,
  fromUs: 0,
  toUs: 0,
  share: 1,
  distance: 20,
  evidence: { by: "hashes", frames: 1, hits: 1, pairs: [{ aUs: 0, bUs: 0, distance: 20 }] },
};

const squareFilmed = shared(() => square);

function withPerson(frame: GreyFrame, left: number): GreyFrame {
  const level = sampled(frame);
  const isPerson = (x: number, y: number): boolean => x >= left && x < left + 26 && y >= 150 && y < 240;
  return draw((x, y) => (isPerson(x, y) ? 40 + (((x - left) * 7 + y * 3) % 60) : level(x, y)));
}

describe("a still of a camera that stands still", () => {
  test("is found at its very frame, whatever frame its hash came near to, mirrored too", async () => {
    const film = await squareFilmed();
    const found = await related(film, await photo(square[17] as GreyFrame), lead);
    expect(found).toMatchObject({ relation: "same-recording", kind: "clip", offsetUs: 1_700_000 });
    const level = sampled(square[22] as GreyFrame);
    const inMirror = await photo(draw((x, y) => level(sceneWidth - 1 - x, y)));
    expect(await related(film, inMirror, { ...lead, mirrored: true })).toMatchObject({
      relation: "same-recording",
      offsetUs: 2_200_000,
      mirrored: true,
    });
  });

  test("is found at its very frame when only a part was kept", async () => {
    const level = sampled(square[9] as GreyFrame);
    const part = await photo(draw((x, y) => level(80 + x * 0.6, 90 + y * 0.6)));
    const found = await related(await squareFilmed(), part);
    expect(found).toMatchObject({ relation: "same-recording", kind: "crop", offsetUs: 900_000 });
  });

  test("is no recording with a piece of the film that has not its moment, nor with a still of another moment", async () => {
    const still = await photo(square[26] as GreyFrame);
    const piece = await video(square.slice(0, 20));
    expect(await related(piece, still, lead)).toMatchObject({ relation: "same-viewpoint", kind: null });
    const other = await photo(square[3] as GreyFrame);
    expect(await related(other, still, lead)).toMatchObject({ relation: "same-viewpoint", kind: null });
  });
});

describe("two videos", () => {
  test("of one empty road that never changes are no more than a lead", async () => {
    const road = scene(30, { x: 0 });
    const level = sampled(road);
    const closer = draw((x, y) => level(90 + x * 0.7, 50 + y * 0.7));
    const still = Array.from({ length: 30 }, () => road);
    const relation = await related(await video(still), await video(still.map(() => closer)));
    expect(relation?.relation ?? "none").not.toBe("same-recording");
  });

  test("that share their middle part only, one of them cut smaller, are found by how the camera moved", async () => {
    const [a, b] = [
      await video(walk.slice(0, 34)),
      await video(walk.slice(12, 46), "crop=iw*0.75:ih*0.75:iw*0.2:ih*0.2"),
    ];
    const relation = await related(a, b);
    expect(relation).toMatchObject({ relation: "same-recording", speed: 1 });
    expect(Math.abs((relation?.offsetUs ?? 0) - 1_200_000)).toBeLessThanOrEqual(50_000);
  });

  test("of other places are not related", async () => {
    const elsewhere = Array.from({ length: 12 }, (_, i) => scene(60, { x: i * 4 }));
    expect(await related(await walked(), await video(elsewhere))).toBeNull();
  });
});

test("a photo before a video is a fault of the caller", async () => {
  const [a, b] = [await photo(scene(1, { x: 0 })), await video(walk.slice(0, 3))];
  await expect(relateByGeometry(a, b, { geometry })).rejects.toThrow(RangeError);
});
