// Every frame of a stretch of a video, small and grey: enough to see what moves, decoded in one sandboxed run.
import type { DecodeOptions } from "../inspected.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { words } from "../sandbox/plan.ts";
import { run } from "../sandbox/run.ts";
import { uprightFilters } from "../video/display-matrix.ts";
import { frameTimes } from "../video/frame-times.ts";
import { canSeek, filmLimits, filmPlan, inputFlags, shownFilm } from "../video/film.ts";
import { pictures } from "../video/clock.ts";
import type { Shown } from "./grey-frames.ts";
import { filling } from "./filling.ts";

/** Upright grey frames, row-major, one after the other: `width`·`height` bytes each. */
export interface SmallFilm {
  readonly ptsUs: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Longest side, pixels: 9 KB a frame. */
const longest = 128;
/** More frames are not kept: of a longer film a stretch is taken. */
export const mostFrames = 6000;

/** The whole film, or of a long one the frames nearest to an instant. */
export function stretchAround({ header: { ptsUs } }: Shown, atUs: number): readonly number[] {
  if (ptsUs.length <= mostFrames) return ptsUs;
  const middle = ptsUs.findIndex((us) => us >= atUs);
  const from = Math.max(0, Math.min(ptsUs.length - mostFrames, middle - (mostFrames >> 1)));
  return ptsUs.slice(from, from + mostFrames);
}

/** The frames from the first to the last of these instants. Refuses `no-such-frame` when none decodes there. */
export async function smallFilm(
  { path, header }: Shown,
  expected: readonly number[],
  options: DecodeOptions = {},
): Promise<SmallFilm | MediaRefusal> {
  const [first, last] = [expected[0], expected.at(-1)];
  if (first === undefined || last === undefined) return refuse("no-such-frame");
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const scale = Math.min(1, longest / Math.max(header.width, header.height));
  const [width, height] = [header.width, header.height].map((each) => Math.max(1, Math.round(each * scale)));
  if (width === undefined || height === undefined) return refuse("no-such-frame");
  const film = shownFilm({ path, header });
  const limits = filmLimits(film, options.limits);
  const pixels = new Uint8Array(width * height * expected.length);
  const { take, filled } = filling(pixels);
  const times = frameTimes();
  const us = "pts*TB*1000000";
  const filters = [
    `select='between(${us},${first - 0.51},${last + 0.51})'`,
    ...uprightFilters(header),
    `scale=${width}:${height}:flags=area:out_range=pc,format=gray`,
  ];
  const asIs = words(`-frames:v ${expected.length} -fps_mode passthrough -enc_time_base -1 -c:v rawvideo`);
  const command = (at: string): string[] => [
    ...words("ffmpeg -nostdin -hide_banner -v error -copyts -noautorotate -threads 1"),
    ...seekBefore(header, first),
    ...inputFlags(film, at, limits),
    "-filter_complex",
    `${[pictures, ...filters].join(",")},split[pixels][times]`,
    ...words("-map [pixels]"),
    ...asIs,
    ...words("-f rawvideo pipe:1 -map [times]"),
    ...asIs,
    ...words("-f framecrc pipe:3"),
  ];
  const ended = await run(sandbox, filmPlan(film, limits, command), {
    signal: options.signal,
    output: take,
    sides: [times.take],
  });
  if (ended.refusal !== undefined) return ended.refusal;
  const count = Math.min(Math.floor(filled() / (width * height)), times.ptsUs.length);
  if (count === 0) return refuse("no-such-frame", ended.complaints);
  return { ptsUs: times.ptsUs.slice(0, count), width, height, pixels };
}

/** Ten seconds earlier, as `grabFrame` does: frames in the stretch then lean on no key frame that was skipped. */
function seekBefore(header: Shown["header"], firstUs: number): string[] {
  const far = firstUs > 10_000_000 && canSeek(header);
  return far ? words(`-noaccurate_seek -seek_timestamp 1 -ss ${firstUs - 10_000_000}us`) : [];
}
