// What is decoded is kept up to a budget, and nothing is forgotten of an item while it is being compared.
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ffmpeg, scratchFolder } from "../testing/drawn.ts";
import { lookAt } from "../testing/look-at.ts";
import type { Clip } from "../points/views.ts";
import { openGeometry } from "./open-geometry.ts";
import { pixelStore } from "./pixel-store.ts";

const frames = 10;

test("an item in use keeps its frames however much else is decoded, and loses them afterwards", async () => {
  const geometry = openGeometry();
  const file = join(scratchFolder(), "moving.mp4");
  const moving = "testsrc2=size=320x180:rate=25:duration=1";
  await ffmpeg(["-f", "lavfi", "-i", moving, "-pix_fmt", "yuv420p", file]);
  const { clip } = await lookAt(file, geometry).finally(() => geometry.close());
  // Items of the same bytes, each under a path of its own.
  const [used, ...others] = [1, 2, 3].map((n): Clip => {
    const path = [dirname(file), ...Array.from({ length: n }, () => "."), "moving.mp4"].join("/");
    return { ...clip, path };
  });
  if (used === undefined) throw new Error("Expected an item.");
  // Room for the frames of one item, and for half of another's.
  const store = pixelStore(1.5 * frames * 320 * 180);
  const load = async (item: Clip): Promise<void> =>
    expect(await store.load(item, item.header.ptsUs.slice(0, frames), {})).toBeUndefined();
  const heldOf = (item: Clip): number => store.of(item).frames.size;
  await store.using([used], async () => {
    await load(used);
    for (const other of others) await load(other);
    expect(heldOf(used)).toBe(frames);
  });
  for (const other of others) await load(other);
  expect(heldOf(used)).toBe(0);
});
