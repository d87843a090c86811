// Pairs of one camera's takes that agree in almost everything, and copies that were edited: which of them are one recording.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { GreyFrame } from "../../../media/src/pixels/grey.ts";
import { ffmpeg } from "./copies.ts";
import { film, filmHeight, filmWidth, type Filming } from "./films.ts";
import { type Moment, type Place, still } from "./stills.ts";

export type Expected = "same-recording" | "no recording";

export interface TakePair {
  readonly what: string;
  readonly files: readonly [string, string];
  readonly expected: Expected;
}

async function photo(frame: GreyFrame, file: string, quality = 3): Promise<string> {
  const raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", `${frame.width}x${frame.height}`, "-i", "pipe:0"];
  await ffmpeg(
    [...raw, "-frames:v", "1", "-pix_fmt", "yuvj420p", "-q:v", String(quality), file],
    frame.pixels,
  );
  return file;
}

type Person = NonNullable<Moment["people"]>[number];

const walkers = (seed: number, size: number): Person[] =>
  Array.from({ length: 4 }, (_, n) => ({
    x: 0.12 + ((seed * 37 + n * 53) % 70) / 100,
    y: 0.55 + ((seed * 17 + n * 29) % 40) / 100,
    size,
    cloth: n % 2 === 0 ? 30 + ((seed * 7 + n * 3) % 25) : 185 + ((seed * 5 + n) % 35),
  }));
const walkedOn = (people: readonly Person[]): Person[] =>
  people.map((person, n) => ({ ...person, x: person.x + 0.03 + 0.015 * n }));

/** Two stills of one fixed camera, with another clock, or with small people who have walked on. */
export async function stillTakes(folder: string, seeds: readonly number[]): Promise<TakePair[]> {
  await mkdir(folder, { recursive: true });
  const pairs: TakePair[] = [];
  for (const seed of seeds) {
    const of = (["street", "rubble", "room"] as const)[seed % 3] ?? "street";
    const [width, height] = seed % 2 === 0 ? [640, 360] : [1280, 720];
    const place: Place = { seed, width, height, of };
    const take = async (what: string, ...moments: readonly [Omit<Moment, "take">, Omit<Moment, "take">]) => {
      const [one, other] = await Promise.all(
        moments.map((moment, n) =>
          photo(still(place, { take: n, ...moment }), join(folder, `${seed} ${what} ${n}.jpg`)),
        ),
      );
      pairs.push({ what: `${what}, ${of}`, files: [one ?? "", other ?? ""], expected: "no recording" });
    };
    const clock = { clock: "2024-05-11 03-12-04" };
    await take("another night on the clock", clock, { clock: "2024-05-18 23-08-31" });
    const plated = { clockAt: "bottom right", plate: true } as const;
    await take(
      "three seconds on a plate",
      { ...clock, ...plated },
      { clock: "2024-05-11 03-12-07", ...plated },
    );
    for (const size of [0.035, 0.06]) {
      const people = walkers(seed, size);
      await take(`people ${size} high walked on`, { people }, { people: walkedOn(people) });
    }
    await take("somebody came", { people: [] }, { people: walkers(seed, 0.2).slice(0, 1) });
    pairs.push(...(await editedCopies(place, folder)));
  }
  return pairs;
}

const changes: Readonly<Record<string, string>> = {
  "made dark": "lutyuv=y=val*0.35",
  "richer in contrast": "lutyuv=y='clip((val-128)*1.4+128,0,255)'",
  "brightened by a curve": "lutyuv=y='255*pow(val/255,0.6)'",
  sharpened: "unsharp=5:5:1.2",
  softened: "gblur=sigma=1.2",
  "small and large again": "scale=iw/2:-2",
  "with a black box": "drawbox=x=iw*0.4:y=ih*0.4:w=iw*0.1:h=ih*0.18:color=black:t=fill",
  "with a blurred part":
    "split[x][y];[y]gblur=sigma=12,crop=iw*0.14:ih*0.25:iw*0.4:ih*0.4[z];[x][z]overlay=W*0.4:H*0.4",
};

async function editedCopies(place: Place, folder: string): Promise<TakePair[]> {
  const base = still(place, { take: 9, people: walkers(place.seed, 0.16), clock: "2024-05-11 03-12-04" });
  const file = await photo(base, join(folder, `${place.seed} whole.jpg`), 2);
  const pairs: TakePair[] = [];
  for (const [what, filters] of Object.entries(changes)) {
    const copy = join(folder, `${place.seed} ${what}.jpg`);
    await ffmpeg(["-i", file, "-filter_complex", filters, "-frames:v", "1", "-q:v", "4", copy]);
    pairs.push({ what: `${what}, ${place.of}`, files: [file, copy], expected: "same-recording" });
  }
  return pairs;
}

const x264 = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-pix_fmt", "yuv420p", "-an"];

async function movie(frames: readonly Uint8Array[], fps: number, file: string): Promise<string> {
  const raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", `${filmWidth}x${filmHeight}`, "-r", String(fps)];
  await ffmpeg([...raw, "-i", "pipe:0", ...x264, file], Buffer.concat(frames));
  return file;
}

/** Two films inside one animated template; and two takes of a studio that begin with one animation in a corner. */
export async function templateTakes(folder: string, seeds: readonly number[]): Promise<TakePair[]> {
  await mkdir(folder, { recursive: true });
  const pairs: TakePair[] = [];
  for (const seed of seeds) {
    const around = film("around", { seed: seed + 500, fps: 15, seconds: 5, camera: "hand", walkers: 0 });
    for (const share of [0.55, 0.7]) {
      const files = await Promise.all(
        [0, 1].map((n) => {
          const inner = film("inner", innerOf(seed, n));
          const frames = Array.from({ length: around.frames }, (_, at) =>
            windowed(around.draw(at), inner.draw(at), share),
          );
          return movie(frames, 15, join(folder, `${seed} template ${share} ${n}.mp4`));
        }),
      );
      pairs.push({
        what: `template around ${share}`,
        files: files as [string, string],
        expected: "no recording",
      });
    }
  }
  return pairs;
}

const innerOf = (seed: number, take: number): Filming => ({
  seed: seed * 10 + take,
  fps: 15,
  seconds: 5,
  camera: "tripod",
  walkers: 2,
  take,
});

/** The inner picture shrunk into the upper left of the outer one. */
function windowed(outer: Uint8Array, inner: Uint8Array, share: number): Uint8Array {
  const seen = Uint8Array.from(outer);
  const [left, top] = [14, 10];
  for (let y = 0; y < Math.floor(filmHeight * share); y++)
    for (let x = 0; x < Math.floor(filmWidth * share); x++)
      seen[(y + top) * filmWidth + x + left] =
        inner[Math.floor(y / share) * filmWidth + Math.floor(x / share)] ?? 0;
  return seen;
}
