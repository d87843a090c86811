// The pictures of photo formats that can move, counted by the lengths of their blocks: nothing is decoded.
import { latin } from "./bytes.ts";

/** Fewer bytes than asked for at the end of the file. */
export type ReadAt = (at: number, length: number) => Promise<Uint8Array>;

export interface Moving {
  /** Of the canvas, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

/** Whether a file holds pictures that follow one another. */
export async function moves(format: string, readAt: ReadAt): Promise<boolean> {
  if (format === "avif" || format === "heic") return hasBox(readAt, "moov");
  const found = await countedIn(format === "png" ? "apng" : format, readAt, 2);
  return found !== undefined && found.frames > (format === "png" ? 0 : 1);
}

/** Frames of a moving picture, counted no further than its limits; undefined for other films. */
export function countFrames(
  format: string,
  readAt: ReadAt,
  limits: { readonly pixelsInAll: number; readonly frames: number },
): Promise<Moving | undefined> {
  return countedIn(format, readAt, Math.min(limits.frames, limits.pixelsInAll) + 1);
}

async function countedIn(format: string, readAt: ReadAt, most: number): Promise<Moving | undefined> {
  if (format === "gif") return countGif(windowOf(readAt), most);
  if (format === "apng") return countPng(readAt);
  return format === "webp" ? countWebp(windowOf(readAt), most) : undefined;
}

/** Reads in steps of 64 KB: the blocks of a GIF are of 255 bytes at most. */
function windowOf(readAt: ReadAt): ReadAt {
  let start = 0;
  let held: Uint8Array = new Uint8Array();
  return async (at, length) => {
    if (at < start || at + length > start + held.length)
      [start, held] = [at, await readAt(at, Math.max(length, 65_536))];
    return held.subarray(at - start, at - start + length);
  };
}

/** Extensions and comments of any length are stepped over. */
async function countGif(readAt: ReadAt, most: number): Promise<Moving> {
  const screen = Buffer.alloc(13);
  screen.set(await readAt(0, 13));
  const size = { width: screen.readUInt16LE(6), height: screen.readUInt16LE(8) };
  let at = 13 + paletteBytes(screen[10] ?? 0);
  for (let frames = 0; ;) {
    const [mark] = await readAt(at, 1);
    if (mark === 0x21) at += 2;
    else if (mark === 0x2c) {
      if (++frames >= most) return { ...size, frames };
      const descriptor = await readAt(at, 10);
      at += 11 + paletteBytes(descriptor[9] ?? 0);
    } else return { ...size, frames };
    const end = await endOfBlocks(readAt, at);
    if (end === undefined) return { ...size, frames };
    at = end;
  }
}

/** Blocks of up to 255 bytes, each behind its length, until one of none; undefined where the file ends before. */
async function endOfBlocks(readAt: ReadAt, from: number): Promise<number | undefined> {
  for (let at = from; ;) {
    const seen = await readAt(at, 4096);
    if (seen.length === 0) return undefined;
    let next = 0;
    // No waiting within: blocks of one byte each make very many of them.
    while (next < seen.length) {
      const length = seen[next] as number;
      next += 1 + length;
      if (length === 0) return at + next;
    }
    at += next;
  }
}

function paletteBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/**
 * `acTL` before the picture says how many frames follow. With one only, which is the picture itself, it does not move:
 * what a viewer shows is then the photo.
 */
async function countPng(readAt: ReadAt): Promise<Moving> {
  let frames = 0;
  const size = { width: 0, height: 0 };
  for (let at = 8, chunks = 0; chunks < mostChunks; chunks++) {
    const head = Buffer.from(await readAt(at, 16));
    if (head.length < 12) break;
    const type = latin(head, 4, 8);
    if (type === "IHDR" && head.length === 16) {
      size.width = head.readUInt32BE(8);
      size.height = Buffer.from(await readAt(at + 12, 4)).readUInt32BE(0);
    }
    if (type === "acTL") frames = head.readUInt32BE(8);
    if (type === "fcTL" && frames === 1) return { ...size, frames: 0 };
    if (type === "IDAT" || type === "IEND") return { ...size, frames };
    at += 12 + head.readUInt32BE(0);
  }
  return { ...size, frames: 0 };
}

/** More blocks than any writer puts before its pictures. */
const mostChunks = 10_000;

const mostWebpChunks = 1_000_000;

/** The extended header's bit 1 says that it is an animation; each `ANMF` is one frame of it. */
async function countWebp(readAt: ReadAt, most: number): Promise<Moving> {
  const head = Buffer.alloc(30);
  head.set(await readAt(0, 30));
  const size = { width: 1 + head.readUIntLE(24, 3), height: 1 + head.readUIntLE(27, 3) };
  if (latin(head, 12, 16) !== "VP8X" || ((head[20] ?? 0) & 2) === 0) return { ...size, frames: 0 };
  let frames = 0;
  for (let at = 12, chunks = 0; frames < most && chunks < mostWebpChunks; chunks++) {
    const chunk = Buffer.from(await readAt(at, 8));
    if (chunk.length < 8) break;
    if (latin(chunk, 0, 4) === "ANMF") frames++;
    const length = chunk.readUInt32LE(4);
    at += 8 + length + (length % 2);
  }
  return { ...size, frames };
}

/** A box of that name at the outermost level of ISO media: of a still picture's file, `moov` holds its sequence. */
async function hasBox(readAt: ReadAt, name: string): Promise<boolean> {
  for (let at = 0, boxes = 0; boxes < mostChunks; boxes++) {
    const head = Buffer.from(await readAt(at, 16));
    if (head.length < 8) return false;
    if (latin(head, 4, 8) === name) return true;
    const short = head.readUInt32BE(0);
    const long = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    if (long < 8) return false;
    at += long;
  }
  return false;
}
