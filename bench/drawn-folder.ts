// Draws a folder of photos and videos that no two of show the same, of the sizes that cameras make.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { dice } from "../packages/count/src/testing/world.ts";

/** From 2 to 12 megapixels, upright ones too. */
const photoSizes = ["1600x1200", "2048x1536", "1536x2048", "2592x1944", "3264x2448", "4000x3000"];

/** A scene is so many blots of random colours, stretched to the size of the picture. */
const blots = { width: 40, height: 30 };

/** Film grain: without it pictures decode faster than any that a camera makes. */
const grain = "noise=alls=8:allf=t,format=yuv420p";

export interface Drawn {
  readonly photos: readonly string[];
  readonly videos: readonly string[];
}

/** `photos` and `videos` say how many of each; the videos are of 5 to 20 seconds, half of them 720p and half 1080p. */
export async function drawFolder(
  folder: string,
  asked: { readonly photos: number; readonly videos: number },
): Promise<Drawn> {
  const photos: string[] = [];
  for (const [n, size] of photoSizes.entries()) {
    const count = Math.floor((asked.photos + photoSizes.length - 1 - n) / photoSizes.length);
    const name = (i: number): string => join(folder, `photo-${size}-${String(i).padStart(3, "0")}.jpg`);
    const scale = `scale=${size.replace("x", ":")}:flags=bicubic`;
    const into = ["-vf", `${scale},${grain}`, "-q:v", "3", "-start_number", "0"];
    await draw(scenes(count, n + 1), [...into, join(folder, `photo-${size}-%03d.jpg`)]);
    photos.push(...Array.from({ length: count }, (_, i) => name(i)));
  }
  const videos: string[] = [];
  for (let n = 0; n < asked.videos; n++) {
    const [width, height] = n % 2 === 0 ? [1280, 720] : [1920, 1080];
    const seconds = 5 + Math.round((15 * n) / Math.max(1, asked.videos - 1));
    const file = join(folder, `video-${n}.mp4`);
    // The camera pans over a landscape of twice its size.
    const landscape = `scale=${2 * width}:${2 * height}:flags=bicubic,loop=-1:1:0,setpts=N/25/TB`;
    const pan = `crop=${width}:${height}:x='n*${width}/600':y='n*${height}/900'`;
    const coded = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-g", "60", "-r", "25"];
    const frames = ["-frames:v", String(25 * seconds)];
    await draw(scenes(1, 100 + n), ["-vf", `${landscape},${pan},${grain}`, ...frames, ...coded, file]);
    videos.push(file);
  }
  return { photos, videos };
}

function scenes(count: number, seed: number): Uint8Array {
  const roll = dice(seed);
  return Uint8Array.from({ length: count * blots.width * blots.height * 3 }, () => roll(256));
}

async function draw(pixels: Uint8Array, into: readonly string[]): Promise<void> {
  const input = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${blots.width}x${blots.height}`, "-i", "-"];
  const drawing = spawn("ffmpeg", ["-v", "error", "-y", ...input, ...into], {
    stdio: ["pipe", "ignore", "inherit"],
  });
  drawing.stdin.on("error", () => undefined).end(pixels);
  const [code] = await once(drawing, "close");
  if (code !== 0) throw new Error(`Expected ffmpeg to draw, got exit code ${String(code)}.`);
}
