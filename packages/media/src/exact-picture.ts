// The picture itself, upright, every pixel of it and without loss: of a photo, or of one frame of a video.
import { writeFile } from "node:fs/promises";
import type { DecodeOptions, Header } from "./inspected.ts";
import { limitsFor } from "./limits.ts";
import { askForExact } from "./photo/ask-about-photo.ts";
import { type MediaRefusal, isRefusal, refuse } from "./refusal.ts";
import { sandboxFor } from "./sandbox/choose.ts";
import { grabFrame } from "./video/grab-frame.ts";

export interface ExactOptions extends DecodeOptions {
  /** Absolute path of the PNG to write. */
  readonly outFile: string;
}

export interface ExactPicture {
  /** In pixels, as displayed. */
  readonly width: number;
  readonly height: number;
  /** Of the file. */
  readonly bytes: number;
}

/** Three bytes a pixel at the largest picture that is opened, and what the packing of noise adds. */
const pngBytes = 310_000_000;

/**
 * Writes the frame of the item at `path` whose time is `ptsUs` (integer microseconds, one of `header.ptsUs`; 0 for a
 * photo) as a PNG of `header.width` × `header.height` pixels. `header` is what `inspect` told. Refuses `no-such-frame`
 * for any other time.
 */
export async function exactPicture(
  path: string,
  header: Header,
  ptsUs: number,
  options: ExactOptions,
): Promise<ExactPicture | MediaRefusal> {
  if (!header.ptsUs.includes(ptsUs)) return refuse("no-such-frame");
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const { signal } = options;
  const wide = { outputBytes: pngBytes, ...options.limits };
  const limits = limitsFor(header.kind, wide);
  const { pixels, frames } = limits;
  const question = { format: header.format, pixels, frames, renditions: false, grey: 0, exact: true };
  const made =
    header.kind === "photo"
      ? await askForExact({ path, sandbox, limits, question, signal })
      : await grabFrame({ path, header, sandbox, ptsUs, longest: "exact" }, { ...options, limits: wide });
  if (isRefusal(made)) return made;
  const [picture] = Array.isArray(made) ? made : [{ ...made, bytes: made.png }];
  if (picture === undefined) return refuse("no-such-frame");
  const { width, height, bytes } = picture;
  await writeFile(options.outFile, bytes);
  return { width, height, bytes: bytes.length };
}
