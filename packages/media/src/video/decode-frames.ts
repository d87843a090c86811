// One sandboxed pass over a video: every decoded frame becomes a hash with its real presentation time.
import type { Size } from "../fit-inside.ts";
import type { GreyFrame } from "../pixels/grey.ts";
import type { DecodeOptions, Fingerprint } from "../inspected.ts";
import type { Limits } from "../limits.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import { words } from "../sandbox/plan.ts";
import { type Ended, run } from "../sandbox/run.ts";
import { jumpsIn, pictures } from "./clock.ts";
import { complaintLines } from "./complaints.ts";
import type { Turn } from "./display-matrix.ts";
import { filmLimits, filmPlan, inputFlags, placeholder } from "./film.ts";
import { frameHashes, type FrameSize, reduced } from "./frame-hashes.ts";
import { frameTimes } from "./frame-times.ts";
import { packetTimes } from "./packet-times.ts";
import { type KeyFrames, keyFrames } from "./key-frames.ts";
import { type SeenFrames, lookAtFrames, lookForShots } from "./look-at-frames.ts";
import { type VideoJob, tooLarge } from "./probe.ts";
import { soundGraph, soundOutputs } from "./sound.ts";
import { type Wave, waveReader } from "./wave.ts";

export interface DecodedFrames extends Omit<SeenFrames, "trimmed"> {
  readonly fingerprint: Omit<Fingerprint, "recipe">;
  readonly wave: Wave | null;
  readonly keyFrames: readonly GreyFrame[];
  readonly lastDurationUs: number;
  /** How often its clock went back or wrapped. */
  readonly jumps: number;
  readonly warnings: readonly string[];
  /** What ffmpeg was started with. */
  readonly command: readonly string[];
}

export interface DecodeTask extends DecodeOptions {
  readonly hashed: FrameSize;
  /** Whether the file has sound that can be decoded. */
  readonly sound: boolean;
  /** How the frames are displayed, where some are to be kept grey for finding points; null where none are. */
  readonly keys: (Turn & Size) | null;
  /** Called with each frame that is hashed; its bytes are overwritten after the call returns. */
  readonly seen?: (frame: Uint8Array) => void;
}

/*
 * Outputs of one decode: pixels on descriptor 1, times on descriptor 3, sound beside them. `-enc_time_base -1` keeps the time base of
 * the file (the default would round times to the frame rate), `passthrough` neither drops nor doubles frames, and
 * `-copyts` keeps a start that is not zero. Frames are hashed as stored, like the photos' canonical hash.
 */
const graphFor = ({ width, height }: FrameSize, keys: KeyFrames | null): string => {
  const hashed = `scale=${width}:${height}:flags=bilinear,format=rgb24,split[pixels][times]`;
  return keys === null
    ? `${pictures},${hashed}`
    : `${pictures},split[all][keys];[all]${hashed};${keys.graph}`;
};
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
  const whole = !isRefusal(decoded) && !decoded.early && !decoded.torn;
  const mute = isRefusal(decoded) ? mutable.includes(decoded.code) : true;
  if (whole || !options.sound || !mute) return decoded;
  const silent = await decodeOnce(job, { ...options, sound: false });
  if (isRefusal(silent)) return silent;
  if (!isRefusal(decoded) && silent.fingerprint.ptsUs.length <= decoded.fingerprint.ptsUs.length)
    return decoded;
  // Where only its end is torn, what was heard before stands.
  if (!isRefusal(decoded) && decoded.torn) return { ...silent, wave: decoded.wave };
  return { ...silent, warnings: [...silent.warnings, "Its sound could not be decoded; no wave is shown."] };
}

/** Refusals that the sound may have caused. */
const mutable: readonly string[] = ["undecodable", "odd-answer"];

async function decodeOnce(
  job: VideoJob,
  options: DecodeTask,
): Promise<(DecodedFrames & { early: boolean; torn: boolean }) | MediaRefusal> {
  const limits = filmLimits(job, options.limits);
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
  const packets = packetTimes();
  const keys = options.keys === null ? null : keyFrames(options.keys);
  const command = (at: string): string[] => commandFor(job, at, { limits, hashed, sound, keys });
  const ended = await run(job.sandbox, filmPlan(job, limits, command), {
    signal: options.signal,
    output: hashes.take,
    sides: [times.take, ...(keys?.sides ?? []), ...(sound ? [wave.take, soundTimes.take] : []), packets.take],
  });
  const frames = Math.min(hashes.count(), times.ptsUs.length);
  const refusal = refusalOf(ended, frames, hashes.count() === times.ptsUs.length);
  if (refusal !== undefined) return refusal;
  const early = ended.code !== 0;
  const jumps = jumpsIn(ended.complaints);
  const warnings = [...jumps.warnings, ...complaintLines(jumps.complaints)];
  if (early) warnings.push(`The decoder stopped early; the ${frames} frames before that are kept.`);
  const ptsUs = times.ptsUs.slice(0, frames);
  const full = hashes.first(frames);
  const { trimmed, ...seen } = look.end(full, ptsUs);
  return {
    ...seen,
    fingerprint: { ...full, ptsUs, trimmed },
    lastDurationUs: packets.lastDurationUs(ptsUs.at(-1) ?? 0, jumps.count > 0) ?? times.lastDurationUs(),
    jumps: jumps.count,
    wave: wave.end(soundTimes.ptsUs[0] ?? 0),
    keyFrames: keys?.end(ptsUs) ?? [],
    warnings,
    command: command(placeholder),
    early,
    // The reading of a torn file ends at the first track that is torn, whatever the others still hold.
    torn: ended.complaints.includes("partial file"),
  };
}

interface Command {
  readonly limits: Limits;
  readonly hashed: FrameSize;
  readonly sound: boolean;
  readonly keys: KeyFrames | null;
}

function commandFor(job: VideoJob, at: string, { limits, hashed, sound, keys }: Command): string[] {
  return [
    ...words(
      "ffmpeg -nostdin -hide_banner -v error -filter_complex_threads 1 -copyts -noautorotate -threads 1",
    ),
    ...inputFlags(job, at, limits),
    "-filter_complex",
    graphFor(hashed, keys),
    // A graph of its own: `-enc_time_base -1` finds the file's time base only in a graph with one input.
    ...(sound ? ["-filter_complex", soundGraph] : []),
    ...words("-map [pixels]"),
    ...asIs,
    ...words("-f rawvideo pipe:1 -map [times]"),
    ...asIs,
    ...words("-f framecrc pipe:3"),
    ...(keys?.outputs(4) ?? []),
    ...(sound ? soundOutputs(keys === null ? 4 : 6) : []),
    // The packets as they are, for how long the container says that the last one lasts.
    ...words(`-map 0:V:0 -c copy -copyinkf -f framecrc pipe:${4 + (keys ? 2 : 0) + (sound ? 2 : 0)}`),
  ];
}

function refusalOf(ended: Ended, frames: number, timed: boolean): MediaRefusal | undefined {
  if (ended.refusal !== undefined) return ended.refusal;
  if (frames === 0)
    return refuse(tooLarge.test(ended.complaints) ? "too-many-pixels" : "undecodable", ended.complaints);
  return ended.code === 0 && !timed ? refuse("odd-answer", "frames without times") : undefined;
}
