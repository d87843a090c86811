// One sandboxed pass over a video: every decoded frame becomes a hash with its real presentation time.
import type { DecodeOptions, Fingerprint } from "../inspected.ts";
import { type Limits, limitsFor } from "../limits.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import { words } from "../sandbox/plan.ts";
import { type Ended, run } from "../sandbox/run.ts";
import { complaintLines } from "./complaints.ts";
import { frameHashes, type FrameSize, reduced } from "./frame-hashes.ts";
import { frameTimes } from "./frame-times.ts";
import { type SeenFrames, lookAtFrames, lookForShots } from "./look-at-frames.ts";
import { placeholder, type VideoJob, inputFlags, tooLarge } from "./probe.ts";
import { soundGraph, soundOutputs } from "./sound.ts";
import { type Wave, waveReader } from "./wave.ts";

export interface DecodedFrames extends Omit<SeenFrames, "trimmed"> {
  readonly fingerprint: Omit<Fingerprint, "recipe">;
  readonly wave: Wave | null;
  readonly lastDurationUs: number;
  readonly warnings: readonly string[];
  /** What ffmpeg was started with. */
  readonly command: readonly string[];
}

export interface DecodeTask extends DecodeOptions {
  readonly hashed: FrameSize;
  /** Whether the file has sound that can be decoded. */
  readonly sound: boolean;
  /** Called with each frame that is hashed; its bytes are overwritten after the call returns. */
  readonly seen?: (frame: Uint8Array) => void;
}

/*
 * Outputs of one decode: pixels on descriptor 1, times on descriptor 3, sound beside them. `-enc_time_base -1` keeps the time base of
 * the file (the default would round times to the frame rate), `passthrough` neither drops nor doubles frames, and
 * `-copyts` keeps a start that is not zero. Frames are hashed as stored, like the photos' canonical hash.
 */
const graphFor = ({ width, height }: FrameSize): string =>
  `[0:V:0]scale=${width}:${height}:flags=bilinear,format=rgb24,split[pixels][times]`;
const asIs = words("-fps_mode passthrough -enc_time_base -1 -c:v rawvideo");

/**
 * Decodes at most `limits.frames` frames. A damaged tail still gives the frames before it, with warnings; sound that
 * cannot be decoded costs no frame: they are decoded again without it.
 */
export async function decodeFrames(
  job: VideoJob,
  options: DecodeTask,
): Promise<DecodedFrames | MediaRefusal> {
  const decoded = await decodeOnce(job, options);
  const whole = !isRefusal(decoded) && !decoded.early;
  const mute = isRefusal(decoded) ? mutable.includes(decoded.code) : true;
  if (whole || !options.sound || !mute) return decoded;
  const silent = await decodeOnce(job, { ...options, sound: false });
  if (isRefusal(silent)) return silent;
  if (!isRefusal(decoded) && silent.fingerprint.ptsUs.length <= decoded.fingerprint.ptsUs.length)
    return decoded;
  return { ...silent, warnings: [...silent.warnings, "Its sound could not be decoded; no wave is shown."] };
}

/** Refusals that the sound may have caused. */
const mutable: readonly string[] = ["undecodable", "odd-answer"];

async function decodeOnce(
  job: VideoJob,
  options: DecodeTask,
): Promise<(DecodedFrames & { early: boolean }) | MediaRefusal> {
  const limits = limitsFor("video", options.limits);
  const { hashed, sound } = options;
  const times = frameTimes();
  const small = hashed.width === reduced.width && hashed.height === reduced.height;
  const look = small ? lookAtFrames(hashed.width) : lookForShots(hashed.width, hashed.height);
  const hashes = frameHashes(limits.frames, hashed, (frame) => {
    look.see(frame);
    options.seen?.(frame);
  });
  const wave = waveReader();
  const soundTimes = frameTimes();
  const command = (at: string): string[] => commandFor(job, at, { limits, hashed, sound });
  const ended = await run(
    job.sandbox,
    { input: job.path, needs: [], command, memory: "addresses", limits },
    {
      signal: options.signal,
      output: hashes.take,
      sides: sound ? [times.take, wave.take, soundTimes.take] : [times.take],
    },
  );
  const frames = Math.min(hashes.count(), times.ptsUs.length);
  const refusal = refusalOf(ended, frames, hashes.count() === times.ptsUs.length);
  if (refusal !== undefined) return refusal;
  const early = ended.code !== 0;
  const warnings = complaintLines(ended.complaints);
  if (early) warnings.push(`The decoder stopped early; the ${frames} frames before that are kept.`);
  const ptsUs = times.ptsUs.slice(0, frames);
  const full = hashes.first(frames);
  const { trimmed, ...seen } = look.end(full, ptsUs);
  return {
    ...seen,
    fingerprint: { ...full, ptsUs, trimmed },
    lastDurationUs: times.lastDurationUs(),
    wave: wave.end(soundTimes.ptsUs[0] ?? 0),
    warnings,
    command: command(placeholder),
    early,
  };
}

function commandFor(
  job: VideoJob,
  at: string,
  { limits, hashed, sound }: { limits: Limits; hashed: FrameSize; sound: boolean },
): string[] {
  return [
    ...words(
      "ffmpeg -nostdin -hide_banner -v error -filter_complex_threads 1 -copyts -noautorotate -threads 1",
    ),
    ...inputFlags(job.demuxer, at, limits),
    "-filter_complex",
    graphFor(hashed),
    // A graph of its own: `-enc_time_base -1` finds the file's time base only in a graph with one input.
    ...(sound ? ["-filter_complex", soundGraph] : []),
    ...words("-map [pixels]"),
    ...asIs,
    ...words("-f rawvideo pipe:1 -map [times]"),
    ...asIs,
    ...words("-f framecrc pipe:3"),
    ...(sound ? soundOutputs : []),
  ];
}

function refusalOf(ended: Ended, frames: number, timed: boolean): MediaRefusal | undefined {
  if (ended.refusal !== undefined) return ended.refusal;
  if (frames === 0)
    return refuse(tooLarge.test(ended.complaints) ? "too-many-pixels" : "undecodable", ended.complaints);
  return ended.code === 0 && !timed ? refuse("odd-answer", "frames without times") : undefined;
}
