// Says whether a browser plays an original as it is, showing the right frame at the right time, and if not, why.
import type { Header } from "../inspected.ts";
import { isHdrCurve } from "./light.ts";
import { isWide } from "./shown.ts";

/** Why a copy is needed; the first that applies. */
export type ProxyReason =
  | "codec"
  | "pixel-format"
  | "sound"
  | "interlaced"
  | "turned"
  | "pixel-shape"
  | "size"
  | "start";

/** Containers of each codec that every current browser opens. */
const playable: Readonly<Record<string, readonly string[]>> = {
  h264: ["mov"],
  vp8: ["matroska"],
  vp9: ["matroska", "mov"],
  av1: ["matroska", "mov"],
};

const sounds: Readonly<Record<string, readonly string[]>> = {
  mov: ["aac", "mp3", "opus", "flac"],
  matroska: ["opus", "vorbis"],
};

const pixelFormats = ["yuv420p", "yuvj420p"];

/** Null when the original plays as it is, and for photos. */
export function needsProxy(header: Header): ProxyReason | null {
  const { stored, format, codec, width, height } = header;
  if (header.kind === "photo" || stored === null) return null;
  if (!(playable[codec] ?? []).includes(format)) return "codec";
  if (!pixelFormats.includes(stored.pixelFormat ?? "") || isHdr(header) || isWide(header))
    return "pixel-format";
  if (stored.sound !== null && !(sounds[format] ?? []).includes(stored.sound)) return "sound";
  if (stored.interlaced) return "interlaced";
  if (header.rotation !== 0 || header.mirrored) return "turned";
  if (width !== stored.width || height !== stored.height) return "pixel-shape";
  if (Math.max(width, height) > 1920 || Math.min(width, height) > 1080) return "size";
  // Browsers differ in what they do with a start that is not zero, so their clock could not be mapped exactly.
  return header.ptsUs[0] === 0 ? null : "start";
}

/** Brighter than a usual screen: shown as it is, it looks washed out. */
function isHdr({ stored }: Header): boolean {
  return isHdrCurve(stored?.transfer);
}
