// Writes moving PNG and huge moving GIF byte by byte, in shapes that common writers do not make.
import { crc32, deflateSync } from "node:zlib";
import { drawCounter, drawnHeight, drawnWidth } from "./drawn.ts";

function chunk(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), ...parts]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, 4 * i);
  return bytes;
}

/** Rows of RGB, each behind the filter "none". */
function packed(number: number): Buffer {
  const rgb = drawCounter(number);
  const rows = Array.from({ length: drawnHeight }, (_, y) =>
    Buffer.concat([Buffer.of(0), rgb.subarray(y * drawnWidth * 3, (y + 1) * drawnWidth * 3)]),
  );
  return deflateSync(Buffer.concat(rows));
}

/**
 * A moving PNG of drawn numbers, shown for so many hundredths of a second each. With `hidden`, a still picture of that
 * number stands before them, which viewers of moving PNG never show.
 */
export function movingPng(frames: readonly (readonly [number: number, lasts: number])[], hidden?: number) {
  const header = chunk("IHDR", u32(drawnWidth, drawnHeight), Buffer.of(8, 2, 0, 0, 0));
  let sequence = 0;
  const parts = [header, chunk("acTL", u32(frames.length, 0))];
  if (hidden !== undefined) parts.push(chunk("IDAT", packed(hidden)));
  for (const [i, [number, lasts]] of frames.entries()) {
    const place = u32(sequence++, drawnWidth, drawnHeight, 0, 0);
    parts.push(chunk("fcTL", place, Buffer.of(lasts >> 8, lasts & 255, 0, 100, 0, 0)));
    const isPicture = i === 0 && hidden === undefined;
    parts.push(isPicture ? chunk("IDAT", packed(number)) : chunk("fdAT", u32(sequence++), packed(number)));
  }
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, ...parts, chunk("IEND")]);
}

/** A GIF of a huge canvas, each of whose frames changes one pixel: few bytes, very much work. */
export function hugeGif(side: number, frames: number): Buffer {
  const screen = Buffer.from("GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff", "latin1");
  screen.writeUInt16LE(side, 6);
  screen.writeUInt16LE(side, 8);
  const timed = Buffer.from("\x21\xf9\x04\0\x04\0\0\0", "latin1");
  const pixel = Buffer.from("\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", "latin1");
  const each = Buffer.concat([timed, pixel]);
  return Buffer.concat([screen, ...Array.from({ length: frames }, () => each), Buffer.of(0x3b)]);
}

/** The same GIF with a comment of so many bytes before its first picture, which pushes all that follows far on. */
export function withComment(gif: Buffer, bytes: number): Buffer {
  const palette = ((gif[10] ?? 0) & 0x80) === 0 ? 0 : 3 * 2 ** (((gif[10] ?? 0) & 7) + 1);
  const at = 13 + palette;
  const blocks = Array.from({ length: Math.ceil(bytes / 255) }, () =>
    Buffer.concat([Buffer.of(255), Buffer.alloc(255, "c")]),
  );
  const comment = Buffer.concat([Buffer.of(0x21, 0xfe), ...blocks, Buffer.of(0)]);
  return Buffer.concat([gif.subarray(0, at), comment, gif.subarray(at)]);
}
