// `sightline hash`: fingerprints of files, without a database.
import { toHex } from "@sightline/match";
import { endWarmChildren, fingerprint, isRefusal } from "@sightline/media";
import { note, print, printRefusal } from "../say.ts";
import { sha256Of } from "../sha256-of.ts";

type Frame = { ptsUs: number; pdq: string; quality: number };

/** Prints `pdq quality sha256 file` a file, or `pts_us pdq quality` a frame; what cannot be decoded has `-` for both. */
export async function hash(files: string[], options: { frames?: boolean; json?: boolean }): Promise<void> {
  try {
    for (const file of files) await hashFile(file, options);
  } finally {
    await endWarmChildren();
  }
}

async function hashFile(file: string, options: { frames?: boolean; json?: boolean }): Promise<void> {
  const sha256 = await sha256Of(file);
  if (sha256 === null) {
    const sentence = "This file cannot be read; check its path and its rights.";
    return printRefusal({ code: "unreadable", sentence, path: file }, options.json);
  }
  // Frames at their full size, as other vPDQ tools hash them, so that hashes can be held against theirs.
  const answer = await fingerprint(file, { videoRecipe: "vpdq-full-1", batch: "hash" });
  if (isRefusal(answer)) {
    if (options.json !== true) print(`- - ${sha256} ${file}`);
    const { code, sentence } = answer;
    if (options.json === true) print(JSON.stringify({ file, sha256, refused: code, sentence }));
    return options.json === true ? void (process.exitCode = 1) : printRefusal({ code, sentence, path: file });
  }
  const { header, fingerprint: prints } = answer;
  const frames = prints.ptsUs.map((ptsUs, i): Frame => ({
    ptsUs,
    pdq: toHex(prints.hashes.subarray(i * 32, i * 32 + 32)),
    quality: prints.qualities[i] ?? 0,
  }));
  for (const warning of answer.decode.warnings) note(`${file}: ${warning}`);
  const [first] = frames;
  if (!first) throw new Error(`Expected at least one frame of ${file}, got none.`);
  if (options.json === true) {
    const { pdq, quality } = first;
    const all = options.frames === true ? { frames } : {};
    print(JSON.stringify({ file, sha256, kind: header.kind, recipe: prints.recipe, pdq, quality, ...all }));
  } else if (options.frames === true && header.kind === "video") {
    for (const frame of frames) print(`${frame.ptsUs} ${frame.pdq} ${frame.quality}`);
  } else print(`${first.pdq} ${first.quality} ${sha256} ${file}`);
}
