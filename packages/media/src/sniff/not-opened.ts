// What a file is that is not opened here, by its first bytes, in words that say what to do about it.
import { latin, textAt } from "./bytes.ts";

export interface NotOpened {
  readonly kind: "other";
  /** A short name: "pdf", "mxf". */
  readonly format: string;
  /** One sentence: what it is, and what to do. */
  readonly why: string;
}

const advice = {
  picture: "convert it to PNG or JPEG and collect that copy beside it.",
  film: "convert it to MP4 and collect that copy beside it.",
  sound: "there is nothing in it to see or to mark.",
  archive: "unpack it and collect what is in it.",
  document: "save its pictures and films as files of their own and collect those beside it.",
  drawing: "it can name other files and addresses; save what it shows as PNG and collect that beside it.",
  list: "it only names other files; collect those.",
  program: "it is a program, not evidence to look at; do not start it.",
} as const;

type Format = readonly [format: string, name: string, what: keyof typeof advice, ...magic: readonly Magic[]];
type Magic = string | readonly [at: number, text: string];

/** Text first in the file, or at an offset. */
const formats: readonly Format[] = [
  ["jpeg 2000", "a JPEG 2000 picture", "picture", "\0\0\0\x0cjP", "\xff\x4f\xff\x51"],
  ["jpeg xl", "a JPEG XL picture", "picture", "\0\0\0\x0cJXL ", "\xff\x0a"],
  ["jpeg xr", "a JPEG XR picture", "picture", "II\xbc\x01"],
  ["photoshop", "a Photoshop picture", "picture", "8BPS"],
  ["gimp", "a GIMP picture", "picture", "gimp xcf"],
  ["openexr", "an OpenEXR picture", "picture", "v/1\x01"],
  ["radiance", "a Radiance HDR picture", "picture", "#?RADIANCE", "#?RGBE"],
  ["dds", "a DirectDraw picture", "picture", "DDS "],
  ["icon", "an icon", "picture", "\0\0\x01\0", "\0\0\x02\0"],
  ["qoi", "a QOI picture", "picture", "qoif"],
  ["flif", "a FLIF picture", "picture", "FLIF"],
  ["bpg", "a BPG picture", "picture", "BPG\xfb"],
  ["netpbm", "a Netpbm picture", "picture", ..."1234567".split("").map((n) => `P${n}\n`)],
  ["fits", "a FITS picture", "picture", "SIMPLE  ="],
  ["dicom", "a DICOM picture", "picture", [128, "DICM"]],
  ["djvu", "a DjVu document", "document", "AT&TFORM"],
  ["sigma raw", "a Sigma raw photo", "picture", "FOVb"],
  ["windows metafile", "a Windows drawing", "drawing", "\xd7\xcd\xc6\x9a", [40, " EMF"]],
  ["mxf", "an MXF film", "film", "\x06\x0e\x2b\x34\x02\x05\x01\x01"],
  ["gxf", "a GXF film", "film", "\0\0\0\0\x01\xbc"],
  ["dv", "a DV film", "film", "\x1f\x07\0", "\x9f\x07\0"],
  ["realmedia", "a RealMedia film", "film", ".RMF", ".RM4"],
  ["recorded tv", "a Windows TV recording", "film", "\xb7\xd8\0\x20\x37\x49\xda\x11"],
  ["flash", "a Flash file", "film", "FWS", "CWS", "ZWS"],
  ["red", "a RED camera film", "film", [4, "RED1"], [4, "RED2"]],
  ["arri", "an ARRI camera film", "film", "ARRI"],
  ["nut", "a NUT film", "film", "nut/multimedia container"],
  ["smush", "a game's film", "film", "BIKi", "BIKf", "KB2", "SMK2", "SMK4"],
  ["flic", "a FLIC animation", "film", [4, "\x11\xaf"], [4, "\x12\xaf"]],
  ["mng", "an MNG animation", "film", "\x8aMNG", "\x8bJNG"],
  ["sound", "a sound recording", "sound", "ID3", "fLaC", "#!AMR", "MThd", "\xff\xfb", "\xff\xf1", "\xff\xf9"],
  ["sound", "a sound recording", "sound", [8, "WAVEfmt"], [8, "AIFF"], [8, "AIFC"], "caff", ".snd"],
  ["pdf", "a PDF document", "document", "%PDF"],
  ["postscript", "a PostScript document", "document", "%!PS", "\xc5\xd0\xd3\xc6"],
  ["office", "an Office document", "document", "\xd0\xcf\x11\xe0"],
  ["rtf", "an RTF document", "document", "{\\rtf"],
  ["zip", "a ZIP archive (or a document made as one)", "archive", "PK\x03\x04", "PK\x05\x06"],
  ["gzip", "a gzip archive", "archive", "\x1f\x8b"],
  ["rar", "a RAR archive", "archive", "Rar!"],
  ["7z", "a 7z archive", "archive", "7z\xbc\xaf\x27\x1c"],
  ["xz", "an xz archive", "archive", "\xfd7zXZ"],
  ["bzip2", "a bzip2 archive", "archive", "BZh"],
  ["zstd", "a Zstandard archive", "archive", "\x28\xb5\x2f\xfd"],
  ["tar", "a tar archive", "archive", [257, "ustar"]],
  ["playlist", "a playlist", "list", "#EXTM3U", "ffconcat", "[playlist]"],
  ["session description", "a session description", "list", "v=0"],
  ["subtitles", "a subtitle file", "document", "WEBVTT"],
  ["drawing script", "a drawing script", "drawing", "push graphic-context"],
  ["database", "an SQLite database", "document", "SQLite format 3"],
  ["program", "a program", "program", "\x7fELF", "MZ"],
];

/** Anything: text, markup, and bytes that nobody knows. */
export function notOpened(head: Uint8Array): NotOpened {
  const known = formats.find(([, , , ...magics]) =>
    magics.some((magic) =>
      typeof magic === "string" ? textAt(head, 0, magic) : textAt(head, magic[0], magic[1]),
    ),
  );
  if (known !== undefined) return named(known[0], known[1], known[2]);
  const text = latin(head, 0, head.length);
  const start = text.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (start.startsWith("<")) {
    return /<svg[\s>]/i.test(text)
      ? named("svg", "an SVG drawing", "drawing")
      : named("markup", "a web page or other markup", "drawing");
  }
  if (!head.some((byte) => byte < 9 || (byte > 13 && byte < 32)))
    return named("text", "a text file", "document");
  return {
    kind: "other",
    format: "unknown",
    why: "This file is in no format that is known here; its bytes are kept: find out what wrote it, and collect a copy as MP4, PNG or JPEG beside it.",
  };
}

function named(format: string, name: string, what: keyof typeof advice): NotOpened {
  const why = `This is ${name}, which is not opened here; its bytes are kept: ${advice[what]}`;
  return { kind: "other", format, why };
}
