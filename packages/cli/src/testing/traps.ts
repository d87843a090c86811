// Pairs that look like copies and are none: another camera, the same object, the same tripod, the same caption.
import { join } from "node:path";
import {
  draw,
  rubble,
  sampled,
  scene,
  sceneHeight,
  sceneWidth,
} from "../../../media/src/testing/grey-scenes.ts";
import type { GreyFrame } from "../../../media/src/pixels/grey.ts";
import { type Change, copied, ffmpeg, filmed, type Made, type Source, sourceOf } from "./copies.ts";
import { film, type Filming } from "./films.ts";

/** A still as a camera keeps it. */
export async function photographed(frame: GreyFrame, file: string): Promise<Source> {
  const raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", `${frame.width}x${frame.height}`, "-i", "pipe:0"];
  await ffmpeg([...raw, "-frames:v", "1", "-q:v", "3", file], frame.pixels);
  return sourceOf(file);
}

/** Two cameras side by side before one scene in depth. */
export async function twoCameras(folder: string): Promise<Made[]> {
  return Promise.all(
    [0, 16].map((x) => photographed(scene(9, { x, y: x / 8 }), join(folder, `camera ${x}.jpg`))),
  );
}

/** One box, photographed askew before two walls. */
export async function oneObject(folder: string): Promise<Made[]> {
  const paint = rubble(400);
  const look = (wall: number, lean: number, size: number): GreyFrame => {
    const behind = rubble(wall);
    return draw((x, y) => {
      const [u, v] = [(x - 200 + lean * y) / size, (y - 90 + lean * 0.4 * x) / size];
      return u >= 0 && v >= 0 && u < 220 && v < 170 ? paint(u, v) * 0.9 : behind(x, y);
    });
  };
  const [one, other] = [look(410, 0.05, 1), look(420, -0.16, 1.12)];
  return Promise.all([
    photographed(one, join(folder, "object by day.jpg")),
    photographed(other, join(folder, "object elsewhere.jpg")),
  ]);
}

const road: Filming = { seed: 71, fps: 15, seconds: 6, camera: "tripod", walkers: 0 };

/** An empty road from one tripod, an hour apart: nothing moves, the light has changed. */
export async function emptyRoad(folder: string): Promise<Made[]> {
  return Promise.all(
    [road, { ...road, take: 5, light: 0.85, seconds: 5 }].map((filming, n) =>
      filmed(film(`road ${n}`, filming), folder),
    ),
  );
}

/** Two pieces of what one fixed camera saw, which have no moment in common. */
export async function piecesOf(source: Source, folder: string): Promise<Made[]> {
  return Promise.all([
    copied(source, { name: "piece 1", filters: "null", part: [0, 0.45] }, folder),
    copied(source, { name: "piece 2", filters: "null", part: [0.55, 1] }, folder),
  ]);
}

/** A still of a moment that no other still shows, nor every piece of the film. */
export async function otherMoment(source: Source, folder: string): Promise<Made> {
  const change: Change = { name: "other moment", filters: "null", still: "png", part: [0.75, 1] };
  return copied(source, change, folder);
}

/** Two places under one channel's sign and caption. */
export async function oneChannel(folder: string, walled: readonly Source[]): Promise<Made[]> {
  const filters =
    "null[picture];[picture][caption]overlay=0:H-h[marked];[marked][logo]overlay=W-w-8:8,format=yuv420p";
  return Promise.all(
    walled.map((source) => copied(source, { name: "channel", filters, part: [0.05, 0.6] }, folder)),
  );
}

/** The middle of a scene in depth, as a phone keeps it. */
export async function drawnPhoto(folder: string, seed: number): Promise<Source> {
  const level = sampled(scene(seed, { x: 0 }));
  const frame = draw((x, y) => level(x, y));
  if (frame.width !== sceneWidth || frame.height !== sceneHeight)
    throw new Error("expected a whole scene, got a part");
  return photographed(frame, join(folder, `photo ${seed}.jpg`));
}
