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

const seeds = [4, 19, 52];

describe.each(seeds)("a camera that stands before place %i", (seed) => {
  const place = drawPlace(seed);

  test.each([16, 24])("saw other people, %i pixels high", async (tall) => {
    const one = await photo(peopled(place, passersBy(seed, tall)));
    const other = await photo(peopled(place, passersBy(seed + 1, tall)));
    expect(await said(one, other)).toBe("same-viewpoint");
    const smaller = await photo(peopled(place, passersBy(seed + 1, tall)), 80, (picture) =>
      picture.resize(1280),
    );
    expect(await said(one, smaller)).toBe("same-viewpoint");
  });

  test("saw the same people in copies", async () => {
    const frame = peopled(place, passersBy(seed, 24));
    const one = await photo(frame);
    const hidden = await sharp(frame.pixels, { raw: { ...placeSize, channels: 1 } })
      .extract({ left: 700, top: 300, width: 220, height: 220 })
      .blur(18)
      .png()
      .toBuffer();
    const edits: Readonly<Record<string, readonly [number, Edit]>> = {
      "coded again": [45, (picture) => picture],
      "made smaller": [70, (picture) => picture.resize(1000)],
      darker: [80, (picture) => picture.linear(0.7, 10)],
      cut: [85, (picture) => picture.extract({ left: 80, top: 40, width: 1440, height: 820 })],
      "blurred in one place": [85, (picture) => picture.composite([{ input: hidden, left: 700, top: 300 }])],
    };
    for (const [what, [quality, edit]] of Object.entries(edits))
      expect(`${what}: ${String(await said(one, await photo(frame, quality, edit)))}`).toBe(
        `${what}: same-recording`,
      );
  });
});

test("somebody whom a thumbnail cannot show is told nowhere", async () => {
  const place = drawPlace(8);
  const one = await photo(peopled(place, passersBy(1, 16, 1)));
  const thumbnail = await photo(peopled(place, passersBy(2, 16, 1)), 70, (picture) => picture.resize(320));
  expect(await said(one, thumbnail)).toBe("same-recording");
});
