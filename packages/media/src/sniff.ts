// Says what a file is from fixed offsets in its first bytes, never from its name; nothing is parsed here.
import { open } from "node:fs/promises";

export type Sniffed =
  | { readonly kind: "photo"; readonly format: PhotoFormat }
  | { readonly kind: "video"; readonly format: VideoFormat; readonly demuxer: string }
  | { readonly kind: "other"; readonly format: string; readonly why: string };

export type PhotoFormat = "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "heic";
export type VideoFormat = "mov" | "matroska" | "avi" | "mpegts" | "mpeg" | "flv" | "asf" | "ogg" | "gif";

/** The only demuxers that are ever named to ffmpeg; none of them opens a second file or a URL. */
const demuxers: Record<VideoFormat, string> = {
  mov: "mov",
  matroska: "matroska",
  avi: "avi",
  mpegts: "mpegts",
  mpeg: "mpeg",
  flv: "flv",
  asf: "asf",
  ogg: "ogg",
  gif: "gif",
};

/** How many bytes of a file `sniff` looks at. */
export const sniffedBytes = 4096;

/** `head`: the first bytes of a file, 4,096 if it has that many. */
export function sniff(head: Uint8Array): Sniffed {
  const seen = head.subarray(0, sniffedBytes);
  if (seen.length === 0) return other("empty", "the file is empty");
  if (isAnimatedGif(seen)) return { kind: "video", format: "gif", demuxer: demuxers.gif };
  const photo = photoFormat(seen);
  if (photo !== undefined) return { kind: "photo", format: photo };
  const video = videoFormat(seen);
  if (video !== undefined) return { kind: "video", format: video, demuxer: demuxers[video] };
  return document(seen);
}

/** `sniff` on the first bytes of the file at `path`. Throws when it cannot be read. */
export async function sniffFile(path: string): Promise<Sniffed> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(sniffedBytes), 0, sniffedBytes, 0);
    return sniff(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function photoFormat(head: Uint8Array): PhotoFormat | undefined {
  if (bytesAt(head, 0, [0xff, 0xd8, 0xff])) return "jpeg";
  if (bytesAt(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (textAt(head, 0, "RIFF") && textAt(head, 8, "WEBP")) return "webp";
  if (textAt(head, 0, "GIF87a") || textAt(head, 0, "GIF89a")) return "gif";
  if (bytesAt(head, 0, [0x49, 0x49, 0x2a, 0x00]) || bytesAt(head, 0, [0x4d, 0x4d, 0x00, 0x2a])) return "tiff";
  if (bytesAt(head, 0, [0x49, 0x49, 0x2b, 0x00]) || bytesAt(head, 0, [0x4d, 0x4d, 0x00, 0x2b])) return "tiff";
  return textAt(head, 4, "ftyp") ? stillBrand(head) : undefined;
}

const avifBrands = ["avif", "avis"];
const heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx"];

/** ISO media with a still-picture brand. The generic `mif1` and `msf1` say nothing: the compatible brands decide. */
function stillBrand(head: Uint8Array): "avif" | "heic" | undefined {
  const length = ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  const brands = [latin(head, 8, 12)];
  const major = brands[0] ?? "";
  const generic = major === "mif1" || major === "msf1" || major === "miaf";
  if (generic) {
    for (let at = 16; at + 4 <= Math.min(length, 128, head.length); at += 4)
      brands.push(latin(head, at, at + 4));
  }
  if (brands.some((brand) => avifBrands.includes(brand))) return "avif";
  if (brands.some((brand) => heicBrands.includes(brand))) return "heic";
  return generic ? "heic" : undefined;
}

const movBoxes = ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot"];

function videoFormat(head: Uint8Array): VideoFormat | undefined {
  if (movBoxes.some((box) => textAt(head, 4, box))) return "mov";
  if (bytesAt(head, 0, [0x1a, 0x45, 0xdf, 0xa3])) return "matroska";
  if (textAt(head, 0, "RIFF") && textAt(head, 8, "AVI ")) return "avi";
  if (textAt(head, 0, "FLV") && head[3] === 1) return "flv";
  if (bytesAt(head, 0, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11])) return "asf";
  if (textAt(head, 0, "OggS")) return "ogg";
  if (bytesAt(head, 0, [0x00, 0x00, 0x01, 0xba]) || bytesAt(head, 0, [0x00, 0x00, 0x01, 0xb3])) return "mpeg";
  return isTransportStream(head) ? "mpegts" : undefined;
}

/**
 * Encoders put the extension that asks for repeats before the first picture, after a palette of at most 768 bytes.
 * An animation that does not repeat looks like a photo from here.
 */
function isAnimatedGif(head: Uint8Array): boolean {
  return textAt(head, 0, "GIF89a") && latin(head, 13, 1024).includes("\u0021\u00ff\u000bNETSCAPE2.0");
}

/** Packets of 188 bytes (192 with a leading time code: cameras) that each start with 0x47. */
function isTransportStream(head: Uint8Array): boolean {
  const packets = (first: number, step: number): boolean =>
    [0, 1, 2, 3, 4].every((n) => head[first + n * step] === 0x47);
  return packets(0, 188) || packets(4, 192);
}

const documents: readonly (readonly [format: string, magic: string])[] = [
  ["pdf", "%PDF"],
  ["postscript", "%!PS"],
  ["zip", "PK\u0003\u0004"],
  ["zip", "PK\u0005\u0006"],
  ["gzip", "\u001f\u008b"],
  ["playlist", "#EXTM3U"],
  ["playlist", "ffconcat"],
  ["session description", "v=0"],
  ["subtitles", "WEBVTT"],
  ["bmp", "BM"],
  ["drawing script", "push graphic-context"],
  ["jpeg 2000", "\u0000\u0000\u0000\u000cjP"],
  ["sound", "ID3"],
  ["sound", "fLaC"],
];

function document(head: Uint8Array): Sniffed {
  const known = documents.find(([, magic]) => textAt(head, 0, magic));
  if (known !== undefined) return other(known[0], `${known[0]} files are kept as bytes and not decoded`);
  const text = latin(head, 0, head.length);
  const start = text.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (start.startsWith("<")) {
    const format = /<svg[\s>]/i.test(text) ? "svg" : "markup";
    return other(format, "markup can name other files and addresses, so it is kept as bytes and not decoded");
  }
  const isText = !head.some((byte) => byte < 9 || (byte > 13 && byte < 32));
  return isText
    ? other("text", "text is kept as bytes and not decoded")
    : other("unknown", "its first bytes match no format that is decoded here");
}

function other(format: string, why: string): Sniffed {
  return { kind: "other", format, why };
}

function bytesAt(head: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, i) => head[at + i] === byte);
}

function textAt(head: Uint8Array, at: number, expected: string): boolean {
  return latin(head, at, at + expected.length) === expected;
}

function latin(head: Uint8Array, from: number, to: number): string {
  return Buffer.from(head.subarray(from, to)).toString("latin1");
}
