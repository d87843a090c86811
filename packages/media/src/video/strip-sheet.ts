// Draws the frames of a strip as one JPEG of tiles, in the sandbox.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DecodeOptions, Header, Strip } from "../inspected.ts";
import { limitsFor } from "../limits.ts";
import { isJpeg } from "../photo/photo-answer.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { type SandboxKind, words } from "../sandbox/plan.ts";
import { run } from "../sandbox/run.ts";
import { abilities } from "./abilities.ts";
import { uprightFilters } from "./display-matrix.ts";
import { toneFiltersOfRgb } from "./shown.ts";
import type { StripFrame } from "./strip.ts";

const longestTile = 160;
const mostColumns = 10;

export interface StripTask {
  readonly outDir: string;
  readonly sandbox: SandboxKind;
  readonly header: Header;
  /** At least one; `side`×`side` RGB pixels, as stored. */
  readonly frames: readonly StripFrame[];
  readonly side: number;
}

/** Writes `strip.jpg`. The pixels were already decoded: they are only stretched to their shape and turned upright. */
export async function drawStrip(
  { outDir, sandbox, header, frames, side }: StripTask,
  options: DecodeOptions,
): Promise<Strip | MediaRefusal> {
  const tile = tileSize(header);
  const columns = Math.min(mostColumns, frames.length);
  const rows = Math.ceil(frames.length / columns);
  const folder = await mkdtemp(join(tmpdir(), "sightline-strip-"));
  try {
    const input = join(folder, "frames");
    await writeFile(input, Buffer.concat(frames.map(({ pixels }) => pixels)));
    const filters = [
      ...toneFiltersOfRgb(header, await abilities(sandbox)),
      ...uprightFilters(header),
      `scale=${tile.width}:${tile.height}:flags=bicubic`,
      "setsar=1",
      `tile=${columns}x${rows}`,
      "scale=out_color_matrix=bt601:out_range=pc,format=yuvj420p",
    ];
    const command = (at: string): string[] => [
      ...words("ffmpeg -nostdin -hide_banner -v error -threads 1 -f rawvideo -pixel_format rgb24"),
      ...words(`-video_size ${side}x${side} -protocol_whitelist file,pipe -i ${at}`),
      ...words("-frames:v 1 -c:v mjpeg -q:v 4 -flags:v +bitexact -fflags +bitexact -vf"),
      filters.join(","),
      ...words("-f mjpeg pipe:1"),
    ];
    const limits = limitsFor("video", options.limits);
    const ended = await run(
      sandbox,
      { input, needs: [], command, memory: "addresses", limits },
      { signal: options.signal },
    );
    if (ended.refusal !== undefined) return ended.refusal;
    if (!isJpeg(ended.output)) return refuse("odd-answer", `no strip: ${ended.complaints}`);
    const file = join(outDir, "strip.jpg");
    await writeFile(file, ended.output);
    return {
      name: "strip",
      file,
      type: "image/jpeg",
      width: tile.width * columns,
      height: tile.height * rows,
      bytes: ended.output.length,
      tileWidth: tile.width,
      tileHeight: tile.height,
      columns,
      ptsUs: frames.map(({ ptsUs }) => ptsUs),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function tileSize({ width, height }: Header): { width: number; height: number } {
  const scale = longestTile / Math.max(width, height);
  const even = (side: number): number => Math.max(2, 2 * Math.round((side * scale) / 2));
  return { width: even(width), height: even(height) };
}
