// Makes the copy of a video that a browser plays for sure, frame for frame at the original's times.
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import type { DecodeOptions, Header } from "../inspected.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import type { SandboxKind } from "../sandbox/plan.ts";
import { type Ended, fileAt, run } from "../sandbox/run.ts";
import { abilities } from "./abilities.ts";
import { filmLimits, filmPlan, placeholder, shownFilm } from "./film.ts";
import { type Shape, proxyCommand, proxySize } from "./proxy-command.ts";
import type { PlayerClock } from "./proxy-times.ts";

export interface ProxyOptions extends DecodeOptions {
  /** The file to write, overwritten if it exists; the caller renames it once this has answered. */
  readonly outFile: string;
  /** Called with the share that is done, 0 to 1, about once a second. */
  readonly progress?: ((done: number) => void) | undefined;
}

export interface Proxy extends Pick<PlayerClock, "startUs"> {
  readonly name: "proxy";
  readonly file: string;
  readonly type: "video/mp4" | "video/webm";
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** The program and its arguments; the word `original` stands for the file. */
  readonly command: readonly string[];
}

/**
 * Writes a copy of the video at `path`: H.264 and AAC in MP4 (VP9 and Opus in WebM where ffmpeg has no H.264 encoder),
 * upright, square pixels, at most 1,280 a side, usual brightness, not interlaced, without metadata. Every frame keeps
 * its time, less `startUs`. `header` is what `inspect` told. What was written when it refuses is of no use.
 */
export async function makeProxy(
  path: string,
  header: Header,
  options: ProxyOptions,
): Promise<Proxy | MediaRefusal> {
  const { stored, demuxer } = header;
  if (stored === null || demuxer === null) return refuse("no-video-stream");
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const able = await abilities(sandbox);
  if (!able.h264 && !able.vp9) return refuse("tool-missing", "no encoder for H.264 or VP9");
  const shape = { able, sound: stored.sound !== null };
  const made = await encode(resolve(path), header, shape, { ...options, sandbox });
  if (isRefusal(made)) return made;
  return {
    name: "proxy",
    file: options.outFile,
    type: able.h264 ? "video/mp4" : "video/webm",
    ...proxySize(header),
    startUs: header.ptsUs[0] ?? 0,
    ...made,
  };
}

type Made = Pick<Proxy, "bytes" | "command">;
type EncodeOptions = ProxyOptions & { readonly sandbox: SandboxKind };

async function encode(
  path: string,
  header: Header,
  shape: Shape,
  options: EncodeOptions,
): Promise<Made | MediaRefusal> {
  const film = shownFilm({ path, header });
  const limits = filmLimits(film, options.limits);
  const file = await open(options.outFile, "w+");
  try {
    const command = (at: string): string[] => proxyCommand(header, at, fileAt(1), { ...shape, limits });
    const ended = await run(options.sandbox, filmPlan(film, limits, command), {
      signal: options.signal,
      sides: [progressReader(header.durationUs ?? 0, options.progress)],
      files: [file.fd],
    });
    if (ended.refusal !== undefined) return ended.refusal;
    if (ended.code === 0) {
      const { size } = await file.stat();
      const head = await file.read(new Uint8Array(12), 0, 12, 0);
      const sane = size > 0 && isMade(head.buffer, shape.able.h264);
      if (!sane) return refuse("odd-answer", "not the container asked for");
      await file.sync();
      return { bytes: size, command: command(placeholder) };
    }
    if (!shape.sound) return failed(ended);
  } finally {
    await file.close();
  }
  // Sound that cannot be decoded must not cost the picture.
  return encode(path, header, { ...shape, sound: false }, options);
}

function failed(ended: Ended): MediaRefusal {
  return refuse("undecodable", ended.complaints);
}

function isMade(head: Uint8Array, mp4: boolean): boolean {
  const text = Buffer.from(head).toString("latin1");
  return mp4 ? text.slice(4, 8) === "ftyp" : text.startsWith("\u001aE\u00df\u00a3");
}

/** ffmpeg's `key=value` lines; the time of the last frame written tells how far it is. */
function progressReader(
  durationUs: number,
  progress: ((done: number) => void) | undefined,
): (chunk: Uint8Array) => undefined {
  let pending = "";
  return (chunk) => {
    const lines = (pending + Buffer.from(chunk).toString("latin1")).split("\n");
    pending = (lines.pop() ?? "").slice(-200);
    for (const line of lines) {
      const us = Number(/^out_time_us=(\d{1,15})$/.exec(line)?.[1] ?? Number.NaN);
      if (durationUs > 0 && us >= 0) progress?.(Math.min(1, us / durationUs));
      if (line === "progress=end") progress?.(1);
    }
  };
}
