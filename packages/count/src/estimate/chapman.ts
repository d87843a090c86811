// Two lists: Chapman's form of the Lincoln–Petersen estimate.
import type { Fit } from "./shape.ts";

export interface TwoLists {
  /** People on the first list, on the second, on both. */
  readonly n1: number;
  readonly n2: number;
  readonly m: number;
}

/** (n1+1)(n2+1)/(m+1) − 1, nearly without bias (Chapman 1951); variance by Seber 1970, Biometrika 57. */
export function chapman({ n1, n2, m }: TwoLists): Fit {
  const value = ((n1 + 1) * (n2 + 1)) / (m + 1) - 1;
  const variance = ((n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m)) / ((m + 1) ** 2 * (m + 2));
  return { value, variance, models: [{ name: "Chapman", value }] };
}

/** n1·n2/m, the older form: biased upward in small samples; infinite where nobody is on both lists. */
export function petersen({ n1, n2, m }: TwoLists): number {
  return (n1 * n2) / m;
}
