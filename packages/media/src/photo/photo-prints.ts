// Hashes a decoded photo as it is and, where uniform bars surround it, without them; runs inside the sandbox.
import { pdqVariants } from "@sightline/match";
import { type Rectangle, trimBars } from "../video/bars.ts";
import type { PhotoPrint } from "./photo-answer.ts";

export interface Pixels {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/** RGB or grey pixels: what the hash knows. */
interface Opaque {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** `trimmed` is null when there are no bars. An alpha channel is left out, whatever it hides. */
export function printsOf(pixels: Pixels): { print: PhotoPrint; trimmed: PhotoPrint | null } {
  const opaque = withoutAlpha(pixels);
  const inside = trimBars(opaque.pixels, opaque.width, opaque.height, opaque.channels);
  return { print: printOf(opaque), trimmed: inside && printOf(cut(opaque, inside)) };
}

function printOf(picture: Opaque): PhotoPrint {
  const { hashes, quality } = pdqVariants(picture);
  return { variants: Buffer.from(hashes).toString("hex"), quality };
}

function withoutAlpha({ bytes, width, height, channels }: Pixels): Opaque {
  if (channels === 1 || channels === 3) return { pixels: bytes, width, height, channels };
  const colours = channels === 2 ? 1 : 3;
  const pixels = new Uint8Array(width * height * colours);
  for (let from = 0, into = 0; from < bytes.length; from += channels) {
    for (let c = 0; c < colours; c++) pixels[into++] = bytes[from + c] as number;
  }
  return { pixels, width, height, channels: colours };
}

function cut({ pixels, width, channels }: Opaque, { left, top, ...size }: Rectangle): Opaque {
  const rowBytes = size.width * channels;
  const inside = new Uint8Array(rowBytes * size.height);
  for (let y = 0; y < size.height; y++) {
    const start = ((top + y) * width + left) * channels;
    inside.set(pixels.subarray(start, start + rowBytes), y * rowBytes);
  }
  return { pixels: inside, channels, ...size };
}
