// The pictures that channels lay over films: a caption and a sign, drawn without any font.
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

interface Sized {
  readonly width: number;
  readonly height: number;
}

/** A band of 15 % of the height with letters like bars. */
export async function captionOf({ width, height }: Sized, folder: string): Promise<string> {
  const [w, h] = [width - (width % 2), Math.floor(height * 0.15)];
  const letter = Math.max(3, Math.round(h / 9));
  // Beside the folder of films, not in it: it is no film.
  return pgm(join(dirname(folder), `caption-${w}x${h}.pgm`), w, h, (x, y) => {
    const inside = y > h * 0.22 && y < h * 0.78 && x > w * 0.05 && x < w * 0.9;
    const ink = ((Math.floor(x / letter) * 7 + Math.floor(y / letter) * 5) * 2_654_435) % 11 > 4;
    return inside && ink ? 240 : 28;
  });
}

/** A channel's sign: rings in a square, an eighth of the width. */
export async function logoOf({ width }: Sized, folder: string): Promise<string> {
  const side = 2 * Math.round(width / 16);
  return pgm(join(dirname(folder), `logo-${side}.pgm`), side, side, (x, y) =>
    Math.floor(Math.hypot(x - side / 2, y - side / 2) / 5) % 2 === 0 ? 235 : 40,
  );
}

type Level = (x: number, y: number) => number;

async function pgm(file: string, w: number, h: number, level: Level): Promise<string> {
  const pixels = Uint8Array.from({ length: w * h }, (_, i) => level(i % w, Math.floor(i / w)));
  await writeFile(file, Buffer.concat([Buffer.from(`P5 ${w} ${h} 255\n`), pixels]));
  return file;
}
