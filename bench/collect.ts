// Collecting a folder: CPU time of the real command on a fresh data folder; anchor: the sum of its plain decodes. Then the wait until all pixels are compared.
import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { drawFolder } from "./drawn-folder.ts";
import { cpuOf, ms, type Bench } from "./measure.ts";

const asked = { photos: 200, videos: 10 };

const main = join(import.meta.dirname, "..", "packages", "cli", "src", "main.js");
const sharpAlone = join(import.meta.dirname, "child-decodes.js");

/** Decodes of minutes need no second round. */
export const collect: Bench = async (say, scratch) => {
  const [folder, empty, data] = ["folder", "empty", "data"].map((name) => join(scratch, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(folder);
  await mkdir(empty);
  const { photos, videos } = await drawFolder(folder, asked);
  const command = (...more: string[]) => [
    process.execPath,
    main,
    "--data",
    data,
    "collect",
    "--investigation",
    "Bench",
    ...more,
  ];
  const collected = async (path: string): Promise<number> => {
    const cpu = await cpuOf(command("--new", "--no-compare", path));
    if (path !== empty) await expectAllDecoded(data);
    return cpu;
  };
  // It founds no investigation, but everything else is there.
  const start = await collected(empty);
  await rm(data, { recursive: true, force: true });
  const ofPhotos = await cpuOf([process.execPath, sharpAlone, ...photos]);
  let ofVideos = 0;
  for (const file of videos)
    ofVideos += await cpuOf(["ffmpeg", "-v", "error", "-threads", "1", "-i", file, "-an", "-f", "null", "-"]);
  const ours = await collected(folder);
  const decodes = ofPhotos + ofVideos;
  const anchor = "the sum of its plain decodes";
  const target = { atMost: 1.5 };
  say({
    what: `collect of a folder of ${asked.photos} photos and ${asked.videos} videos, fingerprints matched`,
    anchor,
    ratio: ours / decodes,
    target,
    seen: `CPU ${ms(ours)} against ${ms(decodes)}, ${ms(ofPhotos)} of it for the photos`,
  });
  say({
    what: "the same without the start of the command and of its database",
    anchor,
    ratio: (ours - start) / decodes,
    target,
    seen: `CPU ${ms(ours - start)}; collecting an empty folder costs ${ms(start)}`,
  });
  const before = performance.now();
  const [node = "", ...rest] = command(empty);
  await promisify(execFile)(node, rest);
  const waited = performance.now() - before;
  say({
    what: "the wait until their pixels are compared",
    anchor: "two minutes",
    ratio: waited / 120_000,
    target: { atMost: 1 },
    seen: ms(waited),
  });
};

/** What was refused cost next to nothing: a bench must not take that for speed. */
async function expectAllDecoded(data: string): Promise<void> {
  const command = [main, "--data", data, "items", "--investigation", "Bench"];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  // The sixth column says why an item could not be decoded.
  const refused = stdout.split("\n").find((line) => line.split("\t").length > 5);
  if (refused !== undefined) throw new Error(`Expected every file to be decoded, got: ${refused}`);
}
