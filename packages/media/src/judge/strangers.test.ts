// Tests of cameras that go one way again and again: other people each time are seen, and a copy is a copy.
import { join } from "node:path";
import type { Relation } from "@sightline/match";
import { afterAll, describe, expect, test } from "vitest";
import type { GreyFrame } from "../pixels/grey.ts";
import { ffmpeg, scratchFolder } from "../testing/drawn.ts";
import { lookAt } from "../testing/look-at.ts";
import { drawPlace, lookedAt, type PasserBy, passersBy, peopled, ways } from "../testing/passers-by.ts";
import type { Views } from "../points/views.ts";
import { comparer } from "./compare-instants.ts";
import { openGeometry } from "./open-geometry.ts";
import { pixelStore } from "./pixel-store.ts";
import { relatePair } from "./relate-pair.ts";
import { hasStrangers } from "./strangers.ts";

const geometry = openGeometry();
afterAll(() => geometry.close());

const [frames, rate] = [40, 10];
const encoded = (crf: number): string[] => ["-c:v", "libx264", "-preset", "veryfast", "-crf", String(crf)];

type Way = keyof typeof ways;

async function filmed(place: GreyFrame, way: Way, people: readonly PasserBy[]): Promise<string> {
  const path = join(scratchFolder(), "film.mp4");
  const raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", "640x360", "-r", String(rate), "-i", "pipe:0"];
  const seen = Array.from(
    { length: frames },
    (_, n) => lookedAt(peopled(place, people, n), ways[way](n / (frames - 1))).pixels,
  );
  await ffmpeg([...raw, ...encoded(24), "-pix_fmt", "yuv420p", path], Buffer.concat(seen));
  return path;
}

async function copied(path: string, filters: string, crf = 30): Promise<string> {
  const copy = join(scratchFolder(), "copy.mp4");
  await ffmpeg(["-i", path, "-filter_complex", filters, ...encoded(crf), "-pix_fmt", "yuv420p", copy]);
  return copy;
}

/** Both run from the first to the last frame, whole on whole. */
async function strangersIn(one: Views, other: Views): Promise<unknown> {
  const [a, b] = [one.clip, other.clip];
  const toUs = a.header.ptsUs.at(-1) ?? 0;
  const relation: Relation = {
    relation: "same-recording",
    kind: "copy",
    offsetUs: 0,
    speed: 1,
    mirrored: false,
    turned: 0,
    fromUs: 0,
    toUs,
    share: 1,
    distance: 0,
    evidence: { by: "hashes", frames: 0, hits: 0, pairs: [] },
  };
  const whole = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const;
  const store = pixelStore();
  const compare = comparer(a, b, { geometry, store });
  const common = { a: whole, b: whole, mirrored: false };
  return hasStrangers({ a, b, compare }, { relation, common });
}

/** What is done to a film says as much on one way as on another: each way has some of them. */
const copies = {
  patrol: { "coded again": ["null", 34], "made small": ["scale=360:-2", 28] },
  pan: {
    "of fewer frames": ["fps=6", 28],
    "with a face blurred": ["split[x][y];[y]crop=56:56:300:150,boxblur=10[z];[x][z]overlay=300:150", 26],
  },
  drive: {
    "with a caption": ["eq=brightness=0.06:contrast=0.9,drawbox=0:ih*0.86:iw:ih*0.14:black:fill", 28],
  },
} as const satisfies Readonly<Record<Way, Readonly<Record<string, readonly [string, number]>>>>;

describe.each(Object.keys(ways) as Way[])("a camera on a %s", (way) => {
  const place = drawPlace(way.length * 31);

  test("sees other people, 36 pixels high, and nobody else in copies of what it saw", async () => {
    const [one, other] = await Promise.all([36, 37].map((take) => filmed(place, way, passersBy(take, 36))));
    const seen = await lookAt(one ?? "", geometry);
    expect(await strangersIn(seen, await lookAt(other ?? "", geometry))).toBe(true);
    const said: Record<string, unknown> = {};
    for (const [what, [filters, crf]] of Object.entries(copies[way]))
      said[what] = await strangersIn(seen, await lookAt(await copied(one ?? "", filters, crf), geometry));
    expect(said).toEqual(Object.fromEntries(Object.keys(copies[way]).map((what) => [what, false])));
  });
});

test("two rounds of a patrol are one viewpoint, and a copy of one is the recording", async () => {
  const place = drawPlace(71);
  const one = await filmed(place, "patrol", passersBy(2, 44));
  const other = await filmed(place, "patrol", passersBy(3, 44));
  const [a, b] = [await lookAt(one, geometry), await lookAt(other, geometry)];
  const copy = await lookAt(await copied(one, "scale=480:-2"), geometry);
  expect(await relatePair(a, b, { geometry })).toMatchObject({ relation: "same-viewpoint", kind: null });
  expect(await relatePair(a, copy, { geometry })).toMatchObject({ relation: "same-recording" });
});
