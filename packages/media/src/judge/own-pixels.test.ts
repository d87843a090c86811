// Tests of photos of one camera with people too small for small pictures: the files' own pixels tell, and copies stay copies.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import type { GreyFrame } from "../pixels/grey.ts";
import type { Views } from "../points/views.ts";
import { scratchFolder } from "../testing/drawn.ts";
import { lookAt } from "../testing/look-at.ts";
import { drawPlace, passersBy, peopled, placeSize } from "../testing/passers-by.ts";
import { openGeometry } from "./open-geometry.ts";
import { relatePair } from "./relate-pair.ts";

const geometry = openGeometry();
afterAll(() => geometry.close());

type Edit = (picture: Sharp) => Sharp;

async function photo(frame: GreyFrame, quality = 88, edit: Edit = (picture) => picture): Promise<Views> {
  const path = join(scratchFolder(), "photo.jpg");
  const raw = { width: frame.width, height: frame.height, channels: 1 as const };
  await writeFile(path, await edit(sharp(frame.pixels, { raw })).jpeg({ quality }).toBuffer());
  return lookAt(path, geometry);
}

async function said(one: Views, other: Views): Promise<unknown> {
  const relation = await relatePair(one, other, { geometry });
  return relation !== null && "relation" in relation ? relation.relation : relation;
}

const coded: Edit = (picture) => picture;
const hidden = { left: 700, top: 300, width: 220, height: 220 };

async function blurred(frame: GreyFrame): Promise<Edit> {
  const part = sharp(frame.pixels, { raw: { ...placeSize, channels: 1 } }).extract(hidden);
  const input = await part.blur(18).png().toBuffer();
  return (picture) => picture.composite([{ input, left: hidden.left, top: hidden.top }]);
}

/** How high people are and what is done to a photo say as much of one place as of another: each has some of them. */
const places: readonly {
  readonly seed: number;
  readonly tall: number;
  readonly edits: Readonly<Record<string, readonly [number, (frame: GreyFrame) => Promise<Edit>]>>;
}[] = [
  {
    seed: 4,
    tall: 16,
    edits: {
      "coded again": [45, async () => coded],
      "made smaller": [70, async () => (picture) => picture.resize(1000)],
    },
  },
  {
    seed: 19,
    tall: 24,
    edits: {
      darker: [80, async () => (picture) => picture.linear(0.7, 10)],
      cut: [85, async () => (picture) => picture.extract({ left: 80, top: 40, width: 1440, height: 820 })],
    },
  },
  { seed: 52, tall: 16, edits: { "blurred in one place": [85, blurred] } },
];

describe.each(places)("a camera that stands before place $seed", ({ seed, tall, edits }) => {
  const place = drawPlace(seed);
  const frame = peopled(place, passersBy(seed, tall));

  test(`saw other people, ${tall} pixels high, and the same ones in copies`, async () => {
    const one = await photo(frame);
    const others = peopled(place, passersBy(seed + 1, tall));
    expect(await said(one, await photo(others))).toBe("same-viewpoint");
    const smaller = await photo(others, 80, (picture) => picture.resize(1280));
    expect(await said(one, smaller)).toBe("same-viewpoint");
    for (const [what, [quality, edit]] of Object.entries(edits)) {
      const copy = await photo(frame, quality, await edit(frame));
      expect(`${what}: ${String(await said(one, copy))}`).toBe(`${what}: same-recording`);
    }
  });
});

test("somebody whom a thumbnail cannot show is told nowhere", async () => {
  const place = drawPlace(8);
  const one = await photo(peopled(place, passersBy(1, 16, 1)));
  const thumbnail = await photo(peopled(place, passersBy(2, 16, 1)), 70, (picture) => picture.resize(320));
  expect(await said(one, thumbnail)).toBe("same-recording");
});
