// Drawn photos and videos with texture everywhere, so that a part of one can be told from a part of another.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import sharp from "sharp";

export type Size = { readonly width: number; readonly height: number };

const photoSize = { width: 800, height: 600 };

/** Shapes of all sizes, turns and colours on each other; another seed is another picture. */
export async function drawTextured(path: string, seed: number, size: Size = photoSize): Promise<string> {
  await writeFile(path, await sharp(drawn(seed, size)).flatten({ background: "#777" }).png().toBuffer());
  return path;
}

/** An SVG, transparent where no shape lies. */
function drawn(seed: number, { width, height }: Size, each = 600): Buffer {
  let state = (seed * 2654435761 + 12345) % 2147483648;
  const next = (most: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return ((state >>> 8) / 2 ** 23) * most;
  };
  const count = Math.round((width * height) / each);
  const shapes = Array.from({ length: count }, (_, i) => {
    // Large ones lie under small ones.
    const size = 12 + (1 - i / count) ** 4 * 200;
    const corners = Array.from({ length: 3 + Math.floor(next(3)) }, () => [next(size), next(size)].join());
    const [x, y, grey, tint] = [next(width) - size / 2, next(height) - size / 2, next(255), next(60)];
    const fill = [grey, Math.min(255, grey + tint), Math.max(0, grey - tint)].map(Math.round).join();
    return `<polygon transform="translate(${x},${y})" points="${corners.join(" ")}" fill="rgb(${fill})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join("")}</svg>`;
  return Buffer.from(svg);
}

const run = promisify(execFile);

const still = (file: string): string[] => ["-loop", "1", "-framerate", "10", "-i", file];

/** Four seconds, 10 frames each, of a camera that moves past things before a wall: no two moments look alike. */
export async function drawPan(path: string, seed: number): Promise<string> {
  const [wall, things] = [`${path}.wall.png`, `${path}.things.png`];
  const size = { width: 1000, height: 480 };
  await drawTextured(wall, seed, size);
  await writeFile(
    things,
    await sharp(drawn(seed + 1, size, 6000))
      .png()
      .toBuffer(),
  );
  const filter = "[0]crop=640:360:n*4:40[far];[1]crop=640:360:n*8:60[near];[far][near]overlay";
  await encode([...still(wall), ...still(things)], filter, ["-t", "4", path]);
  return path;
}

/** A later stretch of a video, cut out of its picture and small again. */
export async function cutOut(from: string, to: string): Promise<string> {
  await encode(["-ss", "0.5", "-i", from], "crop=iw*0.6:ih*0.6:iw*0.3:ih*0.1,scale=480:-2", ["-t", "3", to]);
  return to;
}

/** A picture that hangs small in another one. */
export async function hungIn(from: string, to: string, seed: number): Promise<string> {
  const wall = await drawTextured(`${to}.wall.png`, seed, { width: 1000, height: 700 });
  const small = await sharp(from).resize({ width: 450 }).toBuffer();
  await sharp(wall)
    .composite([{ input: small, left: 420, top: 210 }])
    .jpeg({ quality: 80 })
    .toFile(to);
  return to;
}

/** The same film under a caption as high as a third of it. */
export async function captioned(from: string, to: string): Promise<string> {
  const letters = Array.from(
    { length: 12 },
    (_, i) => `drawbox=x=${20 + i * 50}:y=ih*0.75:w=30:h=40:c=red:t=fill`,
  );
  const caption = ["drawbox=x=0:y=ih*0.68:w=iw:h=ih:c=white:t=fill", ...letters].join();
  await encode(["-i", from], `${caption},scale=480:-2`, [to]);
  return to;
}

async function encode(input: readonly string[], filter: string, output: readonly string[]): Promise<void> {
  const quiet = ["-nostdin", "-y", "-v", "error"];
  const codec = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
  await run("ffmpeg", [...quiet, ...input, "-filter_complex", filter, ...codec, ...output]);
}
