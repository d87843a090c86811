// Inspects a video: header first, then one pass over its frames and sound, then the renditions.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { leastQuality } from "@sightline/match";
import type {
  DecodeOptions,
  Fingerprint,
  FingerprintOptions,
  Header,
  Inspected,
  Rendition,
  Strip,
  VideoRecipe,
} from "../inspected.ts";
import { veilSide } from "../limits.ts";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { type DecodedFrames, decodeFrames } from "./decode-frames.ts";
import { filmLimits } from "./film.ts";
import { reduced } from "./frame-hashes.ts";
import { grabFrame } from "./grab-frame.ts";
import { isHdrCurve, lightMeter } from "./light.ts";
import { type Probed, type VideoJob, probe } from "./probe.ts";
import type { StripFrame } from "./strip.ts";
import { heavy } from "./too-much.ts";
import { drawStrip } from "./strip-sheet.ts";

/** `outDir` null: no renditions are made. */
export interface VideoTask extends Omit<VideoJob, "sandbox"> {
  readonly outDir: string | null;
  readonly recipe: VideoRecipe;
}

export async function inspectVideo(
  task: VideoTask,
  options: FingerprintOptions,
): Promise<Inspected | MediaRefusal> {
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const job: VideoJob = { ...task, sandbox };
  const probed = await probe(job, options);
  if (isRefusal(probed)) return probed;
  const hashed = task.recipe === "vpdq-full-1" ? probed.stored : reduced;
  const sound = probed.stored.sound !== null;
  const keys = options.keyFrames === true ? probed : null;
  const limits = filmLimits(job, options.limits);
  const { width, height } = probed.stored;
  const meter = isHdrCurve(probed.stored.transfer) ? lightMeter(probed.stored.transfer) : null;
  const frames = Math.min(limits.frames, Math.floor(limits.pixelsInAll / (width * height)));
  const decoded = await decodeFrames(job, {
    ...options,
    limits: { ...options.limits, frames },
    hashed,
    sound,
    keys,
    ...(meter ? { seen: meter.see } : {}),
  });
  if (isRefusal(decoded)) {
    const more = { width, height, frames: frames + 1 };
    return decoded.code === "too-many-frames" ? (heavy(job, more, limits) ?? decoded) : decoded;
  }
  const header = headerOf(job, lit(probed, meter?.peakNits()), decoded);
  const fingerprint = { recipe: task.recipe, ...decoded.fingerprint };
  const { outDir } = task;
  const made =
    outDir === null
      ? noRenditions
      : await makeRenditions({ job, outDir, header, fingerprint, strip: decoded.strip }, options);
  const { version, refused } = probed;
  const warnings = [...decoded.warnings, ...made.warnings];
  return {
    header,
    fingerprint,
    shotsUs: decoded.shotsUs,
    wave: decoded.wave,
    keyFrames: decoded.keyFrames,
    strip: made.strip,
    renditions: made.renditions,
    decode: { tool: "ffmpeg", version, command: decoded.command, sandbox, limits, warnings, refused },
  };
}

function headerOf(
  job: VideoJob,
  probed: Probed,
  { fingerprint, lastDurationUs, jumps }: DecodedFrames,
): Header {
  const { ptsUs } = fingerprint;
  const first = ptsUs[0] ?? 0;
  const last = ptsUs.at(-1) ?? 0;
  const { codec, width, height, rotation, mirrored, stored } = probed;
  return {
    kind: "video",
    format: job.format,
    demuxer: job.demuxer,
    codec,
    width,
    height,
    rotation,
    mirrored,
    stored: { ...stored, jumps },
    durationUs: last - first + lastDurationUs,
    frames: ptsUs.length,
    ptsUs,
  };
}

function lit(probed: Probed, peakNits: number | undefined): Probed {
  return peakNits === undefined ? probed : { ...probed, stored: { ...probed.stored, peakNits } };
}

interface MadeRenditions {
  readonly renditions: readonly Rendition[];
  readonly strip: Strip | null;
  readonly warnings: readonly string[];
}

const noRenditions: MadeRenditions = { renditions: [], strip: null, warnings: [] };

interface RenditionTask {
  readonly job: VideoJob;
  readonly outDir: string;
  readonly header: Header;
  readonly fingerprint: Fingerprint;
  readonly strip: readonly StripFrame[];
}

async function makeRenditions(
  { job, outDir, header, fingerprint, strip }: RenditionTask,
  options: DecodeOptions,
): Promise<MadeRenditions> {
  const ptsUs = firstGoodFrame(fingerprint);
  const grabbed = await grabFrame({ ...job, header, ptsUs, longest: [veilSide, 320, 1600] }, options);
  if ("refused" in grabbed)
    return { ...noRenditions, warnings: [`No still could be made: ${grabbed.sentence}`] };
  const names = ["veil", "thumbnail", "still"] as const;
  const renditions: Rendition[] = [];
  for (const [i, { width, height, bytes }] of grabbed.entries()) {
    const name = names[i] ?? "still";
    const file = join(outDir, `${name}.jpg`);
    await writeFile(file, bytes);
    renditions.push({ name, file, type: "image/jpeg", width, height, ptsUs, bytes: bytes.length });
  }
  if (strip.length === 0) return { ...noRenditions, renditions };
  const task = { outDir, sandbox: job.sandbox, header, frames: strip, side: reduced.width };
  const drawn = await drawStrip(task, options);
  return isRefusal(drawn)
    ? { renditions, strip: null, warnings: [`No strip could be made: ${drawn.sentence}`] }
    : { renditions, strip: drawn, warnings: [] };
}

/** The first frame that shows something, or the first of all. */
function firstGoodFrame({ qualities, ptsUs }: Fingerprint): number {
  const good = qualities.findIndex((quality) => quality >= leastQuality);
  return ptsUs[Math.max(0, good)] ?? 0;
}
