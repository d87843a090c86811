// The outer limits of one decoding job: what a hostile file can cost at most.

export interface Limits {
  /** Pixels of one picture or frame, as declared by the header. */
  readonly pixels: number;
  /** Pages or animation frames of a photo file, and decoded frames of a video. */
  readonly frames: number;
  /** Pixels of one frame times frames: what all of a film costs to decode, however small its file. */
  readonly pixelsInAll: number;
  readonly streams: number;
  readonly durationUs: number;
  /** Bytes of private memory of one child. */
  readonly memoryBytes: number;
  /** Seconds of CPU of one child. */
  readonly cpuSeconds: number;
  /** Milliseconds of wall-clock time of one child. */
  readonly wallMs: number;
  /** Bytes that one child may answer, pixels of frames not counted. */
  readonly outputBytes: number;
}

/** Longest side of a veil in pixels: enough for light and colour to differ, too little to recognise anybody. */
export const veilSide = 12;

const photoLimits: Limits = {
  pixels: 120_000_000,
  frames: 10_000,
  pixelsInAll: 120_000_000,
  streams: 64,
  durationUs: 0,
  memoryBytes: 2_000_000_000,
  cpuSeconds: 60,
  wallMs: 60_000,
  outputBytes: 16_000_000,
};

const videoLimits: Limits = {
  pixels: 100_000_000,
  frames: 2_000_000,
  // Twenty hours at 1920×1080 and 25 frames a second.
  pixelsInAll: 4_000_000_000_000,
  streams: 64,
  durationUs: 24 * 3_600_000_000,
  memoryBytes: 3_000_000_000,
  cpuSeconds: 4 * 3600,
  wallMs: 4 * 3_600_000,
  outputBytes: 64_000_000,
};

/** Moving pictures in formats of photos: few bytes can ask for very many pixels there. */
const animationLimits: Limits = {
  ...videoLimits,
  // Ten minutes of 640×480 at 25 frames a second.
  pixelsInAll: 5_000_000_000,
  cpuSeconds: 900,
  wallMs: 900_000,
};

const metadataLimits: Limits = { ...photoLimits, memoryBytes: 1_000_000_000, outputBytes: 4_000_000 };

/** Of a program that the operator names: models of speech take memory and time, and what they print is words. */
export const programLimits: Limits = {
  ...photoLimits,
  memoryBytes: 8_000_000_000,
  cpuSeconds: 16 * 3600,
  wallMs: 4 * 3_600_000,
  outputBytes: 8_000_000,
};

export const defaultLimits = {
  photo: photoLimits,
  video: videoLimits,
  animation: animationLimits,
  metadata: metadataLimits,
} as const;

/** The limits of a kind of job, with the caller's changes. */
export function limitsFor(job: keyof typeof defaultLimits, changes: Partial<Limits> = {}): Limits {
  return { ...defaultLimits[job], ...changes };
}
