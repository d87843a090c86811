// The shapes of what this package tells about a file, and of what its callers may ask.
import type { GreyFrame } from "./pixels/grey.ts";
import type { Limits } from "./limits.ts";
import type { SandboxKind } from "./sandbox/plan.ts";
import type { Wave } from "./video/wave.ts";

/** What a file is, after its header was read and its frames were decoded. */
export interface Header {
  readonly kind: "photo" | "video";
  /** The container as sniffed by content: "jpeg", "mov", "matroska" … */
  readonly format: string;
  /** The demuxer that ffmpeg is forced to use; null for photos. */
  readonly demuxer: string | null;
  /** The picture codec as the decoder names it: "jpeg", "h264" … */
  readonly codec: string;
  /** Pixels as displayed: rotation and pixel shape applied. */
  readonly width: number;
  readonly height: number;
  /** Clockwise turn, in degrees, from stored to displayed. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** True when displaying also mirrors left and right, before the turn (EXIF orientations 2, 4, 5, 7). */
  readonly mirrored: boolean;
  /** How a video is coded; null for photos. */
  readonly stored: Stored | null;
  /** Integer microseconds from the first frame's start to the last frame's end; null for photos, or if unknown. */
  readonly durationUs: number | null;
  /** Frames that decoded; 1 for photos. */
  readonly frames: number;
  /** Presentation time of each decoded frame, integer microseconds, a non-zero start kept; [0] for photos. */
  readonly ptsUs: readonly number[];
}

/** A video's picture and sound before anything is applied to them: whether a browser plays it, and what a copy needs. */
export interface Stored {
  readonly width: number;
  readonly height: number;
  /** As ffmpeg names it: "yuv420p", "yuv420p10le" …; null when the file does not say. */
  readonly pixelFormat: string | null;
  readonly interlaced: boolean;
  /** The light curve: "bt709", "smpte2084" …; null when the file does not say. */
  readonly transfer: string | null;
  /** Which red, green and blue: "bt2020", "smpte432" …; null when the file does not say, missing where this was not noted. */
  readonly primaries?: string | null;
  /** The codec of the first sound track; null when there is none or no decoder for it. */
  readonly sound: string | null;
  /** How often its clock went back or wrapped, so that its frames' times are not those stored; 0 when left out. */
  readonly jumps?: number;
  /** The brightest light of a film with high dynamic range, candela per square metre; left out for others. */
  readonly peakNits?: number;
}

/**
 * `pdq-1`: canonical photo PDQ. `vpdq-128b-1`: PDQ of every frame at 128×128 bilinear, stored orientation: what the desk
 * keeps. `vpdq-full-1`: PDQ of every frame at its full size, as other vPDQ tools hash: for exchange with them.
 */
export type Recipe = "pdq-1" | VideoRecipe;
export type VideoRecipe = "vpdq-128b-1" | "vpdq-full-1";

/** Hashes of an item's frames, in their order. */
export interface FrameHashes {
  /** 32 bytes per frame. */
  readonly hashes: Uint8Array;
  /** 0–100 per frame; under 50 a frame never votes. */
  readonly qualities: Uint8Array;
  /**
   * 8·32 bytes per frame: its hash, and those of the frame mirrored and turned, in the order of `dihedralOf`. Exact but
   * for photos over 512 pixels, which may be a few bits off. Null for `vpdq-full-1`, and for over 400,000 frames.
   */
  readonly variants: Uint8Array | null;
}

export interface Fingerprint extends FrameHashes {
  readonly recipe: Recipe;
  readonly ptsUs: readonly number[];
  /**
   * The same frames with uniform bars cut off, in the same order; a frame without bars has its full hash here too.
   * Null when no frame has bars, and for `vpdq-full-1`.
   */
  readonly trimmed: FrameHashes | null;
}

/** A JPEG made from the original, displayed orientation, without metadata. */
export interface Rendition {
  readonly name: "veil" | "thumbnail" | "still";
  /** Absolute path in the caller's outDir. */
  readonly file: string;
  readonly type: "image/jpeg";
  readonly width: number;
  readonly height: number;
  readonly ptsUs: number;
  readonly bytes: number;
}

/** One JPEG of equal tiles, row by row, that shows a video at a glance: one frame of each shot, and even steps. */
export interface Strip extends Omit<Rendition, "name" | "ptsUs"> {
  readonly name: "strip";
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Tiles a row; the last row may be short, and is black after its last tile. */
  readonly columns: number;
  /** The time of each tile's frame, ascending, at most 100; each is one of `header.ptsUs`. */
  readonly ptsUs: readonly number[];
}

/** How the answer was come by, for the record. */
export interface DecodeReport {
  readonly tool: string;
  readonly version: string;
  /** The program and its arguments; the word `original` stands for the file. */
  readonly command: readonly string[];
  readonly sandbox: SandboxKind;
  readonly limits: Limits;
  /** What was wrong with the file although frames were decoded; empty for a sound file. */
  readonly warnings: readonly string[];
  /** Parts of the file that were not opened, and why: other tracks, sound without a decoder. */
  readonly refused: readonly string[];
}

export interface Inspected {
  readonly header: Header;
  readonly fingerprint: Fingerprint;
  /** The time of each shot's first frame, ascending; the first frame's comes first. [0] for a photo. */
  readonly shotsUs: readonly number[];
  /** Null when there is no sound. */
  readonly wave: Wave | null;
  /** Where they were asked for: a photo, or up to 64 frames of a video half a second apart or more, to find points in. */
  readonly keyFrames: readonly GreyFrame[];
  /** Null for photos, and when no renditions were asked for. */
  readonly strip: Strip | null;
  readonly renditions: readonly Rendition[];
  readonly decode: DecodeReport;
}

export interface DecodeOptions {
  /** Stops every child and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Decode without a sandbox where none works; limits still apply. Default false. */
  readonly allowUnsandboxed?: boolean | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /**
   * Names the files of one run over one investigation: their photos may be opened by one child after another, which
   * costs a third or less. Left out, every photo has a child of its own.
   */
  readonly batch?: string | undefined;
}

export interface FingerprintOptions extends DecodeOptions {
  /** How the frames of a video are hashed; `vpdq-128b-1` when left out. */
  readonly videoRecipe?: VideoRecipe;
  /** Whether some frames are kept to find points in them; false when left out. */
  readonly keyFrames?: boolean;
}

export interface InspectOptions extends Omit<FingerprintOptions, "videoRecipe"> {
  /** An existing folder; renditions are written there and nowhere else. */
  readonly outDir: string;
}
