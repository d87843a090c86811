// Fingerprints one part of a video's picture over a stretch of time: that part becomes the whole frame, then is hashed.
import type { Prints } from "@sightline/match";
import type { DecodeOptions } from "../inspected.ts";
import { limitsFor } from "../limits.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { words } from "../sandbox/plan.ts";
import { run } from "../sandbox/run.ts";
import { uprightFilters } from "../video/display-matrix.ts";
import { frameHashes } from "../video/frame-hashes.ts";
import { frameTimes } from "../video/frame-times.ts";
import { inputFlags } from "../video/probe.ts";
import type { Corners } from "./grey.ts";
import { type Clip, greyLongest } from "./views.ts";

export interface PartAsk {
  /** Clockwise corners of the part; where the first lies decides how it is turned, their order whether it is mirrored. */
  readonly corners: Corners;
  /** Frames outside this stretch are not hashed. Integer microseconds, both ends included. */
  readonly fromUs: number;
  readonly toUs: number;
}

/** As `vpdq-128b-1`, of a part: comparable with other parts only, so it is never stored. */
const side = 128;

/** The part's hashes with real times. Refuses `no-such-frame` when nothing lies in the stretch. */
export async function partPrints(
  clip: Clip,
  ask: PartAsk,
  options: DecodeOptions = {},
): Promise<Prints | MediaRefusal> {
  const { header, path, prints } = clip;
  const expected = header.ptsUs.filter((us) => us >= ask.fromUs && us <= ask.toUs);
  const [first] = expected;
  if (first === undefined) return refuse("no-such-frame");
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const limits = limitsFor("video", options.limits);
  const hashes = frameHashes(limits.frames, { width: side, height: side });
  const times = frameTimes();
  const asIs = words(`-frames:v ${expected.length} -fps_mode passthrough -enc_time_base -1 -c:v rawvideo`);
  const command = (at: string): string[] => [
    ...words("ffmpeg -nostdin -hide_banner -v error -copyts -noautorotate -threads 1"),
    ...seekBefore(clip, first),
    ...inputFlags(header.demuxer ?? "", at, limits),
    "-filter_complex",
    graphFor(clip, ask),
    ...words("-map [pixels]"),
    ...asIs,
    ...words("-f rawvideo pipe:1 -map [times]"),
    ...asIs,
    ...words("-f framecrc pipe:3"),
  ];
  const ended = await run(
    sandbox,
    { input: path, needs: [], command, memory: "addresses", limits },
    { signal: options.signal, output: hashes.take, sides: [times.take] },
  );
  if (ended.refusal !== undefined) return ended.refusal;
  const count = Math.min(hashes.count(), times.ptsUs.length);
  if (count === 0) return refuse("no-such-frame", ended.complaints);
  const ptsUs = times.ptsUs.slice(0, count);
  const shots = prints.shotsUs.filter((us) => us > first && us <= ask.toUs);
  return {
    kind: "video",
    ptsUs,
    ...hashes.first(count),
    trimmed: null,
    shotsUs: [ptsUs[0] ?? first, ...shots],
  };
}

/** Ten seconds earlier, as `grabFrame` does: frames in the stretch then lean on no key frame that was skipped. */
function seekBefore({ header }: Clip, firstUs: number): string[] {
  const far = firstUs > 10_000_000 && ["mov", "matroska"].includes(header.demuxer ?? "");
  return far ? words(`-noaccurate_seek -seek_timestamp 1 -ss ${firstUs - 10_000_000}us`) : [];
}

function graphFor({ header }: Clip, { corners, fromUs, toUs }: PartAsk): string {
  const scale = Math.min(1, greyLongest / Math.max(header.width, header.height));
  const [width, height] = [header.width, header.height].map((each) => Math.max(2, Math.round(each * scale)));
  const us = "pts*TB*1000000";
  const chain = [
    `select='between(${us},${fromUs - 0.51},${toUs + 0.51})'`,
    ...uprightFilters(header),
    `scale=${width}:${height}:flags=area`,
    // The filter takes its corners row by row, in pixels of the frame.
    `perspective=sense=source:${perspective(corners)}`,
    `scale=${side}:${side}:flags=area,format=rgb24`,
  ];
  return `[0:V:0]${chain.join(",")},split[pixels][times]`;
}

function perspective([topLeft, topRight, bottomRight, bottomLeft]: Corners): string {
  return [topLeft, topRight, bottomLeft, bottomRight]
    .map(([x, y], i) => `x${i}=W*${x.toFixed(6)}:y${i}=H*${y.toFixed(6)}`)
    .join(":");
}
