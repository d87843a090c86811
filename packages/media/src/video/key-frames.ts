// The part of the one pass over a video that keeps a few of its frames grey and upright, for finding points in them.
import { type Size, fitInside } from "../fit-inside.ts";
import { type GreyFrame, greyLongest } from "../pixels/grey.ts";
import type { OutputReader } from "../sandbox/run.ts";
import { words } from "../sandbox/plan.ts";
import { type Turn, uprightFilters } from "./display-matrix.ts";
import { frameTimes } from "./frame-times.ts";
import { thinning } from "./thinning.ts";

/** Seconds from one to the next, at least: shots that are shorter may have none. */
const step = 0.5;
/** Frames of one film that are kept, 300 KB each. */
const mostKept = 64;

export interface KeyFrames {
  /** A filter chain that begins at `[keys]`. */
  readonly graph: string;
  /** Outputs of ffmpeg, on the descriptors `first` and the next. */
  readonly outputs: (first: number) => readonly string[];
  /** What those descriptors say. */
  readonly sides: readonly [OutputReader, OutputReader];
  /** The frames of these times, ascending; of a long film every second, every fourth … */
  readonly end: (ptsUs: readonly number[]) => readonly GreyFrame[];
}

export function keyFrames(shown: Turn & Size): KeyFrames {
  const { width, height } = fitInside(shown, greyLongest);
  const bytes = width * height;
  const kept = thinning(mostKept);
  const times = frameTimes();
  const frame = new Uint8Array(bytes);
  let filled = 0;
  let count = 0;
  const take: OutputReader = (chunk) => {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + bytes - filled);
      frame.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < bytes) continue;
      kept.add(frame, count++);
      filled = 0;
    }
    return undefined;
  };
  const select = `select='isnan(prev_selected_t)+gte(t-prev_selected_t,${step})'`;
  const scale = `scale=${width}:${height}:flags=area:out_range=pc,format=gray`;
  const asIs = "-fps_mode passthrough -enc_time_base -1 -c:v rawvideo";
  return {
    graph: `[keys]${[select, ...uprightFilters(shown), scale].join(",")},split[greys][greytimes]`,
    outputs: (first) =>
      words(
        `-map [greys] ${asIs} -f rawvideo pipe:${first} -map [greytimes] ${asIs} -f framecrc pipe:${first + 1}`,
      ),
    sides: [take, times.take],
    end: (ptsUs) => {
      const listed = new Set(ptsUs);
      return kept.kept().flatMap(({ index, pixels }) => {
        const atUs = times.ptsUs[index];
        return atUs !== undefined && listed.has(atUs) ? [{ atUs, width, height, pixels }] : [];
      });
    },
  };
}
