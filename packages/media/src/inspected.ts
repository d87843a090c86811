// The shapes of what this package tells about a file, and of what its callers may ask.
import type { Limits } from "./limits.ts";
import type { SandboxKind } from "./sandbox/plan.ts";

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
  /** Integer microseconds from the first frame's start to the last frame's end; null for photos, or if unknown. */
  readonly durationUs: number | null;
  /** Frames that decoded; 1 for photos. */
  readonly frames: number;
  /** Presentation time of each decoded frame, integer microseconds, a non-zero start kept; [0] for photos. */
  readonly ptsUs: readonly number[];
}

/**
 * `pdq-1`: canonical photo PDQ. `vpdq-128b-1`: PDQ of every frame at 128×128 bilinear, stored orientation: what the desk
 * keeps. `vpdq-full-1`: PDQ of every frame at its full size, as other vPDQ tools hash: for exchange with them.
 */
export type Recipe = "pdq-1" | VideoRecipe;
export type VideoRecipe = "vpdq-128b-1" | "vpdq-full-1";

export interface Fingerprint {
  readonly recipe: Recipe;
  /** 32 bytes per frame, in the order of `ptsUs`. */
  readonly hashes: Uint8Array;
  /** 0–100 per frame; under 50 a frame never votes. */
  readonly qualities: Uint8Array;
  readonly ptsUs: readonly number[];
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

/** How the answer was come by, for the record. */
export interface DecodeReport {
  readonly tool: string;
  readonly version: string;
  readonly sandbox: SandboxKind;
  readonly limits: Limits;
  /** What was wrong with the file although frames were decoded; empty for a sound file. */
  readonly warnings: readonly string[];
}

export interface Inspected {
  readonly header: Header;
  readonly fingerprint: Fingerprint;
  readonly renditions: readonly Rendition[];
  readonly decode: DecodeReport;
}

export interface DecodeOptions {
  /** Stops every child and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Decode without a sandbox where none works; limits still apply. Default false. */
  readonly allowUnsandboxed?: boolean | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

export interface FingerprintOptions extends DecodeOptions {
  /** How the frames of a video are hashed; `vpdq-128b-1` when left out. */
  readonly videoRecipe?: VideoRecipe;
}

export interface InspectOptions extends DecodeOptions {
  /** An existing folder; renditions are written there and nowhere else. */
  readonly outDir: string;
}
