// The two questions about a file: everything worth knowing, or only its fingerprint.
import { resolve } from "node:path";
import type { FingerprintOptions, InspectOptions, Inspected } from "./inspected.ts";
import { type MediaRefusal, isRefusal, refuse, refuseSaying } from "./refusal.ts";
import { onceMore } from "./sandbox/once-more.ts";
import { sniffFile } from "./sniff/sniff.ts";

/** What `fingerprint` tells: as `inspect`, without renditions. */
export type Fingerprinted = Omit<Inspected, "renditions" | "strip">;

/**
 * Header, fingerprint and renditions of the photo or video at `path`, decoded in a sandbox.
 * Writes `veil.jpg`, `thumbnail.jpg`, `still.jpg` and, for a video, `strip.jpg` into `options.outDir` and nothing else anywhere.
 * Throws when the file cannot be read or the signal aborts; every other "no" is a returned refusal.
 */
export function inspect(path: string, options: InspectOptions): Promise<Inspected | MediaRefusal> {
  return onceMore(() => inspectInto(path, resolve(options.outDir), options));
}

/** The same without renditions, for comparing files. */
export async function fingerprint(
  path: string,
  options: FingerprintOptions = {},
): Promise<Fingerprinted | MediaRefusal> {
  const inspected = await onceMore(() => inspectInto(path, null, options));
  if (isRefusal(inspected)) return inspected;
  const { renditions: _, strip: __, ...told } = inspected;
  return told;
}

async function inspectInto(
  path: string,
  outDir: string | null,
  options: FingerprintOptions,
): Promise<Inspected | MediaRefusal> {
  const absolute = resolve(path);
  const sniffed = await sniffFile(absolute);
  switch (sniffed.kind) {
    // Each kind is loaded when the first of it comes: who hashes one photo waits for nothing of videos.
    case "photo": {
      const { inspectPhoto } = await import("./photo/inspect-photo.ts");
      return inspectPhoto({ path: absolute, format: sniffed.format, outDir }, options);
    }
    case "video": {
      const { inspectVideo } = await import("./video/inspect-video.ts");
      return inspectVideo(
        {
          path: absolute,
          format: sniffed.format,
          demuxer: sniffed.demuxer,
          outDir,
          recipe: options.videoRecipe ?? "vpdq-128b-1",
        },
        options,
      );
    }
    case "other":
      return sniffed.format === "empty"
        ? refuse("empty-file")
        : refuseSaying("unsupported-format", sniffed.why);
  }
}
