// The program that opens photos: it runs inside the sandbox, reads each from standard input, and answers on standard output.
import { execFileSync } from "node:child_process";
import { readFileSync, readSync, rmSync, writeFileSync, writeSync } from "node:fs";
import sharp, { type Metadata, type Sharp } from "sharp";
import { type PhotoQuestion, packAnswer } from "./photo-answer.ts";
import { printsOf } from "./photo-prints.ts";
import { greyOf, makeRenditions, uprightOf } from "./renditions.ts";

// Only the loaders of the listed formats: a file that is also an SVG or a PDF finds none.
sharp.block({ operation: ["VipsForeignLoad"] });
const loaders = ["Jpeg", "Png", "Webp", "Heif", "Nsgif", "Tiff"];
sharp.unblock({ operation: loaders.map((name) => `VipsForeignLoad${name}`) });
sharp.concurrency(1);
sharp.cache(false);

const libraryFormats = ["jpeg", "png", "webp", "heif", "gif", "tiff"];

class Refused extends Error {
  readonly code: string;
  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** The bytes of the photo at hand; kept for the next, because fresh memory costs more than reading into it. */
let held = Buffer.alloc(0);

// Reads and writes wait on purpose: there is nothing else to do, and no stream machinery to start.
for (let question = nextQuestion(); question !== null; question = nextQuestion()) {
  const told = await answer(question);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(told.length);
  for (const part of [length, told]) {
    for (let at = 0; at < part.length;) at += writeSync(1, part, at);
  }
}

/** The next question, or null when the parent closed its end. */
function nextQuestion(): PhotoQuestion | null {
  const length = Buffer.alloc(4);
  if (!fill(length)) return null;
  const json = Buffer.alloc(length.readUInt32BE(0));
  return fill(json) ? (JSON.parse(json.toString("utf8")) as PhotoQuestion) : null;
}

/** Fills `into` from standard input; false when that ends before. */
function fill(into: Buffer): boolean {
  for (let at = 0; at < into.length;) {
    const read = readSync(0, into, at, into.length - at, null);
    if (read === 0) return false;
    at += read;
  }
  return true;
}

async function answer(question: PhotoQuestion): Promise<Buffer> {
  try {
    if (held.length < question.bytes) held = Buffer.allocUnsafeSlow(question.bytes);
    const original = held.subarray(0, question.bytes);
    if (!fill(original)) throw new Refused("undecodable", "the file ended early");
    return await inspectPhoto(question, original);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return packAnswer({ refusal: codeOf(error, detail), detail: detail.slice(0, 500) }, []);
  }
}

function codeOf(error: unknown, detail: string): string {
  if (error instanceof Refused) return error.code;
  if (/exceeds pixel limit|too many pixels|dimensions? .*exceed/i.test(detail)) return "too-many-pixels";
  if (/out of memory|cannot allocate|bad_alloc|allocation failed/i.test(detail)) return "out-of-memory";
  return /unsupported image format/i.test(detail) ? "unsupported-format" : "undecodable";
}

async function inspectPhoto(question: PhotoQuestion, original: Buffer): Promise<Buffer> {
  const file = question.format === "heic" ? convertHeic(original) : original;
  const open = opener(file, question);
  const { metadata, failOn, warnings } = await readHeader(open, question);
  const decoded = await decode(open, metadata, failOn);
  warnings.push(...decoded.warnings);
  const { pixels } = decoded;
  const orientation = question.format === "heic" ? 1 : (metadata.orientation ?? 1);
  const prints = printsOf(pixels);
  const source = {
    file,
    metadata,
    pixels,
    orientation,
    failOn: decoded.failOn,
    limitInputPixels: question.pixels,
  };
  const still = question.renditions ? await uprightOf(source) : undefined;
  const made = still ? await makeRenditions(still) : [];
  const grey =
    question.grey > 0
      ? [await greyOf(source, question.grey, pixels.channels % 2 === 0 ? undefined : still)]
      : [];
  const json = {
    codec: question.format === "heic" ? "hevc" : (metadata.compression ?? metadata.format),
    width: pixels.width,
    height: pixels.height,
    orientation,
    ...prints,
    version: `${sharp.versions.sharp ?? "unknown"}, libvips ${sharp.versions.vips}`,
    warnings,
    renditions: made.map(({ name, width, height, jpeg }) => ({ name, width, height, bytes: jpeg.length })),
  };
  return packAnswer(json, [...made.map(({ jpeg }) => jpeg), ...grey]);
}

type FailOn = "warning" | "none";

type Open = (failOn: FailOn) => Sharp;

function opener(file: Buffer, { pixels }: PhotoQuestion): Open {
  return (failOn) => sharp(file, { failOn, limitInputPixels: pixels, pages: 1, ignoreIcc: true });
}

async function readHeader(
  open: Open,
  question: PhotoQuestion,
): Promise<{ metadata: Metadata; failOn: FailOn; warnings: string[] }> {
  const read = await orLenient((failOn) => open(failOn).metadata());
  const { value: metadata } = read;
  if (!libraryFormats.includes(metadata.format ?? ""))
    throw new Refused("unsupported-format", metadata.format ?? "");
  if (metadata.width * metadata.height > question.pixels) {
    throw new Refused("too-many-pixels", `${metadata.width}×${metadata.height}`);
  }
  if ((metadata.pages ?? 1) > question.frames)
    throw new Refused("too-many-frames", `${metadata.pages} pages`);
  return { ...read, metadata, warnings: [...read.warnings, ...unseen(metadata)] };
}

/** Pages and animations: what is not looked at must be said. */
function unseen({ pages = 1 }: Metadata): string[] {
  return pages > 1 ? [`This file holds ${pages} pictures: only the first is looked at.`] : [];
}

/** Every pixel, at full size: shrinking while loading would give another hash. */
async function decode(open: Open, { space }: Metadata, first: FailOn) {
  const colours = space === "b-w" || space === "grey16" ? "b-w" : "srgb";
  const { value, failOn, warnings } = await orLenient(
    (failOn) => open(failOn).toColourspace(colours).raw().toBuffer({ resolveWithObject: true }),
    first,
  );
  const { width, height, channels } = value.info;
  return { pixels: { bytes: value.data, width, height, channels }, failOn, warnings };
}

/** Tries strictly; a damaged file gets a second, lenient try, and the damage is put on record. */
async function orLenient<T>(work: (failOn: FailOn) => Promise<T>, first: FailOn = "warning") {
  if (first === "none") return { value: await work("none"), failOn: first, warnings: [] as string[] };
  try {
    return { value: await work("warning"), failOn: "warning" as FailOn, warnings: [] as string[] };
  } catch (error) {
    const value = await work("none");
    const said = error instanceof Error ? error.message : String(error);
    return {
      value,
      failOn: "none" as FailOn,
      warnings: [`Damaged file, opened leniently: ${said}`.slice(0, 300)],
    };
  }
}

/** The library has no HEIC decoder: the system's converter runs here, in the same sandbox, under the same limits. */
function convertHeic(original: Buffer): Buffer {
  const stem = `${process.env["TMPDIR"] ?? "/tmp"}/sightline-${process.pid}`;
  const [given, converted] = [`${stem}.heic`, `${stem}.png`];
  try {
    writeFileSync(given, original);
    execFileSync("heif-convert", ["--quiet", given, converted], { stdio: ["ignore", "pipe", "pipe"] });
    return readFileSync(converted);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new Refused(missing ? "tool-missing" : "undecodable", error instanceof Error ? error.message : "");
  } finally {
    for (const scratch of [given, converted]) rmSync(scratch, { force: true });
  }
}
