// Says what a file is from fixed offsets in its first bytes, never from its name, and whether its pictures move.
import { type FileHandle, open } from "node:fs/promises";
import { bytesAt, textAt } from "./bytes.ts";
import { isRawStream, packetsBegin } from "./coded.ts";
import { brandsOf, type PhotoFormat, photoFormat } from "./photo-format.ts";
import { moves } from "./moves.ts";
import { type NotOpened, notOpened } from "./not-opened.ts";

export type Sniffed =
  | { readonly kind: "photo"; readonly format: PhotoFormat }
  | { readonly kind: "video"; readonly format: VideoFormat; readonly demuxer: string }
  | NotOpened;

/** The only demuxers that are ever named to ffmpeg, by format; none of them opens a second file or a URL. */
const demuxers = {
  mov: "mov",
  matroska: "matroska",
  avi: "avi",
  mpegts: "mpegts",
  mpeg: "mpeg",
  flv: "flv",
  asf: "asf",
  ogg: "ogg",
  dhav: "dhav",
  ivf: "ivf",
  // Coded pictures without a container, which hold no times.
  h264: "h264",
  hevc: "hevc",
  mpegvideo: "mpegvideo",
  m4v: "m4v",
  // Moving pictures in formats of photos.
  gif: "gif",
  apng: "apng",
  avif: "mov",
  heic: "mov",
  // Unpacked by our own child first (video/unpack-child.ts): ffmpeg knows no moving WebP.
  webp: "matroska",
} as const;

export type VideoFormat = keyof typeof demuxers;

/** How many bytes of a file `sniff` looks at. */
export const sniffedBytes = 4096;

/** `head`: the first bytes of a file, 4,096 if it has that many. Whether a photo moves may show only further on: `sniffFile`. */
export function sniff(head: Uint8Array): Sniffed {
  const seen = head.subarray(0, sniffedBytes);
  if (seen.length === 0)
    return { kind: "other", format: "empty", why: "This file is empty; collect it again from its source." };
  const photo = photoFormat(seen);
  if (photo !== undefined) return { kind: "photo", format: photo };
  const format = videoFormat(seen);
  return format === undefined ? notOpened(seen) : video(format);
}

/** `sniff` on the file at `path`, with a further look where a format of photos can move. Throws when it cannot be read. */
export async function sniffFile(path: string): Promise<Sniffed> {
  const file = await open(path, "r");
  try {
    const head = await readAt(file)(0, sniffedBytes);
    const sniffed = sniff(head);
    if (sniffed.kind !== "photo") return sniffed;
    const { format } = sniffed;
    const canMove = format === "gif" || format === "png" || format === "webp" || isSequence(format, head);
    if (!canMove || !(await moves(format, readAt(file)))) return sniffed;
    return video(format === "png" ? "apng" : (format as VideoFormat));
  } finally {
    await file.close();
  }
}

function video(format: VideoFormat): Sniffed {
  return { kind: "video", format, demuxer: demuxers[format] };
}

/** Fewer bytes at the end of the file. */
function readAt(file: FileHandle): (at: number, length: number) => Promise<Uint8Array> {
  return async (at, length) => {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  };
}

/** As other readers decide: a file that calls itself a sequence first moves; a still that has one beside it does not. */
function isSequence(format: PhotoFormat, head: Uint8Array): boolean {
  if (format !== "avif" && format !== "heic") return false;
  return ["avis", "hevc", "hevx", "hevm", "hevs", "msf1"].includes(brandsOf(head)[0] ?? "");
}

const movBoxes = ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "moof", "styp", "sidx"];

function videoFormat(head: Uint8Array): VideoFormat | undefined {
  if (movBoxes.some((box) => textAt(head, 4, box))) return "mov";
  if (bytesAt(head, 0, [0x1a, 0x45, 0xdf, 0xa3])) return "matroska";
  if (textAt(head, 0, "RIFF") && textAt(head, 8, "AVI ")) return "avi";
  if (textAt(head, 0, "FLV") && head[3] === 1) return "flv";
  if (bytesAt(head, 0, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11])) return "asf";
  if (textAt(head, 0, "OggS")) return "ogg";
  // Recorders of cameras put forty bytes of their own before a program stream.
  if (textAt(head, 0, "IMKH") || bytesAt(head, 0, [0x00, 0x00, 0x01, 0xba])) return "mpeg";
  if (textAt(head, 0, "DHAV") || textAt(head, 0, "DAHUA")) return "dhav";
  if (textAt(head, 0, "DKIF")) return "ivf";
  const coded = isRawStream(head);
  if (coded !== undefined) return coded;
  return packetsBegin(head) === undefined ? undefined : "mpegts";
}
