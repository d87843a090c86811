// What people post of a drawn film besides plain copies: pieces of it, a second's clip, mixed frames, and frames around it.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { matchFiles, type RelatedFiles } from "./commands/match-files.ts";
import { sentenceOf } from "./commands/match.ts";
import { ffmpeg, filmed, type Source } from "./testing/copies.ts";
import { film } from "./testing/films.ts";

const folder = mkdtempSync(join(tmpdir(), "sightline-pieces-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fps = 20;
const frameUs = 1e6 / fps;
const coded = "-c:v libx264 -preset veryfast -crf 23 -pix_fmt yuv420p -an".split(" ");
let original: Source;
let other: Source;

beforeAll(async () => {
  mkdirSync(join(folder, "films"));
  const hand = { fps, seconds: 8, camera: "hand", walkers: 2 } as const;
  original = await filmed(film("original", { ...hand, seed: 3 }), join(folder, "films"));
  other = await filmed(film("other", { ...hand, seed: 44 }), join(folder, "films"));
});

const asked = (files: readonly string[]): Promise<RelatedFiles[]> =>
  matchFiles(files, {
    onProgress: () => undefined,
    onRefused: ({ path, sentence }) => {
      throw new Error(`${path}: ${sentence}`);
    },
  });

/** What is said of the film and what a graph makes of it (`[0:v]`) and of another film (`[1:v]`). */
async function told(name: string, graph: string): Promise<RelatedFiles> {
  const at = join(folder, name);
  mkdirSync(at);
  const made = join(at, "made.mp4");
  const inputs = ["-i", original.file, "-i", other.file];
  await ffmpeg([...inputs, "-filter_complex", `${graph}[out]`, "-map", "[out]", ...coded, made]);
  const [said] = await asked([original.file, made]);
  if (said === undefined) throw new Error(`${name}: not related`);
  return said;
}

/** Whichever is named first, the same is said. */
async function expectSameBack(name: string, said: RelatedFiles): Promise<void> {
  expect(await asked([join(folder, name, "made.mp4"), original.file])).toEqual([said]);
}

const cut = (input: number, from: number, to: number): string =>
  `[${input}:v]trim=${from}:${to},setpts=PTS-STARTPTS`;

const within = (us: number | undefined, truthUs: number): void =>
  expect(Math.abs((us ?? Infinity) - truthUs)).toBeLessThanOrEqual(frameUs);

describe("pieces of a film", () => {
  test("around a span that was replaced are both told, as a shared part", async () => {
    const said = await told(
      "replaced",
      `${cut(0, 0, 2.75)}[p];${cut(1, 0, 2.45)}[q];${cut(0, 5.2, 8)}[r];[p][q][r]concat=n=3`,
    );
    expect(said.relation).toBe("shared-part");
    const stretches = [said, ...(said.parts ?? [])].toSorted((x, y) => x.fromUs - y.fromUs);
    expect(stretches).toHaveLength(2);
    within(stretches[0]?.toUs, 2_700_000);
    within(stretches[1]?.fromUs, 5_200_000);
    for (const { offsetUs } of stretches) within(offsetUs, 0);
    await expectSameBack("replaced", said);
  });

  test("of one second are the same recording, at their frame; also where only a part of the picture is left", async () => {
    for (const [name, crop] of [
      ["second", "null"],
      ["second-crop", "crop=336:188:90:40"],
    ] as const) {
      const said = await told(name, `[0:v]trim=3:4,setpts=PTS-STARTPTS,${crop}`);
      expect(said).toMatchObject({ relation: "same-recording", kind: crop === "null" ? "clip" : "crop" });
      within(said.offsetUs, 3_000_000);
    }
  });

  test("with every two frames mixed in one lie on each other all along, and whoever walks there is doubled: a member looks", async () => {
    const said = await told("mixed", `[0:v]tinterlace=interleave_top,fps=${fps / 2}`);
    expect(said.relation).toBe("same-viewpoint");
    expect(said.share).toBeGreaterThan(0.9);
  });
});

describe("a film inside another picture", () => {
  const fill =
    "[0:v]split[p][q];[p]scale=270:480:force_original_aspect_ratio=increase,crop=270:480,boxblur=20[g];[q]scale=270:-2[f];[g][f]overlay=(W-w)/2:(H-h)/2";
  const grounds = {
    blur: fill,
    noise:
      "color=gray:s=480x360:r=20:d=8,noise=alls=60:allf=t[g];[0:v]scale=320:-2[f];[g][f]overlay=10:40:shortest=1",
    plain: "color=blue:s=480x270:r=20:d=8[g];[0:v]scale=200:-2[f];[g][f]overlay=250:130:shortest=1",
  };

  test("is a copy with something around it, and neither is a crop of the other", async () => {
    for (const [name, graph] of Object.entries(grounds)) {
      const said = await told(name, graph);
      expect({ name, ...said }).toMatchObject({ name, relation: "same-recording", kind: "overlay" });
      expect(sentenceOf(said)).not.toContain("crop");
      if (name === "plain") await expectSameBack(name, said);
    }
  });
});
