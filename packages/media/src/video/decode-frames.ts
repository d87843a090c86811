// One sandboxed pass over a video: every decoded frame becomes a hash with its real presentation time.
import type { DecodeOptions, Fingerprint } from "../inspected.ts";
import { limitsFor } from "../limits.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { words } from "../sandbox/plan.ts";
import { run } from "../sandbox/run.ts";
import { complaintLines } from "./complaints.ts";
import { frameHashes, type FrameSize } from "./frame-hashes.ts";
import { frameTimes } from "./frame-times.ts";
import { type VideoJob, inputFlags, tooLarge } from "./probe.ts";

export interface DecodedFrames {
  readonly fingerprint: Omit<Fingerprint, "recipe">;
  readonly lastDurationUs: number;
  readonly warnings: readonly string[];
}

/*
 * Two outputs of one decode: pixels on descriptor 1, times on descriptor 3. `-enc_time_base -1` keeps the time base of
 * the file (the default would round times to the frame rate), `passthrough` neither drops nor doubles frames, and
 * `-copyts` keeps a start that is not zero. Frames are hashed as stored, like the photos' canonical hash.
 */
const graphFor = ({ width, height }: FrameSize): string =>
  `[0:V:0]scale=${width}:${height}:flags=bilinear,format=rgb24,split[pixels][times]`;
const asIs = words("-fps_mode passthrough -enc_time_base -1 -c:v rawvideo");

/** Decodes at most `limits.frames` frames. A damaged tail still gives the frames before it, with warnings. */
export async function decodeFrames(
  job: VideoJob,
  options: DecodeOptions & { readonly hashed: FrameSize },
): Promise<DecodedFrames | MediaRefusal> {
  const limits = limitsFor("video", options.limits);
  const hashes = frameHashes(limits.frames, options.hashed);
  const times = frameTimes();
  const command = (at: string): string[] => [
    ...words(
      "ffmpeg -nostdin -hide_banner -v error -filter_complex_threads 1 -copyts -noautorotate -threads 1",
    ),
    ...inputFlags(job.demuxer, at, limits),
    "-filter_complex",
    graphFor(options.hashed),
    ...words("-map [pixels]"),
    ...asIs,
    ...words("-f rawvideo pipe:1 -map [times]"),
    ...asIs,
    ...words("-f framecrc pipe:3"),
  ];
  const ended = await run(
    job.sandbox,
    { input: job.path, needs: [], command, memory: "addresses", limits },
    { signal: options.signal, output: hashes.take, sides: [times.take] },
  );
  if (ended.refusal !== undefined) return ended.refusal;
  const frames = Math.min(hashes.count(), times.ptsUs.length);
  if (frames === 0) {
    return refuse(tooLarge.test(ended.complaints) ? "too-many-pixels" : "undecodable", ended.complaints);
  }
  if (ended.code === 0 && hashes.count() !== times.ptsUs.length)
    return refuse("odd-answer", "frames without times");
  const warnings = complaintLines(ended.complaints);
  if (ended.code !== 0)
    warnings.push(`The decoder stopped early; the ${frames} frames before that are kept.`);
  const ptsUs = times.ptsUs.slice(0, frames);
  return {
    fingerprint: { ...hashes.first(frames), ptsUs },
    lastDurationUs: times.lastDurationUs(),
    warnings,
  };
}
