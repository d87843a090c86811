// Makes the copies that social media make of a film, each with the truth of what it shows and when.
import { execFile, spawn } from "node:child_process";
import { basename, extname, join } from "node:path";
import { promisify } from "node:util";
import { type Film, filmHeight, filmWidth } from "./films.ts";
import { captionOf, logoOf } from "./overlays.ts";

/** What a file shows of a take: an instant t of the file is the instant offsetUs + speed · t of the take. */
export interface Shows {
  readonly take: string;
  readonly offsetUs: number;
  readonly speed: number;
  /** The part of the take, first and last frame; equal for a still. */
  readonly fromUs: number;
  readonly toUs: number;
  readonly mirrored: boolean;
}

export interface Made {
  readonly file: string;
  /** What was done to it; "source" when nothing was. */
  readonly change: string;
  readonly shows: readonly Shows[];
}

/** A take to make copies of. */
export interface Source extends Made {
  readonly take: string;
  readonly ptsUs: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly rate: string;
}

/** Runs ffmpeg on trusted input; its complaint is the failure's text. */
export function ffmpeg(args: readonly string[], input?: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("ffmpeg", ["-nostdin", "-hide_banner", "-v", "error", "-y", ...args]);
    let complaints = "";
    child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString("utf8")));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(complaints))));
    child.stdin.end(input);
  });
}

const x264 = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-an"];

/** Draws a film into a folder, as a phone would keep it. */
export async function filmed(film: Film, folder: string): Promise<Source> {
  const file = join(folder, `${film.name}.mp4`);
  const raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", `${filmWidth}x${filmHeight}`];
  const frames = Buffer.concat(Array.from({ length: film.frames }, (_, n) => film.draw(n)));
  await ffmpeg([...raw, "-r", String(film.fps), "-i", "pipe:0", ...x264, "-crf", "18", file], frames);
  return sourceOf(file);
}

/** A film or a photo as it is; its times are those that the decoder tells. */
export async function sourceOf(file: string): Promise<Source> {
  const take = basename(file, extname(file));
  const { stdout } = await promisify(execFile)(
    "ffprobe",
    [
      ..."-v error -select_streams v:0 -of json".split(" "),
      "-show_entries",
      "stream=width,height,r_frame_rate:frame=pts_time",
      file,
    ],
    { maxBuffer: 1 << 26 },
  );
  const { streams, frames } = JSON.parse(stdout) as {
    streams: { width: number; height: number; r_frame_rate: string }[];
    frames: { pts_time?: string }[];
  };
  const ptsUs = frames.map(({ pts_time }) => Math.round(Number(pts_time ?? 0) * 1e6));
  const { width = 0, height = 0, r_frame_rate: rate = "25/1" } = streams[0] ?? {};
  const ends = { fromUs: ptsUs[0] ?? 0, toUs: ptsUs.at(-1) ?? 0 };
  const shows = [{ take, offsetUs: 0, speed: 1, ...ends, mirrored: false }];
  return { file, change: "source", shows, take, ptsUs, width, height, rate };
}

/** First instant of a file as it decodes; copies are made to begin at 0, and what ffmpeg adds is known by this. */
async function startOf(file: string): Promise<number> {
  return (await sourceOf(file)).ptsUs[0] ?? 0;
}

/** One way in which a film is posted again. */
export interface Change {
  readonly name: string;
  /** Filters over the picture; `[caption]` and `[logo]` stand for those pictures, laid on by `overlay`. */
  readonly filters: string;
  /** The part, as shares of the film; the whole when left out. At least 3 s are kept. */
  readonly part?: readonly [number, number];
  readonly speed?: number;
  readonly crf?: number;
  readonly mirrored?: boolean;
  /** The part is played backwards. */
  readonly reversed?: boolean;
  /** Only that frame, as a still in this format. */
  readonly still?: "png" | "jpg";
}

const centreCrop = cropTo(0.6, 0.5, 0.5);
const bars916 = "pad=iw:2*trunc(iw*8/9):0:(oh-ih)/2";
const captioned = "null[picture];[picture][caption]overlay=0:H-h";
const part = [0.35, 0.8] as const;

/** Keeps this share of the area, where left over space is divided so. */
export function cropTo(area: number, x: number, y: number): string {
  const side = Math.sqrt(area);
  return `crop=2*trunc(iw*${side}/2):2*trunc(ih*${side}/2):(iw-ow)*${x}:(ih-oh)*${y}`;
}

/** What is done to copies, and three mixtures. */
export const filmChanges: readonly Change[] = [
  { name: "240p CRF 35", filters: "scale=-2:240", crf: 35 },
  { name: "clip", filters: "null", part },
  { name: "mirror", filters: "hflip", mirrored: true, part: [0, 0.9] },
  { name: "letterbox", filters: "pad=iw:2*trunc(iw*0.4):0:(oh-ih)/2", part: [0.2, 1] },
  { name: "pillarbox", filters: "pad=2*trunc(ih*1.2):ih:(ow-iw)/2:0", part: [0, 0.7] },
  { name: "9:16 bars", filters: bars916, part },
  { name: "caption 15 %", filters: captioned, part: [0.1, 0.9] },
  { name: "crop 60 % centre", filters: centreCrop, part },
  { name: "crop 60 % corner", filters: cropTo(0.6, 0.95, 0.9), part: [0.15, 0.7] },
  { name: "speed 0.9", filters: "null", speed: 0.9, part: [0.2, 0.8] },
  { name: "speed 1.1", filters: "null", speed: 1.1, part: [0.1, 0.9] },
  { name: "watermark", filters: "null[picture];[picture][logo]overlay=W-w-8:8", part: [0.3, 1] },
  { name: "clip + 240p + mirror", filters: "hflip,scale=-2:240", crf: 35, mirrored: true, part },
  {
    name: "clip + bars + caption",
    filters: `${bars916}[picture];[picture][caption]overlay=0:H*0.7`,
    part: [0.2, 0.75],
  },
  { name: "screenshot png", filters: "null", still: "png", part: [0.63, 1] },
  { name: "screenshot jpg", filters: "scale=iw*0.75:-2", still: "jpg", part: [0.41, 1] },
];

const blurredPart =
  "split[under][part];[part]crop=iw*0.2:ih*0.3:iw*0.4:ih*0.3,boxblur=8[hidden];[under][hidden]overlay=W*0.4:H*0.3";
const inlaid =
  "split[under][small];[under]boxblur=20[ground];[small]scale=iw/4:-2[inlay];[ground][inlay]overlay=W*0.6:H*0.6";

/** What takes most of a picture away, or changes how its time runs: a person may have to look. */
export const harderChanges: readonly Change[] = [
  { name: "graded", filters: "eq=gamma=1.4:contrast=1.2:saturation=0.3", part },
  { name: "sharpened", filters: "unsharp=5:5:1.5", part },
  { name: "inverted", filters: "negate", part },
  { name: "black box", filters: "drawbox=iw*0.4:ih*0.3:iw*0.15:ih*0.25:black:fill", part },
  { name: "blurred part", filters: blurredPart, part },
  { name: "inlay of a quarter", filters: inlaid, part },
  {
    name: "slow zoom",
    filters: "scale=w='2*trunc(iw*(1+0.03*t)/2)':h=-2:eval=frame,crop=[width]:[height]",
    part,
  },
  { name: "frozen at the end", filters: "tpad=stop_mode=clone:stop_duration=3", part },
  { name: "backwards", filters: "reverse", reversed: true, part },
  { name: "speed 0.25", filters: "null", speed: 0.25, part: [0.3, 0.7] },
  { name: "speed 4", filters: "null", speed: 4 },
];

export const photoChanges: readonly Change[] = [
  { name: "photo recompressed", filters: "scale=iw/2:-2", still: "jpg" },
  { name: "photo cropped 60 %", filters: cropTo(0.6, 0.2, 0.7), still: "jpg" },
  { name: "photo mirrored", filters: "hflip", mirrored: true, still: "jpg" },
  { name: "photo captioned", filters: captioned, still: "jpg" },
];

/** Makes one copy in a folder. */
export async function copied(source: Source, change: Change, folder: string): Promise<Made> {
  const { take, ptsUs } = source;
  const { name, speed = 1, crf = 28, mirrored = false, reversed = false, still } = change;
  const { first, last } = framesOf(source, change);
  const kind = still ?? "mp4";
  const file = join(folder, `${take} ${name.replaceAll(/[^a-z0-9.]+/gi, "-")}.${kind}`);
  const pictures = { caption: await captionOf(source, folder), logo: await logoOf(source, folder) };
  // `trim` ends the stream, where `select` would let `fps` hold the last frame until the film's own end.
  const timed = `trim=start_frame=${first}:end_frame=${last + 1},setpts=(PTS-STARTPTS)/${speed}`;
  const rate = speed === 1 ? "" : `,fps=${source.rate}`;
  const laid = change.filters
    .replace("[caption]", "[1:v]")
    .replace("[logo]", "[2:v]")
    .replace("[width]", String(source.width))
    .replace("[height]", String(source.height));
  const inputs = ["-i", source.file, "-i", pictures.caption, "-i", pictures.logo];
  const graph = `[0:v]${timed}${rate},${laid}[out]`;
  const coded = still === undefined ? [...x264, "-crf", String(crf)] : ["-frames:v", "1", "-q:v", "6"];
  await ffmpeg([...inputs, "-filter_complex", graph, "-map", "[out]", ...coded, file]);
  const [fromUs, toUs] = [ptsUs[first] ?? 0, ptsUs[last] ?? 0];
  const startUs = still === undefined ? await startOf(file) : 0;
  const runs = reversed
    ? { offsetUs: toUs + speed * startUs, speed: -speed }
    : { offsetUs: fromUs - speed * startUs, speed };
  return { file, change: name, shows: [{ take, ...runs, fromUs, toUs, mirrored }] };
}

function framesOf({ ptsUs }: Source, { part: kept = [0, 1], still }: Change) {
  const first = Math.round(kept[0] * (ptsUs.length - 1));
  return { first, last: still === undefined ? Math.round(kept[1] * (ptsUs.length - 1)) : first };
}

/** One after the other in one file, all at the size of the first: as reels are put together. */
export async function compiled(sources: readonly Source[], folder: string, seconds = 4): Promise<Made> {
  const [{ width, height, rate } = { width: 480, height: 270, rate: "25" }] = sources;
  const parts = sources.map((source, n) => {
    const gapUs = (source.ptsUs[1] ?? 0) - (source.ptsUs[0] ?? 0);
    const length = Math.round((seconds * 1e6) / gapUs);
    const first = Math.min(Math.round(source.ptsUs.length * (0.15 + 0.1 * n)), source.ptsUs.length - length);
    return { source, first, last: first + length - 1, gapUs };
  });
  const chains = parts.map(
    ({ first, last }, n) =>
      `[${n}:v]trim=start_frame=${first}:end_frame=${last + 1},setpts=PTS-STARTPTS,fps=${rate},scale=${width}:${height},setsar=1[v${n}]`,
  );
  const graph = `${chains.join(";")};${parts.map((_, n) => `[v${n}]`).join("")}concat=n=${parts.length}[out]`;
  const file = join(folder, `compiled ${sources.map(({ take }) => take).join(" ")}.mp4`);
  const inputs = sources.flatMap((source) => ["-i", source.file]);
  await ffmpeg([...inputs, "-filter_complex", graph, "-map", "[out]", ...x264, "-crf", "28", file]);
  let startUs = await startOf(file);
  const shows = parts.map(({ source: { take, ptsUs }, first, last, gapUs }) => {
    const [fromUs, toUs] = [ptsUs[first] ?? 0, ptsUs[last] ?? 0];
    const show = { take, offsetUs: fromUs - startUs, speed: 1, fromUs, toUs, mirrored: false };
    // `concat` begins a part where the one before ends, at its own frames' length.
    startUs += Math.round((last - first + 1) * gapUs);
    return show;
  });
  return { file, change: "compilation", shows };
}
