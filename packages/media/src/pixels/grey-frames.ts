// Grey frames of a photo or a video at given instants, upright and small, decoded in the sandbox in one run.
import { fitInside } from "../fit-inside.ts";
import type { DecodeOptions, Header } from "../inspected.ts";
import { limitsFor } from "../limits.ts";
import { askAboutPhoto } from "../photo/ask-about-photo.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { run } from "../sandbox/run.ts";
import { type SandboxKind, words } from "../sandbox/plan.ts";
import { uprightFilters } from "../video/display-matrix.ts";
import { frameTimes } from "../video/frame-times.ts";
import { canSeek, filmLimits, filmPlan, inputFlags, shownFilm } from "../video/film.ts";
import { pictures } from "../video/clock.ts";
import type { GreyFrame } from "./grey.ts";
import { filling } from "./filling.ts";

/** A photo or video whose header is known from `inspect`. */
export interface Shown {
  readonly path: string;
  readonly header: Header;
}

export interface GreyAsk {
  /** Times from `header.ptsUs`, in any order; a photo has the one at 0. At most 300. */
  readonly atUs: readonly number[];
  /** Longest side in pixels; smaller frames are not enlarged. */
  readonly longest: number;
}

const mostInstants = 300;

/**
 * The frames shown at the asked instants, ascending, each once: 8-bit grey, turned and shaped as displayed.
 * Refuses `no-such-frame` when an instant is not in the header's list or cannot be decoded.
 */
export async function greyFrames(
  { path, header }: Shown,
  ask: GreyAsk,
  options: DecodeOptions = {},
): Promise<GreyFrame[] | MediaRefusal> {
  const atUs = [...new Set(ask.atUs)].sort((x, y) => x - y);
  if (atUs.length > mostInstants) return refuse("too-many-frames", `${atUs.length} instants`);
  const listed = new Set(header.ptsUs);
  if (atUs.length === 0 || !atUs.every((each) => listed.has(each))) return refuse("no-such-frame");
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const size = fitInside(header, ask.longest);
  const job = { path, header, sandbox, atUs, ...size };
  return header.kind === "photo" ? photoFrame(job, ask, options) : videoFrames(job, options);
}

interface GreyJob extends Shown {
  readonly sandbox: SandboxKind;
  readonly atUs: readonly number[];
  readonly width: number;
  readonly height: number;
}

async function photoFrame({ path, header, sandbox }: GreyJob, ask: GreyAsk, options: DecodeOptions) {
  const limits = limitsFor("photo", options.limits);
  const { pixels, frames } = limits;
  const question = { format: header.format, pixels, frames, renditions: false, grey: ask.longest };
  const { batch, signal } = options;
  const answered = await askAboutPhoto({ path, sandbox, limits, question, batch, signal });
  if (isRefusal(answered)) return answered;
  return answered.grey === null ? refuse("odd-answer", "no grey picture") : [answered.grey];
}

/** Starting this long before the first instant, no frame leans on one that the seek skipped (see grab-frame). */
const runUpUs = 10_000_000;

async function videoFrames(job: GreyJob, options: DecodeOptions): Promise<GreyFrame[] | MediaRefusal> {
  const { header, atUs } = job;
  const first = atUs[0] ?? 0;
  const select = `select='${atUs.map(isAt).join("+")}'`;
  const source: Source = { filters: [select, ...uprightFilters(header)] };
  const far = first > runUpUs && canSeek(header);
  const seek = words(`-noaccurate_seek -seek_timestamp 1 -ss ${first - runUpUs}us`);
  const near = far ? await readGrey(job, { ...source, before: seek }, options) : refuse("no-such-frame");
  const missed = isRefusal(near) && near.code === "no-such-frame";
  return missed ? readGrey(job, source, options) : near;
}

/** Half a microsecond and a little: the listed times were rounded to the nearest one. */
function isAt(us: number): string {
  return `lt(abs(pts*TB*1000000-(${us})),0.51)`;
}

interface Source {
  readonly before?: readonly string[];
  readonly filters: readonly string[];
}

/** One decode, two outputs: grey pixels on descriptor 1, and on descriptor 3 the times that say which frames they are. */
async function readGrey(
  job: GreyJob,
  source: Source,
  options: DecodeOptions,
): Promise<GreyFrame[] | MediaRefusal> {
  const { width, height, atUs } = job;
  const pixels = new Uint8Array(width * height * atUs.length);
  const { take, filled } = filling(pixels);
  const times = frameTimes();
  const scale = `scale=${width}:${height}:flags=area:out_range=pc,format=gray`;
  const graph = `${[pictures, ...source.filters, scale].join(",")},split[pixels][times]`;
  const asIs = words(`-frames:v ${atUs.length} -fps_mode passthrough -enc_time_base -1 -c:v rawvideo`);
  const film = shownFilm(job);
  const limits = filmLimits(film, options.limits);
  const command = (at: string): string[] => [
    ...words("ffmpeg -nostdin -hide_banner -v error -copyts -noautorotate -threads 1"),
    ...(source.before ?? []),
    ...inputFlags(film, at, limits),
    "-filter_complex",
    graph,
    ...words("-map [pixels]"),
    ...asIs,
    ...words("-f rawvideo pipe:1 -map [times]"),
    ...asIs,
    ...words("-f framecrc pipe:3"),
  ];
  const ended = await run(job.sandbox, filmPlan(film, limits, command), {
    signal: options.signal,
    output: take,
    sides: [times.take],
  });
  if (ended.refusal !== undefined) return ended.refusal;
  if (filled() !== pixels.length || times.ptsUs.length !== atUs.length)
    return refuse("no-such-frame", ended.complaints);
  if (job.header.kind === "video" && !atUs.every((us, i) => Math.abs(us - (times.ptsUs[i] ?? 0)) <= 1))
    return refuse("odd-answer", "other frames than asked for");
  const bytes = width * height;
  return atUs.map((us, i) => ({ atUs: us, width, height, pixels: pixels.slice(i * bytes, (i + 1) * bytes) }));
}
