// Chao1 and Chao2: a lower bound on the unseen, from how many people were seen once and twice.
import type { Fit } from "./shape.ts";

export interface Frequencies {
  /** Distinct people seen; those seen once; those seen twice. */
  readonly observed: number;
  readonly once: number;
  readonly twice: number;
  /** Sightings in all for Chao1, lists for Chao2. */
  readonly samples: number;
}

/**
 * S + A f1²/2f2 with A = (n−1)/n (Chao 1984, 1987; for lists Chao 1987 with A = (T−1)/T). Variance: Chao 1987, as
 * given with A by Chiu et al. 2014, Biometrics 70. With nobody seen twice the corrected form takes over.
 */
export function chao(seen: Frequencies): Fit {
  const corrected = chaoCorrected(seen);
  const { observed, once, twice, samples } = seen;
  if (twice === 0) return corrected;
  const a = (samples - 1) / samples;
  const r = once / twice;
  const value = observed + (a * once * r) / 2;
  const variance = twice * ((a * r ** 2) / 2 + a ** 2 * r ** 3 + (a ** 2 * r ** 4) / 4);
  return { value, variance, models: [{ name: "Chao", value }, ...corrected.models] };
}

/** S + A f1(f1−1)/2(f2+1), with less bias where few were seen twice (Chao 2005). */
export function chaoCorrected({ observed, once, twice, samples }: Frequencies): Fit {
  const a = (samples - 1) / samples;
  const value = observed + (a * once * (once - 1)) / (2 * (twice + 1));
  const common =
    (a * once * (once - 1)) / (2 * (twice + 1)) +
    (a ** 2 * once * (2 * once - 1) ** 2) / (4 * (twice + 1) ** 2);
  // With nobody seen twice the last term has another form (Colwell, EstimateS, eq. 7).
  const last =
    twice > 0
      ? (a ** 2 * once ** 2 * twice * (once - 1) ** 2) / (4 * (twice + 1) ** 4)
      : -(a ** 2 * once ** 4) / (4 * value);
  return { value, variance: common + last, models: [{ name: "Chao, bias-corrected", value }] };
}

/** The share of the population's sightings that the seen people account for (Chao & Jost 2012, Ecology 93, eq. 4a). */
export function goodTuring({ once, twice, samples }: Frequencies, total: number): number {
  if (once === 0) return 1;
  const rest = (samples - 1) * once;
  // A single sighting says nothing about how much was covered.
  return rest + twice === 0 ? 0 : 1 - (once / total) * (rest / (rest + 2 * twice));
}
