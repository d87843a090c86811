// The size that a photo's header declares, read from its own offsets, so that what is over the limit costs no decoder.
import { open } from "node:fs/promises";
import type { Limits } from "../limits.ts";
import { type MediaRefusal, refuseSaying } from "../refusal.ts";
import { latin } from "../sniff/bytes.ts";
import { stillProperties } from "./iso-properties.ts";

/** Undefined where nothing is declared at a known place: then the decoder's own header tells. */
export async function tooManyPixels(
  path: string,
  format: string,
  limits: Limits,
): Promise<MediaRefusal | undefined> {
  const size = await declaredSize(path, format);
  return size && tooManyPixelsOf(size, limits);
}

export function tooManyPixelsOf(
  size: { readonly width: number; readonly height: number },
  { pixels }: Limits,
): MediaRefusal | undefined {
  if (size.width * size.height <= pixels) return undefined;
  const [width, height] = [size.width, size.height].map((side) => side.toLocaleString("en"));
  return refuseSaying(
    "too-many-pixels",
    `This picture declares ${width} × ${height} pixels, and at most ${Math.floor(pixels / 1e6)} million are opened; collect a smaller copy beside it.`,
  );
}

/** Headers of stills are of some kilobytes; more is none. */
const mostHeader = 16_000_000;

async function declaredSize(
  path: string,
  format: string,
): Promise<{ readonly width: number; readonly height: number } | undefined> {
  if (format !== "heic" && format !== "avif" && format !== "png") return undefined;
  const file = await open(path);
  try {
    const read = async (at: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    if (format === "png") {
      const head = await read(16, 8);
      return head.length === 8 ? { width: head.readUInt32BE(0), height: head.readUInt32BE(4) } : undefined;
    }
    for (let at = 0, boxes = 0; boxes < 1000; boxes++) {
      const head = await read(at, 8);
      if (head.length < 8) return undefined;
      const length = head.readUInt32BE(0);
      if (length < 8 || length > mostHeader) return undefined;
      if (latin(head, 4, 8) === "meta") return stillProperties(await read(at + 8, length - 8)).largest;
      at += length;
    }
    return undefined;
  } finally {
    await file.close();
  }
}
