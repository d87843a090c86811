// Finds the films that a phone keeps inside a photo (Motion Photo), behind its picture, by the lengths of their boxes.
import { type FileHandle, open } from "node:fs/promises";
import { latin } from "../sniff/bytes.ts";

/** Where its bytes lie in the photo's file: a whole MP4 or QuickTime film. */
export interface FilmInside {
  readonly at: number;
  readonly bytes: number;
}

const holders: readonly string[] = ["jpeg", "heic", "avif"];
const step = 1 << 20;
/** Looked at in all of a file, also where its bytes only seem to be boxes: a phone's film has some dozens. */
const mostBoxes = 20_000;
/** Boxes that a film consists of; anything else ends it: phones write notes of their own behind. */
const filmBoxes = [
  "ftyp",
  "moov",
  "mdat",
  "moof",
  "free",
  "skip",
  "wide",
  "uuid",
  "meta",
  "sidx",
  "mfra",
  "styp",
];
const stillBrands = ["heic", "heix", "heif", "mif1", "msf1", "avif", "avis", "miaf"];

/** Phones keep one, seldom two; so many are told, and no more. */
export const mostFilms = 16;

/** Every such film in order, `mostFilms` at most. `format`: of the photo, as sniffed. Throws when the file cannot be read. */
export async function filmsInside(path: string, format: string): Promise<FilmInside[]> {
  const films: FilmInside[] = [];
  if (!holders.includes(format)) return films;
  const file = await open(path);
  try {
    // The first box of HEIF has this name too, four bytes in.
    let end = 12;
    const left = { boxes: mostBoxes };
    for await (const at of placesOf(file, "ftyp")) {
      if (at - 4 < end) continue;
      const film = await filmAt(file, at - 4, left);
      if (film !== null) {
        films.push(film);
        end = film.at + film.bytes;
      }
      if (left.boxes <= 0 || films.length === mostFilms) break;
    }
    return films;
  } finally {
    await file.close();
  }
}

async function* placesOf(file: FileHandle, mark: string): AsyncGenerator<number> {
  const buffer = Buffer.alloc(step + mark.length - 1);
  for (let start = 0; ; start += step) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
    const seen = buffer.subarray(0, bytesRead);
    for (let at = seen.indexOf(mark); at >= 0; at = seen.indexOf(mark, at + 1)) yield start + at;
    if (bytesRead < buffer.length) return;
  }
}

async function filmAt(file: FileHandle, from: number, left: { boxes: number }): Promise<FilmInside | null> {
  const { size } = await file.stat();
  const seen = new Set<string>();
  const head = Buffer.alloc(16);
  let at = from;
  for (let boxes = 0; at + 8 <= size; boxes++) {
    left.boxes -= 1;
    if (left.boxes < 0) break;
    const { bytesRead } = await file.read(head, 0, 16, at);
    const type = latin(head, 4, 8);
    const short = head.readUInt32BE(0);
    const length =
      short === 1 && bytesRead === 16 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (!filmBoxes.includes(type) || length < 8 || at + length > size) break;
    if (type === "ftyp" && (boxes > 0 || length > 4096 || stillBrands.includes(latin(head, 8, 12)))) break;
    seen.add(type);
    at += length;
  }
  const isWhole = seen.has("ftyp") && seen.has("moov") && (seen.has("mdat") || seen.has("moof"));
  return isWhole ? { at: from, bytes: at - from } : null;
}
