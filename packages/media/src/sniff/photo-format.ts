// The formats of photos, by fixed offsets in a file's first bytes.
import { bytesAt, latin, textAt } from "./bytes.ts";

export type PhotoFormat = "jpeg" | "png" | "webp" | "avif" | "gif" | "tiff" | "heic" | "bmp" | RawFormat;
/** A camera's raw photo, of which the largest picture inside is opened. Those that begin as TIFF does are told inside. */
export type RawFormat = "cr2" | "cr3" | "raf" | "orf" | "rw2";

export const rawFormats: readonly string[] = ["cr2", "cr3", "raf", "orf", "rw2"];

export function photoFormat(head: Uint8Array): PhotoFormat | undefined {
  if (bytesAt(head, 0, [0xff, 0xd8, 0xff])) return "jpeg";
  if (bytesAt(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (textAt(head, 0, "RIFF") && textAt(head, 8, "WEBP")) return "webp";
  if (textAt(head, 0, "GIF87a") || textAt(head, 0, "GIF89a")) return "gif";
  if (textAt(head, 0, "FUJIFILMCCD-RAW")) return "raf";
  if (["IIRO", "IIRS", "MMOR"].some((mark) => textAt(head, 0, mark))) return "orf";
  if (bytesAt(head, 0, [0x49, 0x49, 0x55, 0x00])) return "rw2";
  if (isTiff(head)) return textAt(head, 8, "CR\x02") ? "cr2" : "tiff";
  // A size of its header that is one of the known ones: "BM" alone begins many a text.
  if (textAt(head, 0, "BM") && bmpHeaders.includes(head[14] ?? 0) && bytesAt(head, 15, [0, 0, 0]))
    return "bmp";
  return textAt(head, 4, "ftyp") ? stillBrand(head) : undefined;
}

const bmpHeaders = [12, 40, 52, 56, 64, 108, 124];

function isTiff(head: Uint8Array): boolean {
  const marks = [
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
    [0x49, 0x49, 0x2b, 0x00],
    [0x4d, 0x4d, 0x00, 0x2b],
  ];
  return marks.some((mark) => bytesAt(head, 0, mark));
}

const avifBrands = ["avif", "avis"];
const heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"];

/** ISO media with a still-picture brand. The generic `mif1` and `msf1` say nothing: the compatible brands decide. */
function stillBrand(head: Uint8Array): "avif" | "heic" | "cr3" | undefined {
  const [major = "", ...compatible] = brandsOf(head);
  if (major === "crx ") return "cr3";
  const generic = ["mif1", "mif2", "msf1", "miaf", "tmap"].includes(major);
  const brands = generic ? [major, ...compatible] : [major];
  if (brands.some((brand) => avifBrands.includes(brand))) return "avif";
  if (brands.some((brand) => heicBrands.includes(brand))) return "heic";
  return generic ? "heic" : undefined;
}

/** The major brand of an ISO media file, then the compatible ones that lie in its first 128 bytes. */
export function brandsOf(head: Uint8Array): string[] {
  const length = ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  const brands = [latin(head, 8, 12)];
  for (let at = 16; at + 4 <= Math.min(length, 128, head.length); at += 4)
    brands.push(latin(head, at, at + 4));
  return brands;
}
