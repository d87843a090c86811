// The size that a photo's header declares, read from its own offsets, so that what is over the limit costs no decoder.
import { open } from "node:fs/promises";
import type { Size } from "../fit-inside.ts";
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
  const file = await open(path);
  try {
    const read = async (at: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    const size = await declaredSize(format, read);
    return size && tooManyPixelsOf(size, limits);
  } finally {
    await file.close();
  }
}

export function tooManyPixelsOf(size: Size, { pixels }: Limits): MediaRefusal | undefined {
  if (size.width * size.height <= pixels) return undefined;
  const [width, height] = [size.width, size.height].map((side) => side.toLocaleString("en"));
  return refuseSaying(
    "too-many-pixels",
    `This picture declares ${width} × ${height} pixels, and at most ${Math.floor(pixels / 1e6)} million are opened; collect a smaller copy beside it.`,
  );
}

/** Fewer bytes than asked for at the end of the file. */
type Read = (at: number, length: number) => Promise<Buffer>;

async function declaredSize(format: string, read: Read): Promise<Size | undefined> {
  switch (format) {
    case "heic":
    case "avif":
      return sizeOfStill(read);
    case "jpeg":
      return sizeOfJpeg(read);
    case "png":
      return sizeAt(await read(16, 8), (head) => [head.readUInt32BE(0), head.readUInt32BE(4)]);
    case "gif":
      return sizeAt(await read(6, 8), (head) => [head.readUInt16LE(0), head.readUInt16LE(2)]);
    case "bmp":
      return sizeOfBmp(await read(14, 12));
    default:
      return undefined;
  }
}

function sizeAt(head: Buffer, sides: (head: Buffer) => readonly number[]): Size | undefined {
  const [width = 0, height = 0] = head.length < 8 ? [] : sides(head);
  return { width, height };
}

/** The oldest header, of twelve bytes, tells its sides by two bytes each. */
function sizeOfBmp(head: Buffer): Size | undefined {
  if (head.length < 12) return undefined;
  const isOldest = head.readUInt32LE(0) === 12;
  const [width, height] = isOldest
    ? [head.readUInt16LE(4), head.readUInt16LE(6)]
    : [Math.abs(head.readInt32LE(4)), Math.abs(head.readInt32LE(8))];
  return { width, height };
}

/** Headers of stills are of some kilobytes; more is none. */
const mostHeader = 16_000_000;

async function sizeOfStill(read: Read): Promise<Size | undefined> {
  for (let at = 0, boxes = 0; boxes < 1000; boxes++) {
    const head = await read(at, 8);
    if (head.length < 8) return undefined;
    const length = head.readUInt32BE(0);
    if (length < 8 || length > mostHeader) return undefined;
    if (latin(head, 4, 8) === "meta") return stillProperties(await read(at + 8, length - 8)).largest;
    at += length;
  }
  return undefined;
}

/** The first frame header (SOF) says it; all segments before it tell their lengths (ITU-T T.81, B.1). */
async function sizeOfJpeg(read: Read): Promise<Size | undefined> {
  for (let at = 2, segments = 0; segments < 1000; segments++) {
    const head = await read(at, 9);
    const kind = head[1] ?? 0;
    if (head.length < 9 || head[0] !== 0xff || kind === 0xda) return undefined;
    const isFrame = kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
    if (isFrame) return { width: head.readUInt16BE(7), height: head.readUInt16BE(5) };
    at += kind === 0xff ? 1 : 2 + head.readUInt16BE(2);
  }
  return undefined;
}
