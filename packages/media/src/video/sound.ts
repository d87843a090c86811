// The part of the ffmpeg command that lets the sound of a video out beside its frames.
import { words } from "../sandbox/plan.ts";
import { sounds } from "./clock.ts";

/** Samples a second of the sound that is looked at: enough to see where it is loud. */
export const sampleRate = 8000;

/*
 * `async=1` fills gaps with silence, so that samples keep their time once the first one's is known; the times are cut
 * into whole seconds, because only the first is read.
 */
export const soundGraph = [
  `${sounds},aresample=${sampleRate}:async=1,aformat=sample_fmts=s16:channel_layouts=mono,asplit[samples][seconds]`,
  `[seconds]asetnsamples=n=${sampleRate}[starts]`,
].join(";");

/** Samples on the descriptor `first`, their times on the next. */
export const soundOutputs = (first: number): readonly string[] =>
  words(
    `-map [samples] -c:a pcm_s16le -f s16le pipe:${first} -map [starts] -c:a pcm_s16le -f framecrc pipe:${first + 1}`,
  );
