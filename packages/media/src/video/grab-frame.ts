// Takes one frame of a video, chosen by its exact presentation time, upright: as JPEGs of given sizes, or as a PNG of all its pixels.
import type { DecodeOptions, Header } from "../inspected.ts";
import { veilSide } from "../limits.ts";
import { isJpeg, isPng } from "../photo/photo-answer.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { type SandboxKind, words } from "../sandbox/plan.ts";
import { run } from "../sandbox/run.ts";
import { abilities } from "./abilities.ts";
import { pictures } from "./clock.ts";
import { shownFilters } from "./shown.ts";
import { canSeek, filmLimits, filmPlan, inputFlags, shownFilm } from "./film.ts";

export interface Grab {
  readonly path: string;
  readonly header: Header;
  readonly sandbox: SandboxKind;
  readonly ptsUs: number;
  /** Longest sides in pixels, one JPEG each; or one PNG of every pixel. */
  readonly longest: readonly number[] | "exact";
}

export interface Grabbed {
  readonly width: number;
  readonly height: number;
  /** A JPEG, or the PNG that was asked for. */
  readonly bytes: Buffer;
}

/**
 * Starting this long before the frame, any frame that leans on a key frame skipped by the seek has gone by: only
 * pictures shown before the first key frame found can be wrong, and those are not asked for.
 */
const runUpUs = 10_000_000;

export async function grabFrame(grab: Grab, options: DecodeOptions): Promise<Grabbed[] | MediaRefusal> {
  const far = grab.ptsUs > runUpUs && canSeek(grab.header);
  const near = far ? await grabFrom(grab, options, grab.ptsUs - runUpUs) : refuse("no-such-frame");
  const missed = "refused" in near && near.code === "no-such-frame";
  return missed ? grabFrom(grab, options, null) : near;
}

async function grabFrom(
  grab: Grab,
  options: DecodeOptions,
  fromUs: number | null,
): Promise<Grabbed[] | MediaRefusal> {
  const limits = filmLimits(grab.header, options.limits);
  const exact = grab.longest === "exact";
  const { width, height } = grab.header;
  const sizes =
    grab.longest === "exact"
      ? [{ width, height }]
      : grab.longest.map((longest) => fitInside(grab.header, longest));
  const pipes = sizes.map(() => [] as Uint8Array[]);
  const keep = (pipe: number) => (chunk: Uint8Array) => {
    const kept = pipes[pipe] ?? [];
    kept.push(chunk);
    const total = kept.reduce((sum, { length }) => sum + length, 0);
    return total > limits.outputBytes ? refuse("output-too-large") : undefined;
  };
  const film = shownFilm(grab);
  const graph = graphFor(grab, sizes, shownFilters(grab.header, await abilities(grab.sandbox)));
  const seek = fromUs === null ? [] : words(`-noaccurate_seek -seek_timestamp 1 -ss ${fromUs}us`);
  const command = (at: string): string[] => [
    ...words("ffmpeg -nostdin -hide_banner -v error -copyts -noautorotate -threads 1"),
    ...seek,
    ...inputFlags(film, at, limits),
    "-filter_complex",
    graph,
    ...sizes.flatMap((_, i) => [
      ...outputFlags,
      ...(exact ? pngFlags : jpegFlags),
      ...words(`-map [out${i}] ${exact ? "-f image2pipe" : "-f mjpeg"} pipe:${i === 0 ? 1 : i + 2}`),
    ]),
  ];
  const ended = await run(grab.sandbox, filmPlan(film, limits, command), {
    signal: options.signal,
    output: keep(0),
    sides: sizes.slice(1).map((_, i) => keep(i + 1)),
  });
  if (ended.refusal !== undefined) return ended.refusal;
  const made = sizes.map((size, i) => ({ ...size, bytes: Buffer.concat(pipes[i] ?? []) }));
  if (made.some(({ bytes }) => bytes.length === 0)) return refuse("no-such-frame", ended.complaints);
  if (!made.every(({ bytes, ...size }) => (exact ? isPng(bytes, size) : isJpeg(bytes))))
    return refuse("odd-answer", "not the picture asked for");
  return made;
}

/** Without a trace of the encoder, the original's metadata or its chapters. */
const outputFlags = words(
  "-frames:v 1 -fps_mode passthrough -map_metadata -1 -map_chapters -1 -flags:v +bitexact -fflags +bitexact",
);
const jpegFlags = words("-c:v mjpeg -q:v 3");
const pngFlags = words("-c:v png -compression_level 2 -pred up");

function graphFor(
  { ptsUs, longest }: Grab,
  sizes: readonly { width: number; height: number }[],
  shown: readonly string[],
): string {
  // Half a microsecond and a little: the listed time was rounded to the nearest one.
  const select = `select='lt(abs(pts*TB*1000000-(${ptsUs})),0.51)'`;
  const names = sizes.map((_, i) => `[in${i}]`).join("");
  const outputs = sizes.map(({ width, height }, i) => {
    if (longest === "exact") {
      const whole = "flags=bicubic+accurate_rnd+full_chroma_int";
      return `[in${i}]scale=${width}:${height}:${whole},setsar=1,format=rgb24[out${i}]`;
    }
    const scale = `scale=${width}:${height}:flags=bicubic:out_color_matrix=bt601:out_range=pc`;
    const grey = Math.max(width, height) <= veilSide ? ",hue=s=0" : "";
    return `[in${i}]${scale}${grey},setsar=1,format=yuvj420p[out${i}]`;
  });
  return [`${[pictures, select, ...shown].join(",")},split=${sizes.length}${names}`, ...outputs].join(";");
}

function fitInside({ width, height }: Header, longest: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
