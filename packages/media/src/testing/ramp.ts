// A drawn picture of soft colours, what the desk shows of its copies, and how far two pictures are apart.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect } from "vitest";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { scratchFolder } from "./drawn.ts";

export const size = { width: 96, height: 64 };

/** Soft colours, so that compression does not matter. */
export function ramp(): Buffer {
  const rgb = Buffer.alloc(size.width * size.height * 3);
  for (let i = 0; i < size.width * size.height; i++) {
    const [x, y] = [i % size.width, Math.floor(i / size.width)];
    rgb.set([40 + 2 * x, 220 - 3 * y, 60 + x + y], 3 * i);
  }
  return rgb;
}

export const plain = () => sharp(ramp(), { raw: { ...size, channels: 3 } });

export async function still(bytes: Buffer, folder = scratchFolder()): Promise<Buffer> {
  const file = join(folder, "original");
  await writeFile(file, bytes);
  const answer = await inspect(file, { outDir: folder });
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return sharp(answer.renditions[2]?.file).removeAlpha().toColourspace("srgb").raw().toBuffer();
}

/** Mean difference of two pictures, in levels of 255. */
export function difference(a: Buffer, b: Buffer): number {
  expect(a.length).toBe(b.length);
  return a.reduce((sum, level, i) => sum + Math.abs(level - (b[i] ?? 0)), 0) / a.length;
}
