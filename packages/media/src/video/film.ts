// How a film is put before ffmpeg: by the one demuxer that is named to it, or unpacked first where ffmpeg has none.
import type { Header } from "../inspected.ts";
import { type Limits, limitsFor } from "../limits.ts";
import { childProgram, nodeNeeds } from "../sandbox/needs.ts";
import { type Plan, words } from "../sandbox/plan.ts";

/** A film file, what it was sniffed as, and the demuxer that is forced on it. */
export interface Film {
  readonly path: string;
  readonly format: string;
  readonly demuxer: string;
}

/** Formats of photos that can move: few bytes of them can ask for very many pixels. */
const animations: readonly string[] = ["gif", "apng", "webp", "avif", "heic"];

export function isAnimation({ format }: Pick<Film, "format">): boolean {
  return animations.includes(format);
}

export function filmLimits(film: Pick<Film, "format">, changes: Partial<Limits> = {}): Limits {
  return limitsFor(isAnimation(film) ? "animation" : "video", changes);
}

/** Stands for the file in the command lines that are put on record: where it lay is nobody's business. */
export const placeholder = "original";

/** What both ffprobe and ffmpeg are told before the input: nothing is opened but this file, by this demuxer. */
export function inputFlags({ demuxer }: Pick<Film, "demuxer">, at: string, limits: Limits): string[] {
  return ["-protocol_whitelist", "file,pipe", "-f", demuxer, "-max_pixels", String(limits.pixels), "-i", at];
}

/** `ffmpegOn` makes the command line from the place where the film is found. */
export function filmPlan(film: Film, limits: Limits, ffmpegOn: (at: string) => readonly string[]): Plan {
  if (film.format !== "webp")
    return { input: film.path, needs: [], command: ffmpegOn, memory: "addresses", limits };
  const command = (at: string): string[] => [
    ...words("sh -c"),
    '"$1" "$2" "$3" | { shift 3; exec "$@"; }',
    "unpack",
    process.execPath,
    childProgram("video/unpack-child.ts"),
    at,
    ...ffmpegOn("pipe:0"),
  ];
  return { input: film.path, needs: nodeNeeds(), command, memory: "private", limits };
}

/** The film of a header that `inspect` told. */
export function shownFilm({ path, header }: { readonly path: string; readonly header: Header }): Film {
  return { path, format: header.format, demuxer: header.demuxer ?? "" };
}

/**
 * Containers whose index leads to a key frame before a time; others are read from their start, and so is a film whose
 * clock jumped: its frames' times are counted from there.
 */
export function canSeek({ demuxer, format, stored }: Header): boolean {
  const indexed = demuxer === "mov" || demuxer === "matroska";
  return indexed && format !== "webp" && (stored?.jumps ?? 0) === 0;
}
