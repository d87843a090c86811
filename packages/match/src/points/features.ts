// Points of a frame as matching reads them: where each is, and 256 comparisons of pixels around it.

/** Numbers held for each point: x, y in pixels, size in pixels, angle in degrees. */
export const pointFields = 4;
/** Bytes of one descriptor: 256 comparisons of two pixels each. */
export const descriptorBytes = 32;

/** Points of one frame that can be found again after a turn, a change of size or of light. */
export interface Features {
  readonly points: Float32Array;
  readonly descriptors: Uint8Array;
}

export const countOf = ({ descriptors }: Features): number => descriptors.length / descriptorBytes;
