// Reads a video's header with ffprobe in the sandbox and checks it before any frame is decoded.
import type { DecodeOptions, Stored } from "../inspected.ts";
import type { Limits } from "../limits.ts";
import { isName, isRecord, isWhole } from "../photo/photo-answer.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import { type SandboxKind, words } from "../sandbox/plan.ts";
import { run } from "../sandbox/run.ts";
import { type Turn, turnOf } from "./display-matrix.ts";
import { type Film, filmLimits, filmPlan, inputFlags } from "./film.ts";
import { heavy, tooMuch } from "./too-much.ts";

/** A video file, and the sandbox to open it in. */
export interface VideoJob extends Film {
  readonly sandbox: SandboxKind;
}

export interface Probed extends Turn {
  readonly codec: string;
  /** As displayed: pixel shape and turn applied. */
  readonly width: number;
  readonly height: number;
  /** As stored: what the decoder gives before anything is applied. */
  readonly stored: Stored;
  readonly version: string;
  /** What of the file is not looked at, and why; empty for one picture track and at most one of sound. */
  readonly refused: readonly string[];
}

const entries = [
  "program_version=version",
  "stream=codec_type,codec_name,width,height,sample_aspect_ratio,pix_fmt,field_order,color_transfer,color_primaries,nb_frames,avg_frame_rate",
  "stream_disposition=attached_pic",
  "stream_side_data=displaymatrix,dv_profile",
  "format=nb_streams,duration",
].join(":");

export async function probe(job: VideoJob, options: DecodeOptions): Promise<Probed | MediaRefusal> {
  const limits = filmLimits(job, options.limits);
  const heavy = await tooMuch(job, limits);
  if (heavy !== undefined) return heavy;
  // A header is small work whatever the video's length.
  const small = {
    ...limits,
    cpuSeconds: Math.min(60, limits.cpuSeconds),
    wallMs: Math.min(60_000, limits.wallMs),
  };
  const ended = await run(
    job.sandbox,
    filmPlan(job, small, (at) => [
      ...words("ffprobe -hide_banner -v error -of json -show_program_version"),
      "-show_entries",
      entries,
      ...inputFlags(job, at, limits),
    ]),
    { signal: options.signal },
  );
  if (ended.refusal !== undefined) return ended.refusal;
  if (tooLarge.test(ended.complaints)) return refuse("too-many-pixels", ended.complaints);
  const answer = parsed(ended.output);
  if (ended.code !== 0 || answer === undefined) return refuse("undecodable", ended.complaints);
  return checked(answer, job, limits);
}

/** What ffmpeg's decoders say under `-max_pixels`. */
export const tooLarge = /exceeds specified max pixel count/;

function parsed(output: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(output.toString("utf8"));
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function checked(answer: Record<string, unknown>, film: Film, limits: Limits): Probed | MediaRefusal {
  const container = isRecord(answer["format"]) ? answer["format"] : {};
  const count = container["nb_streams"];
  if (!isWhole(count, 0, 1_000_000)) return refuse("odd-answer", "number of streams");
  if (count > limits.streams) return refuse("too-many-streams", String(count));
  // Where clocks can wrap and go back, what the container makes of them says nothing: decoded frames do.
  const seconds = clocksJump.includes(film.demuxer) ? 0 : Number(container["duration"] ?? 0);
  if (seconds * 1e6 > limits.durationUs) return refuse("too-long");
  const listed: unknown[] = Array.isArray(answer["streams"]) ? answer["streams"] : [];
  const streams = listed.filter(isRecord);
  const stream = streams.find(isPicture);
  if (stream === undefined) return refuse("no-video-stream");
  const program = isRecord(answer["program_version"]) ? answer["program_version"]["version"] : undefined;
  const checked = checkedStream(stream, limits);
  if (isRefusal(checked)) return checked;
  const frames = framesOf(stream, Number(container["duration"]));
  const costly = heavy(film, { ...checked.stored, frames }, limits);
  if (costly !== undefined) return costly;
  const sound = streams.find((each) => each["codec_type"] === "audio");
  const codec = sound?.["codec_name"];
  return {
    ...checked,
    stored: { ...checked.stored, sound: nameOrNull(codec) },
    version: isName(program) ? program : "unknown",
    refused: leftOut(streams, { stream, sound, hears: nameOrNull(codec) !== null }),
  };
}

/** As the container tells, or as its duration and rate do; 0 where neither is told: then decoded frames are counted. */
function framesOf(
  { nb_frames: told, avg_frame_rate: rate }: Record<string, unknown>,
  seconds: number,
): number {
  const [, over = "0", under = "1"] = /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(String(rate)) ?? [];
  const listed = /^\d{1,12}$/.test(String(told)) ? Number(told) : 0;
  const lasting = seconds > 0 ? Math.ceil((seconds * Number(over)) / Number(under)) : 0;
  return Math.max(listed, lasting);
}

/** Demuxers of broadcasts, which are joined as they come. */
const clocksJump: readonly string[] = ["mpegts", "mpeg"];

/** As ffmpeg's specifier `V`: a moving picture, not a cover. */
function isPicture({ codec_type: type, disposition }: Record<string, unknown>): boolean {
  return type === "video" && !(isRecord(disposition) && disposition["attached_pic"] === 1);
}

interface Opened {
  readonly stream: Record<string, unknown>;
  readonly sound: Record<string, unknown> | undefined;
  readonly hears: boolean;
}

function leftOut(streams: readonly Record<string, unknown>[], { stream, sound, hears }: Opened): string[] {
  const counts = new Map<string, number>();
  for (const each of streams) {
    if (each === stream || each === sound) continue;
    const type = isName(each["codec_type"]) ? each["codec_type"] : "unknown";
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const others = [...counts].map(([type, count]) => `not looked at: ${count} further ${type} track(s)`);
  return [
    ...(sound !== undefined && !hears ? ["no decoder for its sound"] : []),
    ...(isDolbyOnly(stream) ? [dolbyOnly] : []),
    ...others,
  ];
}

const dolbyOnly =
  "not looked at as meant: its Dolby Vision colours (profile 5), which have no base for usual screens; they look green and purple";

/** Profiles 7, 8 and 9 have a base that every decoder shows. */
function isDolbyOnly({ side_data_list: list }: Record<string, unknown>): boolean {
  return Array.isArray(list) && list.some((each) => isRecord(each) && each["dv_profile"] === 5);
}

function checkedStream(
  stream: Record<string, unknown>,
  limits: Limits,
): Omit<Probed, "version" | "refused"> | MediaRefusal {
  const { codec_name: codec, width, height } = stream;
  if (!isName(codec)) return refuse("undecodable", "no decoder for its picture");
  if (!isWhole(width, 1, 1e9) || !isWhole(height, 1, 1e9)) return refuse("undecodable", "no picture size");
  if (width * height > limits.pixels) return refuse("too-many-pixels", `${width}×${height}`);
  const shown = Math.max(1, Math.round(width * pixelShape(stream["sample_aspect_ratio"])));
  if (shown * height > limits.pixels) return refuse("too-many-pixels", `${shown}×${height} displayed`);
  const turn = turnOf(stream["side_data_list"]);
  const turned = turn.rotation === 90 || turn.rotation === 270;
  const displayed = { width: turned ? height : shown, height: turned ? shown : height };
  return { ...turn, codec, ...displayed, stored: storedOf(stream, width, height) };
}

function storedOf(stream: Record<string, unknown>, width: number, height: number): Stored {
  return {
    width,
    height,
    pixelFormat: nameOrNull(stream["pix_fmt"]),
    interlaced: ["tt", "bb", "tb", "bt"].includes(String(stream["field_order"])),
    transfer: nameOrNull(stream["color_transfer"]),
    primaries: nameOrNull(stream["color_primaries"]),
    sound: null,
  };
}

function nameOrNull(value: unknown): string | null {
  return isName(value) && value !== "unknown" ? value : null;
}

/** Width of a pixel over its height, from "4:3"; 1 when absent or absurd. */
function pixelShape(ratio: unknown): number {
  const [, over = "1", under = "1"] = /^(\d{1,9}):(\d{1,9})$/.exec(String(ratio)) ?? [];
  const shape = Number(over) / Number(under);
  return shape >= 0.1 && shape <= 10 ? shape : 1;
}
