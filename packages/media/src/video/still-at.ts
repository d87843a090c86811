// The still that a person asks for: the frame shown at an exact, listed time.
import { writeFile } from "node:fs/promises";
import type { DecodeOptions, Header } from "../inspected.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { grabFrame } from "./grab-frame.ts";

export interface StillOptions extends DecodeOptions {
  /** Absolute path of the JPEG to write. */
  readonly outFile: string;
}

export interface Still {
  readonly file: string;
  readonly type: "image/jpeg";
  readonly width: number;
  readonly height: number;
  readonly ptsUs: number;
  readonly bytes: number;
}

const longestSide = 1600;

/**
 * Writes the frame of the video at `path` whose time is `ptsUs` (integer microseconds, one of `header.ptsUs`),
 * upright, at most 1,600 pixels a side. `header` is what `inspect` told. Refuses `no-such-frame` for any other time.
 */
export async function stillAt(
  path: string,
  header: Header,
  ptsUs: number,
  options: StillOptions,
): Promise<Still | MediaRefusal> {
  if (header.kind !== "video" || !header.ptsUs.includes(ptsUs)) return refuse("no-such-frame");
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const grabbed = await grabFrame({ path, header, sandbox, ptsUs, longest: [longestSide] }, options);
  if ("refused" in grabbed) return grabbed;
  const [still] = grabbed;
  if (still === undefined) return refuse("no-such-frame");
  const { width, height, bytes } = still;
  await writeFile(options.outFile, bytes);
  return { file: options.outFile, type: "image/jpeg", width, height, ptsUs, bytes: bytes.length };
}
