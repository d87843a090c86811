// The language between the photo child and its parent, and the parent's distrustful reading of it.
import { type Size, fitInside } from "../fit-inside.ts";
import type { GreyFrame } from "../pixels/grey.ts";
import { veilSide } from "../limits.ts";
import { type MediaRefusal, type MediaRefusalCode, printable, refuse, refuseSaying } from "../refusal.ts";

/** What the child is asked: this, as JSON behind its length, then so many bytes of the file. */
export interface PhotoQuestion {
  readonly bytes: number;
  readonly format: string;
  readonly pixels: number;
  readonly frames: number;
  readonly renditions: boolean;
  /** Longest side of the upright grey picture that is asked for, in pixels; 0 for none. */
  readonly grey: number;
  /** EXIF orientation of a file that tells none itself; 1 when left out. */
  readonly orientation?: number;
  /** Nothing but the upright picture is asked for, every pixel of it, as a PNG. */
  readonly exact?: boolean;
}

/** The upright picture itself, as a PNG. */
export interface ExactAnswered {
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

export interface PhotoAnswer {
  readonly codec: string;
  /** As stored, before any turn. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1–8. */
  readonly orientation: number;
  readonly print: PhotoPrint;
  /** Of the picture inside its uniform bars; null when it has none. */
  readonly trimmed: PhotoPrint | null;
  readonly version: string;
  /** Pictures in the file; one of them is looked at. */
  readonly pictures: number;
  /** What else is in the file and is not looked at. */
  readonly beside: readonly string[];
  readonly warnings: readonly string[];
  readonly renditions: readonly AnsweredRendition[];
}

export interface PhotoPrint {
  /** 8·64 hex digits: the hash, and those of the picture mirrored and turned, in the order of `dihedralOf`. */
  readonly variants: string;
  readonly quality: number;
}

export interface AnsweredRendition {
  readonly name: "veil" | "thumbnail" | "still";
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** An answer with its JPEG blobs, in the order of `renditions`, and the grey picture, where it was asked for. */
export interface PhotoAnswered {
  readonly answer: PhotoAnswer;
  readonly blobs: readonly Uint8Array[];
  readonly grey: GreyFrame | null;
}

/** Four bytes of length (big endian), then JSON of that length. */
export function packQuestion(question: PhotoQuestion): Buffer {
  return packAnswer(question, []);
}

/** Four bytes of length (big endian), JSON of that length, then the blobs. */
export function packAnswer(json: object, blobs: readonly Uint8Array[]): Buffer {
  const text = Buffer.from(JSON.stringify(json), "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, ...blobs]);
}

const childCodes: readonly MediaRefusalCode[] = [
  "too-many-pixels",
  "too-many-frames",
  "undecodable",
  "unsupported-format",
  "tool-missing",
  "out-of-memory",
];

/** Reads the child's bytes against the fixed schema: anything unexpected is the refusal `odd-answer`. */
export function readAnswer(bytes: Buffer, question: PhotoQuestion): PhotoAnswered | MediaRefusal {
  const json = unpackJson(bytes);
  if (json === undefined) return refuse("odd-answer", "no JSON");
  const refusal = readRefusal(json["refusal"], json["detail"]);
  if (refusal !== undefined) return refusal;
  const answer = checkedAnswer(json, question);
  if (answer === undefined) return refuse("odd-answer", "fields out of range");
  const blobs = bytes.subarray(4 + bytes.readUInt32BE(0));
  const size = question.grey === 0 ? null : fitInside(shownSize(answer), question.grey);
  const greyAt = blobs.length - (size === null ? 0 : size.width * size.height);
  const cut = greyAt < 0 ? undefined : cutBlobs(blobs.subarray(0, greyAt), answer.renditions);
  if (cut === undefined) return refuse("odd-answer", "not the pictures announced");
  const grey = size && { atUs: 0, ...size, pixels: new Uint8Array(blobs.subarray(greyAt)) };
  return { answer, blobs: cut, grey };
}

/** Pixels as displayed. */
export function shownSize({ width, height, orientation }: Size & { readonly orientation: number }): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** The same for a question that asks for the exact picture. */
export function readExact(bytes: Buffer, question: PhotoQuestion): ExactAnswered | MediaRefusal {
  const json = unpackJson(bytes);
  if (json === undefined) return refuse("odd-answer", "no JSON");
  const refusal = readRefusal(json["refusal"], json["detail"]);
  if (refusal !== undefined) return refusal;
  const { width, height } = json;
  const png = bytes.subarray(4 + bytes.readUInt32BE(0));
  const sane = isWhole(width, 1, question.pixels) && isWhole(height, 1, question.pixels);
  if (!sane || width * height > question.pixels || !isPng(png, { width, height }))
    return refuse("odd-answer", "not the picture announced");
  return { width, height, png };
}

function unpackJson(bytes: Buffer): Record<string, unknown> | undefined {
  if (bytes.length < 4) return undefined;
  const length = bytes.readUInt32BE(0);
  if (length > 65_536 || 4 + length > bytes.length) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8", 4, 4 + length));
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What the child may name, in sentences of ours. */
const named: Readonly<Record<string, string>> = {
  "jpeg-coding":
    "This is a JPEG picture in a coding of its own (lossless, JPEG-LS, or of more than 8 bits), which is not opened here; its bytes are kept: convert it to PNG and collect that copy beside it.",
  "tiff-compression":
    "This is a TIFF picture whose compression is not opened here; its bytes are kept: convert it to PNG or JPEG and collect that copy beside it.",
  "tiff-colours":
    "This is a TIFF picture whose kind of colours (such as CIELAB) is not opened here; its bytes are kept: convert it to PNG or JPEG and collect that copy beside it.",
  "tiff-numbers":
    "This is a TIFF picture whose kind of numbers (signed, of 32 or 64 bits, or grey with fractions) is not opened here, because it does not say which of them is white; its bytes are kept: convert it to PNG or JPEG and collect that copy beside it.",
};

function readRefusal(code: unknown, detail: unknown): MediaRefusal | undefined {
  if (code === undefined) return undefined;
  const sentence = typeof code === "string" && Object.hasOwn(named, code) ? named[code] : undefined;
  if (sentence !== undefined) return refuseSaying("unsupported-format", sentence);
  const known = childCodes.find((each) => each === code);
  return refuse(known ?? "odd-answer", typeof detail === "string" ? detail : "");
}

function checkedAnswer(json: Record<string, unknown>, question: PhotoQuestion): PhotoAnswer | undefined {
  const { codec, width, height, orientation, version, pictures, beside, warnings, renditions } = json;
  const sane =
    isName(codec) &&
    isName(version) &&
    isWhole(width, 1, question.pixels) &&
    isWhole(height, 1, question.pixels) &&
    width * height <= question.pixels &&
    isWhole(orientation, 1, 8) &&
    isWhole(pictures, 1, question.frames);
  const print = checkedPrint(json["print"]);
  const trimmed = json["trimmed"] === null ? null : checkedPrint(json["trimmed"]);
  if (!sane || print === undefined || trimmed === undefined) return undefined;
  if (!isShortList(warnings) || !isShortList(beside) || !Array.isArray(renditions)) return undefined;
  const checked = renditions.map(checkedRendition);
  if (checked.length !== (question.renditions ? 3 : 0) || !checked.every((each) => each !== undefined))
    return undefined;
  return {
    codec,
    width,
    height,
    orientation,
    print,
    trimmed,
    version,
    pictures,
    beside: told(beside),
    warnings: told(warnings),
    renditions: checked,
  };
}

function told(list: readonly unknown[]): string[] {
  return list.map((each) => printable(String(each), 300));
}

function isShortList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length <= 10;
}

function checkedPrint(value: unknown): PhotoPrint | undefined {
  if (!isRecord(value)) return undefined;
  const { variants, quality } = value;
  if (typeof variants !== "string" || !/^[0-9a-f]{512}$/.test(variants)) return undefined;
  return isWhole(quality, 0, 100) ? { variants, quality } : undefined;
}

function checkedRendition(value: unknown): AnsweredRendition | undefined {
  if (!isRecord(value)) return undefined;
  const { name, width, height, bytes } = value;
  if (name !== "veil" && name !== "thumbnail" && name !== "still") return undefined;
  const longest = { veil: veilSide, thumbnail: 320, still: 1600 }[name];
  if (!isWhole(width, 1, longest) || !isWhole(height, 1, longest) || !isWhole(bytes, 4, 16_000_000))
    return undefined;
  return { name, width, height, bytes };
}

function cutBlobs(rest: Buffer, renditions: readonly AnsweredRendition[]): Uint8Array[] | undefined {
  const blobs: Uint8Array[] = [];
  let at = 0;
  for (const { bytes } of renditions) {
    const blob = rest.subarray(at, at + bytes);
    if (blob.length !== bytes || !isJpeg(blob)) return undefined;
    blobs.push(blob);
    at += bytes;
  }
  return at === rest.length ? blobs : undefined;
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Starts and ends as a PNG of this size does. */
export function isPng(bytes: Buffer, { width, height }: Size): boolean {
  if (bytes.length < 45 || !bytes.subarray(0, 8).equals(pngStart)) return false;
  const ends = bytes.toString("latin1", bytes.length - 8, bytes.length - 4) === "IEND";
  return ends && bytes.readUInt32BE(16) === width && bytes.readUInt32BE(20) === height;
}

/** Starts and ends as a JPEG does. */
export function isJpeg(bytes: Uint8Array): boolean {
  const end = bytes.length;
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most;
}

/** A codec or version name: short and plain. */
export function isName(value: unknown): value is string {
  return typeof value === "string" && /^[\w .,+:/()-]{1,80}$/.test(value);
}
