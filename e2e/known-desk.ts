// Desks of their own for one spec: films with a number in every frame and a box that moves with it; a photo and its crop.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import sharp from "sharp";
import { drawnHeight, drawnWidth, drawVideo } from "../packages/media/src/testing/drawn.ts";
import { knownMedia, knownNumbers, makeKnownMedia } from "../packages/media/src/testing/known-media.ts";
import { drawTextured } from "../packages/server/src/testing/textured.ts";

const CLI = join(import.meta.dirname, "..", "packages", "cli", "src", "main.js");
const NAME = "Numbered frames";
const run = promisify(execFile);

export type KnownDesk = {
  readonly url: string;
  readonly link: string;
  /** As when the machine takes it away. */
  kill(): Promise<void>;
  /** On the same data and at the same address, after `kill`. */
  again(): Promise<void>;
  close(): Promise<void>;
};

/** Names of the shapes of film to try, as `known-media` calls them, and the file that each becomes. */
export const SHAPES = {
  "29.97 frames a second, with sound": "ntsc.mov",
  "uneven times, B-frames and sound": "uneven.mp4",
  "uneven times, a late start and sound": "late.mkv",
  "a beginning cut off by an edit list": "cut.mp4",
  "a film held at 90 degrees": "turned.mp4",
} as const;

/** The number that each frame of a file shows, in order. */
export function numbersOf(shape: keyof typeof SHAPES): readonly number[] {
  return knownNumbers.slice(knownMedia.find(({ name }) => name === shape)?.skipped ?? 0);
}

/** The box of a frame begins so far from the left, as a share of the width. */
export const boxLeft = (frame: number): number => (frame * 4 + 2) / drawnWidth;

export async function openKnownDesk(): Promise<KnownDesk> {
  const { folder, files, sightline } = await emptyDesk();
  for (const known of knownMedia) {
    const file = (SHAPES as Record<string, string | undefined>)[known.name];
    if (file === undefined) continue;
    const apart = join(folder, file.replace(/\W/g, "-"));
    await mkdir(apart);
    await rename(await makeKnownMedia(known, apart), join(files, file));
  }
  await sightline("collect", "--no-compare", "--investigation", NAME, files);
  for (const [shape, file] of Object.entries(SHAPES)) {
    const tracks = join(folder, `${file}.txt`);
    await writeFile(tracks, trackOver(numbersOf(shape as keyof typeof SHAPES).length));
    await sightline("import", "--investigation", NAME, "--format", "mot", "--item", file, tracks);
  }
  return open(folder);
}

/** One drawn photo, and its middle, too small a part for hashes: compared by points. Opened by a viewer, where it is to be. */
export async function openCropDesk(viewer?: string): Promise<KnownDesk> {
  const { folder, files, sightline } = await emptyDesk();
  const whole = await drawTextured(join(files, "all.png"), 7);
  const part = { left: 120, top: 90, width: 560, height: 420 };
  await sharp(whole).extract(part).jpeg({ quality: 80 }).toFile(join(files, "part.jpg"));
  await sightline("collect", "--investigation", NAME, files);
  if (viewer === undefined) return open(folder);
  await sightline("member", "add", viewer, "--role", "viewer");
  return open(folder, ["--as", viewer]);
}

/** A drawn photo each, under these names; with a map of the operator's, where one is given. */
export async function openPhotoDesk(names: readonly string[], map?: Buffer): Promise<KnownDesk> {
  const { folder, files, sightline } = await emptyDesk();
  for (const [i, name] of names.entries()) await drawTextured(join(files, name), 40 + i);
  await sightline("collect", "--no-compare", "--investigation", NAME, files);
  if (map === undefined) return open(folder);
  const file = join(folder, "own.pmtiles");
  await writeFile(file, map);
  return open(folder, ["--map", file]);
}

/** A drawn crowd, and where the middle of each head in it is, as shares of the frame. */
export const CROWD: readonly { readonly x: number; readonly y: number }[] = Array.from(
  { length: 60 },
  (_, i) => {
    const [row, place] = [Math.floor(i / 12), i % 12];
    // Rows stand between one another, and heads are larger in front.
    return { x: (place + 0.55 + (row % 2) * 0.35) / 12.9, y: 0.14 + row * 0.16 + (place % 3) * 0.012 };
  },
);
const CROWD_SIZE = { width: 1200, height: 800 };

/** That crowd, and one film whose frames show their numbers. */
export async function openCrowdDesk(): Promise<KnownDesk> {
  const { folder, files, sightline } = await emptyDesk();
  const { width, height } = CROWD_SIZE;
  const heads = CROWD.map(
    ({ x, y }, i) =>
      `<ellipse cx="${x * width}" cy="${y * height}" rx="18" ry="23" fill="hsl(${20 + ((i * 7) % 25)} 40% ${45 + ((i * 13) % 30)}%)"/>` +
      `<rect x="${x * width - 26}" y="${y * height + 22}" width="52" height="60" rx="14" fill="hsl(${(i * 47) % 360} 25% 35%)"/>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#8a8f86"/>${heads.join("")}</svg>`;
  await sharp(Buffer.from(drawing)).png().toFile(join(files, "crowd.png"));
  const film = "uneven times, B-frames and sound";
  const known = knownMedia.find(({ name }) => name === film);
  if (known) await rename(await makeKnownMedia(known, folder), join(files, SHAPES[film]));
  await sightline("collect", "--no-compare", "--investigation", NAME, files);
  return open(folder);
}

/** Of a film of 20 seconds whose frames come unevenly, each with a number of its own. */
export const LONG: readonly number[] = Array.from({ length: 300 }, (_, n) => (n * 2731 + 4097) % 65_536);

export type LongDesk = KnownDesk & {
  /** What is marked in its film, as rows of MOT. */
  readonly exported: () => Promise<string>;
};

export async function openLongDesk(): Promise<LongDesk> {
  const { folder, files, sightline } = await emptyDesk();
  const uneven = "settb=1/90000,setpts=N*6000+mod(N*N*37\\,2000)";
  const timed = ["-fps_mode", "passthrough", "-enc_time_base", "1:90000", "-video_track_timescale", "90000"];
  await drawVideo({
    file: join(files, "long.mp4"),
    numbers: LONG,
    rate: "15",
    as: ["-vf", uneven, ...timed, "-c:v", "libx264", "-qp", "4", "-pix_fmt", "yuv420p", "-bf", "2"],
  });
  await sightline("collect", "--no-compare", "--investigation", NAME, files);
  const asked = ["export-marks", "--investigation", NAME, "--format", "mot", "--item", "long.mp4"];
  return { ...(await open(folder)), exported: async () => (await sightline(...asked)).stdout };
}

/** A film with sound, and programs that listen and translate; what is spoken in `xx` the first of them cannot hear. */
export async function openProgramDesk(): Promise<KnownDesk> {
  const { folder, files, sightline } = await emptyDesk();
  const film = "uneven times, B-frames and sound";
  const known = knownMedia.find(({ name }) => name === film);
  if (known) await rename(await makeKnownMedia(known, folder), join(files, SHAPES[film]));
  const cues = [0, 1, 2, 3, 4, 5].map((n) => `00:00.${n}00 --> 00:00.${n}90\\nслово ${n + 1}\\n`);
  const listen = await programIn(
    folder,
    "listen",
    `[ "$1" = xx ] && exit 3\nprintf 'WEBVTT\\nLanguage: uk\\n\\n${cues.join("\\n")}'`,
  );
  const turn = await programIn(folder, "turn", 'while read -r line; do echo "word of $2: $line"; done');
  await sightline("collect", "--no-compare", "--investigation", NAME, files);
  return open(folder, ["--speech", listen, "--translation", turn]);
}

async function programIn(folder: string, name: string, script: string): Promise<string> {
  const apart = join(folder, `of-${name}`);
  await mkdir(apart);
  await writeFile(join(apart, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return join(apart, name);
}

/** Of a film of ten seconds of another scene, at another rate. */
export const OTHER: readonly number[] = Array.from({ length: 250 }, (_, n) => (n * 1543 + 777) % 65_536);
/** `clip.mp4` begins so many frames after `long.mp4`, and ends before it. */
export const CLIP_FROM = 60;

/** A film, a clip of it that a machine has found to be one, a film of something else, and a photo. */
export async function openTogetherDesk(): Promise<KnownDesk> {
  const { folder, files, sightline } = await emptyDesk();
  const as = ["-c:v", "libx264", "-qp", "4", "-pix_fmt", "yuv420p", "-bf", "2"];
  await drawVideo({ file: join(files, "long.mp4"), numbers: LONG, rate: "15", as });
  const clip = LONG.slice(CLIP_FROM, CLIP_FROM + 150);
  await drawVideo({ file: join(files, "clip.mp4"), numbers: clip, rate: "15", as });
  await drawVideo({ file: join(files, "other.mp4"), numbers: OTHER, rate: "25", as });
  await drawTextured(join(files, "hall.png"), 40);
  await sightline("collect", "--investigation", NAME, files);
  return open(folder);
}

async function emptyDesk() {
  const folder = await mkdtemp(join(tmpdir(), "sightline-known-"));
  const files = join(folder, "files");
  await mkdir(files);
  const sightline = (...args: string[]) =>
    run(process.execPath, [CLI, "--data", join(folder, "desk"), ...args]);
  return { folder, files, sightline };
}

async function open(folder: string, as: readonly string[] = []): Promise<KnownDesk> {
  const data = join(folder, "desk");
  const start = (port: string): ChildProcess =>
    spawn(process.execPath, [CLI, "start", "--data", data, "--port", port, "--no-compare", "--json", ...as], {
      stdio: ["ignore", "pipe", "inherit"],
    });
  let desk = start("0");
  const { url, link } = await served(desk);
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    const ended = new Promise((resolve) => desk.once("exit", resolve));
    desk.kill(signal);
    await ended;
  };
  return {
    url,
    link,
    kill: () => end("SIGKILL"),
    async again() {
      desk = start(new URL(url).port);
      await served(desk);
    },
    async close() {
      await end("SIGTERM");
      await rm(folder, { recursive: true });
    },
  };
}

/** MOT rows: frame, track, left, top, width, height, in pixels; a film held upright is as wide as the drawn one. */
const trackOver = (frames: number): string =>
  Array.from(
    { length: frames },
    (_, k) => `${k + 1},1,${boxLeft(k) * drawnWidth},10,20,${drawnHeight / 2},1,-1,-1,-1`,
  ).join("\n");

async function served(desk: ChildProcess): Promise<{ url: string; link: string }> {
  if (desk.stdout === null) throw new Error("Expected a desk whose output can be read.");
  for await (const line of createInterface(desk.stdout)) {
    if (line.includes('"event":"serving"')) return JSON.parse(line) as { url: string; link: string };
  }
  throw new Error("Expected the desk to serve, but it ended.");
}
