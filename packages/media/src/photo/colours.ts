// Brings the pixels of a photo to what a usual screen shows: profiles, high dynamic range, transparency; inside the sandbox.
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { type HdrCurve, bent, lightMeter, nitsOf, toneOf } from "../video/light.ts";
import type { CodedColours } from "./iso-properties.ts";
import type { Pixels } from "./photo-prints.ts";

/** Honours a profile: the pixels pass through a PNG that bears it. */
export async function profiled({ bytes, width, height, channels }: Pixels, icc: Buffer): Promise<Pixels> {
  const png = await sharp(bytes, { raw: { width, height, channels } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  // Behind the mark and the header: 8 and 25 bytes.
  const marked = Buffer.concat([png.subarray(0, 33), profileChunk(icc), png.subarray(33)]);
  const { data, info } = await sharp(marked)
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height, channels: info.channels };
}

function profileChunk(icc: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from("iCCPprofile\0\0", "latin1"), deflateSync(icc)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** The light curve of coded colours that usual screens cannot show; null for all others. */
export function hdrCurveOf(colours: CodedColours | null): HdrCurve | null {
  if (colours?.transfer === 16) return "smpte2084";
  return colours?.transfer === 18 ? "arib-std-b67" : null;
}

/** Linear light of these primaries to those of sRGB (ITU-R BT.2087; SMPTE EG 432-1); others are taken as sRGB's. */
const toSrgb: Readonly<Record<number, readonly number[]>> = {
  9: [1.6605, -0.5876, -0.0728, -0.1246, 1.1329, -0.0083, -0.0182, -0.1006, 1.1187],
  12: [1.2249, -0.2247, 0, -0.0421, 1.0419, 0, -0.0197, -0.0786, 1.0979],
};
const asIs = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** RGB of high dynamic range, dimmed as the frames of films are (video/shown.ts). */
export function toned(picture: Pixels, colours: CodedColours, curve: HdrCurve): Pixels {
  const meter = lightMeter(curve);
  meter.see(picture.bytes);
  const { white, peak } = toneOf(meter.peakNits());
  const light = Float64Array.from({ length: 256 }, (_, level) => nitsOf(curve, level / 255) / white);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = toSrgb[colours.primaries] ?? asIs;
  const bytes = Buffer.alloc(picture.bytes.length);
  for (let at = 0; at + 2 < bytes.length; at += 3) {
    const red = light[picture.bytes[at] as number] as number;
    const green = light[picture.bytes[at + 1] as number] as number;
    const blue = light[picture.bytes[at + 2] as number] as number;
    const rgb = [
      a * red + b * green + c * blue,
      d * red + e * green + f * blue,
      g * red + h * green + i * blue,
    ] as const;
    const brightest = Math.max(...rgb, 1e-6);
    const dim = bent(brightest, peak) / brightest;
    for (let n = 0; n < 3; n++) bytes[at + n] = coded((rgb[n] as number) * dim);
  }
  return { ...picture, bytes };
}

const levels = Uint8Array.from({ length: 4097 }, (_, n) => {
  const light = n / 4096;
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
});

function coded(light: number): number {
  return levels[Math.round(4096 * Math.min(1, Math.max(0, light)))] as number;
}
