// How bright a film or a photo with high dynamic range is, and how that light is brought to a usual screen.

/** Light curves of high dynamic range, as ffmpeg names them. */
export type HdrCurve = "smpte2084" | "arib-std-b67";

export function isHdrCurve(transfer: string | null | undefined): transfer is HdrCurve {
  return transfer === "smpte2084" || transfer === "arib-std-b67";
}

/**
 * Candela per square metre of a coded level, 0 to 1: PQ (SMPTE ST 2084), or HLG (ITU-R BT.2100) on a screen of 1,000 with
 * its curve applied to each colour, as zimg does.
 */
export function nitsOf(curve: HdrCurve, level: number): number {
  if (curve === "arib-std-b67") {
    const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
    const scene = level <= 0.5 ? (level * level) / 3 : (Math.exp((level - c) / a) + b) / 12;
    return 1000 * scene ** 1.2;
  }
  const [m1, m2, c1, c2, c3] = [0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875];
  const power = Math.max(0, level) ** (1 / m2);
  return 10_000 * (Math.max(0, power - c1) / (c2 - c3 * power)) ** (1 / m1);
}

/** What a usual screen shows as white: ITU-R BT.2408 puts paper at 203, and what was made for usual screens at 100. */
const [least, most] = [100, 203];

export interface Tone {
  /** Candela per square metre that become white. */
  readonly white: number;
  /** The brightest light over that: 1 where nothing has to be dimmed. */
  readonly peak: number;
}

/** A picture whose light ends within a usual screen's range is only scaled; brighter light is bent below white. */
export function toneOf(peakNits: number): Tone {
  const white = Math.min(most, Math.max(least, peakNits));
  return { white, peak: Math.max(1, peakNits / white) };
}

/** Measures frames as they go by: the brightest thousandth of each is left out, as noise. */
export function lightMeter(curve: HdrCurve): {
  readonly see: (rgb: Uint8Array) => void;
  readonly peakNits: () => number;
} {
  let peak = 0;
  return {
    see: (rgb) => {
      const counts = new Uint32Array(256);
      for (let at = 0; at + 2 < rgb.length; at += 3) {
        // The weights of BT.2020, summing to 256: a strong colour alone makes nothing white.
        const level =
          (67 * (rgb[at] as number) + 174 * (rgb[at + 1] as number) + 15 * (rgb[at + 2] as number)) >> 8;
        counts[level] = (counts[level] as number) + 1;
      }
      let left = rgb.length / 3000;
      let level = 255;
      while (level > peak && (counts[level] as number) <= left) left -= counts[level--] as number;
      peak = Math.max(peak, level);
    },
    peakNits: () => Math.round(nitsOf(curve, peak / 255)),
  };
}

/** Levels of light, 1 is white, dimmed as ffmpeg's `tonemap=mobius` does with this parameter. */
export const bendsFrom = 0.3;

export function bent(light: number, peak: number): number {
  if (peak <= 1 || light <= bendsFrom) return Math.min(1, light);
  const j = bendsFrom;
  const a = (-j * j * (peak - 1)) / (j * j - 2 * j + peak);
  const b = (j * j - 2 * j * peak + peak) / Math.max(peak - 1, 1e-6);
  return Math.min(1, (((b * b + 2 * b * j + j * j) / (b - a)) * (light + a)) / (light + b));
}
