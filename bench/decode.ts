// Decoding and fingerprinting: CPU time of all processes; anchors: sharp's full decode of a photo, ffmpeg's null decode of a video.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { cpuOf, inTurns, ms, type Bench } from "./measure.ts";

const child = (name: string, ...args: string[]): string[] => [
  process.execPath,
  join(import.meta.dirname, name),
  ...args,
];
const ours = (file: string, times = 1): string[] => child("child-fingerprint.js", file, String(times));
const sharpAlone = (file: string, times = 1): string[] => child("child-sharp.js", file, String(times));

/** Photos of one batch: as many as one child opens before it is replaced. */
const batch = 64;

export const decode: Bench = async (say, scratch) => {
  const photos = [
    { what: "12 MP photo", file: await drawn(scratch, "large.jpg", "4000x3000", 1), most: 1.1 },
    { what: "1.6 MP photo", file: await drawn(scratch, "small.jpg", "1500x1066", 1), most: 1.15 },
  ];
  for (const { what, file, most } of photos) {
    const anchor = "sharp's full decode";
    const target = { atMost: most };
    const many = await inTurns(3, {
      anchor: async () => (await cpuOf(sharpAlone(file, batch))) / batch,
      ours: async () => (await cpuOf(ours(file, batch))) / batch,
    });
    const each = `CPU a photo ${ms(many.ours)} against ${ms(many.anchor)}`;
    const [all, one] = [
      `each of ${batch} ${what}s in one run`,
      `one ${what} alone, all processes started for it`,
    ];
    say({ what: `fingerprint of ${all}`, anchor, ratio: many.ours / many.anchor, target, seen: each });
    const cpu = await inTurns(5, {
      anchor: () => cpuOf(sharpAlone(file)),
      ours: () => cpuOf(ours(file)),
    });
    const figures = `CPU ${ms(cpu.ours)} against ${ms(cpu.anchor)}`;
    say({ what: `fingerprint of ${one}`, anchor, ratio: cpu.ours / cpu.anchor, target, seen: figures });
  }
  const heic = await drawnHeic(scratch);
  const cpu = await inTurns(3, {
    anchor: async () => (await cpuOf(child("child-heif.js", heic, "4"))) / 4,
    ours: async () => (await cpuOf(ours(heic, 4))) / 4,
  });
  say({
    what: "fingerprint of each of 4 HEIC photos of 12 MP in one run",
    anchor: "libheif's own decode",
    ratio: cpu.ours / cpu.anchor,
    target: { atMost: 1.5 },
    seen: `CPU a photo ${ms(cpu.ours)} against ${ms(cpu.anchor)}`,
  });
  for (const frames of [150, 600]) {
    const video = await drawn(scratch, `video-${frames}.mp4`, "1920x1080", frames);
    const cpu = await inTurns(3, {
      anchor: () => cpuOf(["ffmpeg", "-v", "error", "-threads", "1", "-i", video, "-an", "-f", "null", "-"]),
      ours: () => cpuOf(ours(video)),
    });
    say({
      what: `fingerprint of every frame of a 1080p video of ${frames / 30} seconds`,
      anchor: "ffmpeg -threads 1 -f null",
      ratio: cpu.ours / cpu.anchor,
      target: { atMost: 1.2 },
      seen: `CPU ${ms(cpu.ours)} against ${ms(cpu.anchor)}`,
    });
  }
};

/** The 12 MP photo as phones keep it. */
async function drawnHeic(folder: string): Promise<string> {
  const png = await drawn(folder, "large.png", "4032x3024", 1);
  const file = join(folder, "large.heic");
  const encoder = spawn("heif-enc", ["-q", "60", png, "-o", file], { stdio: "ignore" });
  const [code] = (await once(encoder, "close")) as [number];
  if (code !== 0) throw new Error(`Expected a HEIC, heif-enc ended with ${code}.`);
  return file;
}

/** A drawn scene with film grain: without it pictures decode faster than any that a camera makes. */
async function drawn(folder: string, name: string, size: string, frames: number): Promise<string> {
  const file = join(folder, name);
  const scene = `testsrc2=size=${size}:rate=30,noise=alls=8:allf=t,format=yuv420p`;
  const coded =
    frames === 1 ? ["-q:v", "3"] : ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-g", "60"];
  const args = ["-v", "error", "-y", "-f", "lavfi", "-i", scene, "-frames:v", String(frames), ...coded, file];
  const [code] = await once(spawn("ffmpeg", args, { stdio: ["ignore", "ignore", "inherit"] }), "close");
  if (code !== 0) throw new Error(`Expected ffmpeg to draw ${name}, got exit code ${String(code)}.`);
  return file;
}
