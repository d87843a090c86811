// Decodes one photo, whatever its format, to pixels as stored and to what is needed to show them; inside the sandbox.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import sharp, { type Metadata, type Sharp } from "sharp";
import { type CodedColours, boxNamed, stillProperties } from "./iso-properties.ts";
import { withHeif } from "./libheif.ts";
import { mendPng } from "./mend-png.ts";
import { isUncompressed, nameKind, oddNumbers } from "./name-kind.ts";
import { pngColours } from "./png-colours.ts";
import type { PhotoQuestion } from "./photo-answer.ts";
import type { Pixels } from "./photo-prints.ts";
import { Refused } from "./refused.ts";

// Only the loaders of the listed formats: a file that is also an SVG or a PDF finds none.
sharp.block({ operation: ["VipsForeignLoad"] });
const loaders = ["Jpeg", "Png", "Webp", "Heif", "Nsgif", "Tiff"];
sharp.unblock({ operation: loaders.map((name) => `VipsForeignLoad${name}`) });
sharp.concurrency(1);
sharp.cache(false);

const libraryFormats = ["jpeg", "png", "webp", "heif", "gif", "tiff"];

export interface OpenedPhoto {
  readonly codec: string;
  /** EXIF orientation, 1–8. */
  readonly orientation: number;
  /** Every pixel, at full size: shrinking while loading would give another hash. */
  readonly pixels: Pixels;
  /** The colour profile that the file bears. */
  readonly icc: Buffer | null;
  /** Coded colours of HEIF and AVIF, where the file tells them. */
  readonly colours: CodedColours | null;
  /** Decodes again with profile and alpha honoured, where the pixels have lost them; null where they have not. */
  readonly again: (() => Sharp) | null;
  /** Pictures in the file. */
  readonly pictures: number;
  /** What else is in the file, in words of ours. */
  readonly beside: readonly string[];
  readonly warnings: readonly string[];
  readonly version: string;
}

export async function openPhoto(question: PhotoQuestion, original: Buffer): Promise<OpenedPhoto> {
  switch (question.format) {
    case "heic":
      return openHeic(question, original);
    case "bmp":
      return openWithLibrary(question, convert(original, "bmp_pipe"), "bmp");
    case "png":
      return openPng(question, original);
    default:
      return openWithLibrary(question, original);
  }
}

function tooLarge(width: number, height: number, { pixels }: PhotoQuestion): Refused | undefined {
  return width * height > pixels ? new Refused("too-many-pixels", `${width}×${height}`) : undefined;
}

function openHeic(question: PhotoQuestion, original: Buffer): OpenedPhoto {
  return withHeif(original, (still) => {
    const { width, height, hasAlpha, pictures, beside, icc } = still;
    const refused = tooLarge(width, height, question);
    if (refused !== undefined) throw refused;
    if (pictures > question.frames) throw new Refused("too-many-frames", `${pictures} pictures`);
    return {
      codec: "hevc",
      orientation: 1,
      pixels: { bytes: still.decode(), width, height, channels: hasAlpha ? 4 : 3 },
      icc,
      colours: coloursIn(original),
      again: null,
      pictures,
      beside,
      warnings: [],
      version: `libheif ${still.version}`,
    };
  });
}

/** The library decodes AVIF as it is coded, and keeps silent about how that is. */
function coloursIn(file: Buffer): CodedColours | null {
  const meta = boxNamed("meta", file);
  return meta === undefined ? null : stillProperties(meta).colours;
}

/** One that the library cannot open as it is shows the rows that are there, and says how many are missing. */
async function openPng(question: PhotoQuestion, original: Buffer): Promise<OpenedPhoto> {
  const opened = await openWithLibrary(question, original).catch((error: unknown) => {
    if (error instanceof Refused && error.code !== "undecodable") throw error;
    return error;
  });
  const isOpened = typeof opened === "object" && opened !== null && "pixels" in opened;
  if (isOpened && (opened as OpenedPhoto).warnings.length === 0) return opened as OpenedPhoto;
  const mended = await mendPng(original);
  if (mended === "empty") throw new Refused("undecodable", "no row of its picture is there");
  if (mended === null) {
    if (isOpened) return opened as OpenedPhoto;
    throw opened;
  }
  const { warnings, ...shown } = await openWithLibrary(question, mended.png);
  const damage =
    mended.missing ?? "Damaged file: something around its picture is wrong, and all of its rows are there.";
  return { ...shown, warnings: [damage, ...warnings] };
}

type FailOn = "warning" | "none";
type Open = (failOn: FailOn) => Sharp;

async function openWithLibrary(question: PhotoQuestion, file: Buffer, codec?: string): Promise<OpenedPhoto> {
  const options = { limitInputPixels: question.pixels, pages: 1 };
  const open: Open = (failOn) => sharp(file, { ...options, failOn, ignoreIcc: true });
  const { metadata, failOn, warnings } = await readHeader(open, question);
  const decoded = await decode(open, metadata, failOn).catch((error: unknown) => {
    throw nameKind(error, question.format);
  });
  const { space, icc = null, pages = 1, orientation, hasAlpha } = metadata;
  const isGrey = space === "b-w" || space === "grey16";
  // Grey with alpha has lost its alpha by now: the hash is of its levels, whatever is behind them.
  const told = question.format === "png" ? pngColours(file) : null;
  const plain = isGrey ? !hasAlpha : ["srgb", "rgb", "rgb16"].includes(space);
  return {
    codec: codec ?? metadata.compression ?? metadata.format,
    orientation: orientation ?? question.orientation ?? 1,
    pixels: decoded.pixels,
    icc: told?.coded ? null : (icc ?? told?.icc ?? null),
    colours: question.format === "avif" ? coloursIn(file) : (told?.coded ?? null),
    again: plain ? null : () => sharp(file, { ...options, failOn: decoded.failOn }),
    pictures: pages,
    beside: [],
    warnings: [...warnings, ...decoded.warnings],
    version: `${sharp.versions.sharp ?? "unknown"}, libvips ${sharp.versions.vips}`,
  };
}

async function readHeader(
  open: Open,
  question: PhotoQuestion,
): Promise<{ metadata: Metadata; failOn: FailOn; warnings: string[] }> {
  const read = await orLenient((failOn) => open(failOn).metadata()).catch((error: unknown) => {
    throw nameKind(error, question.format);
  });
  const { value: metadata } = read;
  if (!libraryFormats.includes(metadata.format ?? ""))
    throw new Refused("unsupported-format", metadata.format ?? "");
  const odd = metadata.format === "tiff" ? oddNumbers(metadata) : undefined;
  const refused = tooLarge(metadata.width, metadata.height, question) ?? odd;
  if (refused !== undefined) throw refused;
  if ((metadata.pages ?? 1) > question.frames)
    throw new Refused("too-many-frames", `${metadata.pages} pages`);
  return { ...read, metadata };
}

async function decode(open: Open, { space }: Metadata, first: FailOn) {
  const colours = space === "b-w" || space === "grey16" ? "b-w" : "srgb";
  const { value, failOn, warnings } = await orLenient(
    (failOn) => open(failOn).toColourspace(colours).raw().toBuffer({ resolveWithObject: true }),
    first,
  );
  const { width, height, channels } = value.info;
  const pixels: Pixels = { bytes: value.data, width, height, channels };
  return { pixels, failOn, warnings };
}

/** Tries strictly; a damaged file gets a second, lenient try, and the damage is put on record. */
async function orLenient<T>(work: (failOn: FailOn) => Promise<T>, first: FailOn = "warning") {
  if (first === "none") return { value: await work("none"), failOn: first, warnings: [] as string[] };
  try {
    return { value: await work("warning"), failOn: "warning" as FailOn, warnings: [] as string[] };
  } catch (error) {
    if (isUncompressed(error)) throw error;
    const value = await work("none");
    const said = error instanceof Error ? error.message : String(error);
    return {
      value,
      failOn: "none" as FailOn,
      warnings: [`Damaged file, opened leniently: ${said}`.slice(0, 300)],
    };
  }
}

/** Formats that the library has no decoder for: ffmpeg runs here, in the same sandbox, under the same limits. */
export function convert(original: Buffer, demuxer: string): Buffer {
  const stem = `${process.env["TMPDIR"] ?? "/tmp"}/sightline-${process.pid}`;
  const [given, converted] = [`${stem}.given`, `${stem}.png`];
  try {
    writeFileSync(given, original);
    const read = ["-protocol_whitelist", "file,pipe", "-f", demuxer, "-i", given];
    const write = ["-frames:v", "1", "-c:v", "png", "-compression_level", "1", "-y", converted];
    const flags = ["-nostdin", "-hide_banner", "-v", "error", "-threads", "1", ...read, ...write];
    execFileSync("ffmpeg", flags, { stdio: ["ignore", "pipe", "pipe"] });
    return readFileSync(converted);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new Refused(missing ? "tool-missing" : "undecodable", error instanceof Error ? error.message : "");
  } finally {
    for (const scratch of [given, converted]) rmSync(scratch, { force: true });
  }
}
