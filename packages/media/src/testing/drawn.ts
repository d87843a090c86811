// Draws photos and videos whose every frame carries its number as black and white cells, for tests.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { onTestFinished } from "vitest";

/** A private folder that goes when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-media-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Drawn frames are 160×96: eight cells of 20×48 above, eight below, one bit of the frame's number each. */
export const drawnWidth = 160;
export const drawnHeight = 96;

/** One RGB frame that shows `number` (0–65535): the highest bit is the top left cell, and 1 is white. */
export function drawCounter(number: number): Uint8Array {
  const rgb = new Uint8Array(drawnWidth * drawnHeight * 3);
  for (let y = 0; y < drawnHeight; y++) {
    for (let x = 0; x < drawnWidth; x++) {
      const cell = Math.floor(x / 20) + (y < 48 ? 0 : 8);
      rgb.fill(((number >> (15 - cell)) & 1) * 255, (y * drawnWidth + x) * 3, (y * drawnWidth + x + 1) * 3);
    }
  }
  return rgb;
}

/** Reads the number back from an upright picture of a drawn frame, of any size. */
export async function readCounter(file: string): Promise<number> {
  const picture = sharp(file).resize(drawnWidth, drawnHeight, { fit: "fill" }).greyscale().raw();
  const grey = await picture.toBuffer();
  let number = 0;
  for (let cell = 0; cell < 16; cell++) {
    const at = (cell < 8 ? 24 : 72) * drawnWidth + (cell % 8) * 20 + 10;
    number = number * 2 + ((grey[at] ?? 0) > 127 ? 1 : 0);
  }
  return number;
}

export interface DrawnVideo {
  readonly file: string;
  /** The number shown by each frame, in order. */
  readonly numbers: readonly number[];
  /** As ffmpeg takes it: "25", "30000/1001". */
  readonly rate: string;
  /** Codec, filters and container, as ffmpeg's output arguments. */
  readonly as: readonly string[];
}

/** Encodes drawn frames with the ffmpeg of this machine. Rejects with its complaints when it fails. */
export async function drawVideo({ file, numbers, rate, as }: DrawnVideo): Promise<void> {
  const size = `${drawnWidth}x${drawnHeight}`;
  const raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", rate, "-i", "pipe:0"];
  const frames = Buffer.concat(numbers.map(drawCounter));
  await ffmpeg([...raw, ...as, file], frames);
}

/** Runs ffmpeg on trusted, drawn input, and gives back what it printed. */
export function ffmpeg(args: readonly string[], input?: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn("ffmpeg", ["-hide_banner", "-v", "error", "-y", ...args]);
    const printed: Buffer[] = [];
    let complaints = "";
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString("utf8")));
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve(Buffer.concat(printed)) : reject(new Error(complaints)),
    );
    child.stdin.end(input);
  });
}
