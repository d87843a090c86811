// Collecting a folder: CPU time of the real command on a fresh data folder, matching included; anchor: the sum of its plain decodes.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { drawFolder } from "./drawn-folder.ts";
import { cpuOf, ms, type Bench } from "./measure.ts";

const asked = { photos: 8, videos: 2 };

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
  const collected = async (path: string): Promise<number> => {
    const command = [process.execPath, main, "--data", data, "collect", "--investigation", "Bench", path];
    const cpu = await cpuOf(command);
    await rm(data, { recursive: true, force: true });
    return cpu;
  };
  const start = await collected(empty);
  const ofPhotos = await cpuOf([process.execPath, sharpAlone, ...photos]);
  let ofVideos = 0;
  for (const file of videos)
    ofVideos += await cpuOf(["ffmpeg", "-v", "error", "-threads", "1", "-i", file, "-an", "-f", "null", "-"]);
  const ours = await collected(folder);
  const decodes = ofPhotos + ofVideos;
  const anchor = "the sum of its plain decodes";
  const target = { atMost: 1.5 };
  say({
    what: `collect of a folder of ${asked.photos} photos and ${asked.videos} videos, matching included`,
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
};
