// What matching says of two items: the shape of one related pair, and of the evidence that can be drawn for it.

/** The frames of one item as hashes; a photo is one frame at instant 0. All arrays follow `ptsUs`. */
export interface Prints {
  readonly kind: "photo" | "video";
  /** Integer microseconds, ascending. */
  readonly ptsUs: readonly number[];
  /** 32 bytes a frame. */
  readonly hashes: Uint8Array;
  /** 0–100 a frame; under 50 a frame never votes. */
  readonly qualities: Uint8Array;
  /**
   * 8·32 bytes a frame: the hashes of the frame mirrored and turned, in the order of `dihedralOf`, its own first. Left
   * out or null where they were not computed: then `dihedralOf` guesses them from the hash, about 20 bits wrong.
   */
  readonly variants?: Uint8Array | null;
  /** The same frames with uniform bars cut off; null where the item has none. */
  readonly trimmed: {
    readonly hashes: Uint8Array;
    readonly qualities: Uint8Array;
    readonly variants?: Uint8Array | null;
  } | null;
  /** First instants of the shots, ascending; [0] for a photo. */
  readonly shotsUs: readonly number[];
}

/**
 * same-recording: one camera, one take, and one of the two lies within the other. shared-part: both have a span in common
 * and both leave it (an opening, a stock shot, a piece of a compilation). same-viewpoint: the pictures lie on each other
 * everywhere and differ all the same (an edited copy, or another moment from the same spot). same-thing: seen from
 * elsewhere. Only the first makes footage (docs/matching.md, rule 8).
 */
export type RelationKind = "same-recording" | "shared-part" | "same-viewpoint" | "same-thing";

/** copy: the whole of both; clip: a part in time; crop: a part of the picture; overlay: inside or under something else. */
export type RecordingKind = "copy" | "clip" | "crop" | "overlay";

/** A point as fractions of a displayed frame: x from the left, y from the top. */
export type Point = readonly [x: number, y: number];

export type Evidence =
  | {
      readonly by: "hashes";
      /** Usable frames of `b` in the overlap, and how many of them are within 31 bits of theirs in `a`. */
      readonly frames: number;
      readonly hits: number;
      /** Some of the agreeing instants, spread over the match, at most 64. */
      readonly pairs: readonly { readonly aUs: number; readonly bUs: number; readonly distance: number }[];
    }
  | {
      readonly by: "geometry";
      /** The compared frames. */
      readonly aUs: number;
      readonly bUs: number;
      /** Matched points that agree on one warp: in `a`, in `b`; at most 200. */
      readonly points: readonly { readonly a: Point; readonly b: Point }[];
      /** Where the corners of `b`'s frame lie in `a`'s: clockwise from top left; may lie outside [0,1]. */
      readonly outline: readonly [Point, Point, Point, Point];
      /** How unlike the pixels are after warping, 0 (equal) to 1, over the part that both show. */
      readonly residual: number;
    };

/** One stretch that both show: an instant t of `b` is the instant `offsetUs + speed · t` of `a`. */
export interface Part {
  readonly offsetUs: number;
  /** How fast `a` runs while `b` plays; below 0 where `b` plays it backwards. */
  readonly speed: number;
  /** `b` shows `a` with left and right exchanged, before any turn. */
  readonly mirrored: boolean;
  /** Clockwise quarter turns, in degrees, from `a` to `b`. */
  readonly turned: 0 | 90 | 180 | 270;
  /** The match in `a`, both ends real frames of it. */
  readonly fromUs: number;
  readonly toUs: number;
  /** Share of the usable overlap that agrees, 0–1. */
  readonly share: number;
  /** Median distance in bits of the agreeing frames; for geometry that of the compared frames. */
  readonly distance: number;
}

/** Two contents by their ids, and what they have to do with each other. */
export interface RelatedIds {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
}

/** What two items have to do with each other; its own stretch is the longest. */
export interface Relation extends Part {
  readonly relation: RelationKind;
  /** Null for all but `same-recording`. */
  readonly kind: RecordingKind | null;
  readonly evidence: Evidence;
  /** The other stretches that both show, the longest first; left out where there are none. */
  readonly parts?: readonly Part[] | undefined;
  /** `b` shows dark what `a` shows light; left out where it does not. */
  readonly inverted?: true | undefined;
}
