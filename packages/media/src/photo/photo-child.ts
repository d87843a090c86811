// The program that opens photos: it runs inside the sandbox, reads each from standard input, and answers on standard output.
import { readSync, writeSync } from "node:fs";
import { type OpenedPhoto, openPhoto } from "./open-photo.ts";
import { type PhotoQuestion, packAnswer } from "./photo-answer.ts";
import { type Pixels, printsOf } from "./photo-prints.ts";
import { Refused } from "./refused.ts";
import { greyLongest } from "../pixels/grey.ts";
import { exactOf, levelsOf, makeRenditions, smallOf, uprightOf } from "./renditions.ts";

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
  const photo = await openPhoto(question, original);
  if (question.exact === true) {
    const { png, ...size } = await exactOf(photo);
    return packAnswer(size, [png]);
  }
  const { codec, orientation, pixels, pictures, beside, warnings, version } = photo;
  const prints = printsOf(pixels);
  const still = question.renditions ? await uprightOf(photo) : undefined;
  const small = still && (await smallOf(photo, greyLongest, still));
  const made = still && small ? await makeRenditions(still, small) : [];
  const grey = question.grey > 0 ? [levelsOf(await greyedOf(photo, question.grey, small))] : [];
  const json = {
    codec,
    width: pixels.width,
    height: pixels.height,
    orientation,
    ...prints,
    version,
    pictures,
    beside,
    warnings,
    renditions: made.map(({ name, width, height, jpeg }) => ({ name, width, height, bytes: jpeg.length })),
  };
  return packAnswer(json, [...made.map(({ jpeg }) => jpeg), ...grey]);
}

/** The still is on white where the photo is transparent: then the grey picture is not made from it. */
async function greyedOf(photo: OpenedPhoto, longest: number, small: Pixels | undefined): Promise<Pixels> {
  const isOpaque = photo.pixels.channels % 2 === 1;
  return isOpaque && longest === greyLongest && small ? small : smallOf(photo, longest);
}
