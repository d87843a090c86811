// The program that unpacks moving WebP, which ffmpeg cannot read: raw frames with their times, as Matroska, on standard output.
import { writeSync } from "node:fs";
import sharp from "sharp";

sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadWebp"] });
sharp.concurrency(1);
sharp.cache(false);

/** Bytes of pixels at a time: the library goes through the file from its beginning for every part. */
const partBytes = 512_000_000;

const file = process.argv[2] ?? "";
const metadata = await sharp(file, { pages: -1, limitInputPixels: false }).metadata();
const { width, pageHeight: height = metadata.height, pages = 1, delay = [] } = metadata;
write(fileHeader(width, height));
const frameBytes = width * height * 3;
const atOnce = Math.max(1, Math.floor(partBytes / (width * height * 4)));
let atMs = 0;
for (let page = 0; page < pages; page += atOnce) {
  const count = Math.min(atOnce, pages - page);
  const part = await sharp(file, { page, pages: count, limitInputPixels: false })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  for (let n = 0; n < count; n++) {
    // What is shown for a hundredth of a second or less is shown for a tenth, as every viewer does.
    const lasts = delay[page + n] ?? 100;
    const lastsMs = lasts > 10 ? lasts : 100;
    write(frame(part.subarray(n * frameBytes, (n + 1) * frameBytes), atMs, lastsMs));
    atMs += lastsMs;
  }
}

/** EBML (RFC 8794): the bytes of a length are told by its first bit set; eight bytes hold any. */
function element(id: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE((1n << 56n) | BigInt(body.length));
  return Buffer.concat([Buffer.from(id, "hex"), length, body]);
}

function number(id: string, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return element(id, bytes);
}

/** Matroska (RFC 9559) with one track of uncompressed RGB; its ticks are milliseconds, as the file's are. */
function fileHeader(across: number, down: number): Buffer {
  const kind = element("1a45dfa3", element("4282", Buffer.from("matroska")), number("4287", 4));
  const size = [
    number("b0", across),
    number("ba", down),
    element("2eb524", Buffer.from("RGB\x18", "latin1")),
  ];
  const track = element(
    "ae",
    number("d7", 1),
    number("73c5", 1),
    number("83", 1),
    element("86", Buffer.from("V_UNCOMPRESSED")),
    element("e0", ...size),
  );
  const endless = Buffer.from("1853806701ffffffffffffff", "hex");
  const ticks = element("1549a966", number("2ad7b1", 1_000_000));
  return Buffer.concat([kind, endless, ticks, element("1654ae6b", track)]);
}

function frame(pixels: Uint8Array, startMs: number, lastsMs: number): Buffer {
  const block = element("a1", Buffer.from([0x81, 0, 0, 0]), pixels);
  return element("1f43b675", number("e7", startMs), element("a0", block, number("9b", lastsMs)));
}

function write(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at);
}
