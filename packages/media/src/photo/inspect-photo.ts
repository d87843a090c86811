// Inspects a photo: a sandboxed child decodes it, this side checks the answer and writes the renditions.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashBytes } from "@sightline/match";
import { greyLongest } from "../pixels/grey.ts";
import type { FingerprintOptions, FrameHashes, Header, Inspected, Rendition } from "../inspected.ts";
import { limitsFor } from "../limits.ts";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { filmsInside, mostFilms } from "./film-inside.ts";
import { uprightBy } from "./orientation.ts";
import { type PhotoAnswer, type PhotoAnswered, type PhotoPrint, shownSize } from "./photo-answer.ts";
import { askAboutPhoto } from "./ask-about-photo.ts";

/** Absolute path, sniffed format, and where renditions go (null: none are made). */
export interface PhotoJob {
  readonly path: string;
  readonly format: string;
  readonly outDir: string | null;
}

export async function inspectPhoto(
  job: PhotoJob,
  options: FingerprintOptions,
): Promise<Inspected | MediaRefusal> {
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const limits = limitsFor("photo", options.limits);
  const question = {
    format: job.format,
    pixels: limits.pixels,
    frames: limits.frames,
    renditions: job.outDir !== null,
    grey: options.keyFrames === true ? greyLongest : 0,
  };
  const answered = await askAboutPhoto({
    path: job.path,
    sandbox,
    limits,
    question,
    batch: options.batch,
    signal: options.signal,
  });
  if (isRefusal(answered)) return answered;
  const { answer, raw } = answered;
  return {
    header: headerOf(answer, raw?.format ?? job.format),
    fingerprint: {
      recipe: "pdq-1",
      ...hashesOf(answer.print),
      ptsUs: [0],
      trimmed: answer.trimmed && hashesOf(answer.trimmed),
    },
    shotsUs: [0],
    wave: null,
    keyFrames: answered.grey === null ? [] : [answered.grey],
    strip: null,
    renditions: job.outDir === null ? [] : await writeRenditions(answered, job.outDir),
    decode: {
      tool: job.format === "heic" ? "libheif-js" : "sharp",
      version: answer.version,
      // Both come on standard input.
      command: ["node", "photo-child.ts", "<", JSON.stringify(question), "original"],
      sandbox,
      limits,
      warnings: [...(raw === null ? [] : [raw.notice]), ...unseen(answer, job.format), ...answer.warnings],
      refused: [...answer.beside, ...(await filmsNamed(job))],
    },
  };
}

async function filmsNamed({ path, format }: PhotoJob): Promise<string[]> {
  const films = await filmsInside(path, format);
  const each = films.map(
    ({ bytes }) =>
      `not looked at as part of it: the film inside it (Motion Photo), of ${bytes} bytes; collecting makes it an item of its own`,
  );
  return films.length < mostFilms
    ? each
    : [...each, `not looked for: further films behind the first ${mostFilms}`];
}

/** Pages and further pictures: what is not looked at must be said. */
function unseen({ pictures }: PhotoAnswer, format: string): string[] {
  const which = format === "heic" ? "its primary one" : "the first";
  return pictures > 1 ? [`This file holds ${pictures} pictures: only ${which} is looked at.`] : [];
}

function hashesOf({ variants, quality }: PhotoPrint): FrameHashes {
  const eight = Uint8Array.from(Buffer.from(variants, "hex"));
  return { hashes: eight.slice(0, hashBytes), qualities: Uint8Array.of(quality), variants: eight };
}

function headerOf(answer: PhotoAnswer, format: string): Header {
  const { rotation, mirrored } = uprightBy(answer.orientation);
  return {
    kind: "photo",
    format,
    demuxer: null,
    codec: answer.codec,
    ...shownSize(answer),
    rotation,
    mirrored,
    stored: null,
    durationUs: null,
    frames: 1,
    ptsUs: [0],
  };
}

async function writeRenditions({ answer, blobs }: PhotoAnswered, outDir: string): Promise<Rendition[]> {
  const written: Rendition[] = [];
  for (const [i, { name, width, height, bytes }] of answer.renditions.entries()) {
    const file = join(outDir, `${name}.jpg`);
    await writeFile(file, blobs[i] ?? new Uint8Array());
    written.push({ name, file, type: "image/jpeg", width, height, ptsUs: 0, bytes });
  }
  return written;
}
