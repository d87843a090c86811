// Makes the veil, the thumbnail and the still of a decoded photo, upright and without metadata; runs inside the sandbox.
import { fitInside } from "../fit-inside.ts";
import sharp, { type Sharp } from "sharp";
import { veilSide } from "../limits.ts";
import { codedProfile } from "./coded-profile.ts";
import { hdrCurveOf, profiled, toned } from "./colours.ts";
import type { OpenedPhoto } from "./open-photo.ts";
import { uprightBy } from "./orientation.ts";
import type { Pixels } from "./photo-prints.ts";
import { isSrgb } from "./srgb-profile.ts";

export interface MadeRendition {
  readonly name: "veil" | "thumbnail" | "still";
  readonly width: number;
  readonly height: number;
  readonly jpeg: Buffer;
}

export interface MadePicture {
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
}

/** Longest sides, in pixels. */
const sizes = { still: 1600, thumbnail: 320, veil: veilSide } as const;

/** Upright, at the size of the still, or at its own. */
export async function uprightOf(source: OpenedPhoto, longest: number = sizes.still): Promise<Pixels> {
  return turn(await shrink(source, longest), source.orientation);
}

/** Upright, every pixel as it was decoded, without loss and without metadata. */
export async function exactOf(source: OpenedPhoto): Promise<MadePicture> {
  // What cannot be lost is not worth long packing: it is made while somebody waits for it.
  const png = fromPixels(await uprightOf(source, Infinity)).png({ compressionLevel: 2 });
  const { data, info } = await png.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, png: data };
}

/** From the picture of `uprightOf`, and the same brought down to the size of grey pictures. */
export async function makeRenditions(still: Pixels, small: Pixels): Promise<MadeRendition[]> {
  // Each is made from the next larger one: the large pixels are gone through once, those of the still twice.
  const thumbnail = await toPixels(fit(fromPixels(small), sizes.thumbnail));
  const veil = await toPixels(fit(fromPixels(thumbnail), sizes.veil).greyscale());
  const made = { veil, thumbnail, still };
  return Promise.all((["veil", "thumbnail", "still"] as const).map((name) => encode(made[name], name)));
}

/** Upright, brought down to this longest side; alpha on black, which hashes see behind it. `still` when it is made already. */
export async function smallOf(source: OpenedPhoto, longest: number, still?: Pixels): Promise<Pixels> {
  const { pixels, orientation } = still ? { pixels: still, orientation: 1 } : source;
  const isTurned = source.orientation >= 5 && still !== undefined;
  const size = fitInside(source.pixels, longest);
  const [width, height] = isTurned ? [size.height, size.width] : [size.width, size.height];
  const opaque = fromPixels(pixels).flatten({ background: "#000000" });
  return turn(await toPixels(opaque.resize({ width, height, fit: "fill", kernel: "cubic" })), orientation);
}

/** One byte a pixel. */
export function levelsOf({ bytes, width, height, channels }: Pixels): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += channels) {
    const first = bytes[at] as number;
    grey[i] =
      channels < 3
        ? first
        : (77 * first + 150 * (bytes[at + 1] as number) + 29 * (bytes[at + 2] as number) + 128) >> 8;
  }
  return grey;
}

/** As a usual screen shows it, no larger than this: profile honoured, light brought down, transparent parts white. */
async function shrink(photo: OpenedPhoto, longest: number): Promise<Pixels> {
  if (photo.again !== null)
    return toPixels(fit(photo.again().flatten({ background: "#ffffff" }), longest).toColourspace("srgb"));
  const { pixels, colours } = photo;
  const small = await toPixels(fit(onWhite(pixels), longest));
  const shown = small.channels === 1 ? await toPixels(fromPixels(small).toColourspace("srgb")) : small;
  const curve = hdrCurveOf(colours);
  if (colours !== null && curve !== null && shown.channels === 3) return toned(shown, colours, curve);
  const icc = photo.icc ?? (colours && codedProfile(colours));
  if (icc === null || isSrgb(icc)) return shown;
  return profiled(icc.toString("latin1", 16, 20) === "GRAY" ? small : shown, icc);
}

function onWhite(pixels: Pixels): Sharp {
  const picture = fromPixels(pixels);
  return pixels.channels === 4 ? picture.flatten({ background: "#ffffff" }) : picture;
}

async function turn(pixels: Pixels, orientation: number): Promise<Pixels> {
  const { mirrored, rotation } = uprightBy(orientation);
  const flopped = mirrored ? await toPixels(fromPixels(pixels).flop()) : pixels;
  return rotation === 0 ? flopped : toPixels(fromPixels(flopped).rotate(rotation));
}

async function encode(pixels: Pixels, name: MadeRendition["name"]): Promise<MadeRendition> {
  // Codes fitted to each picture would save a twentieth of its bytes, and cost half of the time again.
  const picture = fromPixels(pixels).jpeg({ quality: 82, optimiseCoding: false });
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { name, width: info.width, height: info.height, jpeg: data };
}

function fit(picture: Sharp, longest: number): Sharp {
  if (longest === Infinity) return picture;
  return picture.resize({
    width: longest,
    height: longest,
    fit: "inside",
    withoutEnlargement: true,
    kernel: "cubic",
  });
}

function fromPixels({ bytes, width, height, channels }: Pixels): Sharp {
  return sharp(bytes, { raw: { width, height, channels }, limitInputPixels: false });
}

async function toPixels(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height, channels: info.channels };
}
