// Names on disk may be any bytes: what is no UTF-8 is read in the encoding that it most likely has, and its bytes are kept.
import { isUtf8 } from "node:buffer";
import { detectAll } from "jschardet";

/** Encodings in which names of files still come, and what decodes them. */
const ENCODINGS: Readonly<Record<string, string>> = {
  "Windows-1251": "windows-1251",
  "KOI8-R": "koi8-r",
  IBM866: "ibm866",
  CP932: "shift_jis",
  SHIFT_JIS: "shift_jis",
  "Windows-1252": "windows-1252",
};
const detectEncodings = Object.keys(ENCODINGS);

/** A path as text, each part read by itself: a name in one encoding may lie in a folder named in another. */
export function readablePath(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const parts: string[] = [];
  for (let from = 0; from <= bytes.length;) {
    const slash = bytes.indexOf(0x2f, from);
    const to = slash < 0 ? bytes.length : slash;
    parts.push(readableName(bytes.subarray(from, to)));
    from = to + 1;
  }
  return parts.join("/");
}

/** What cannot be read stands as U+FFFD. */
function readableName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const [likeliest] = detectAll(bytes, { detectEncodings });
  return new TextDecoder(ENCODINGS[likeliest?.encoding ?? ""] ?? "utf-8").decode(bytes);
}
