// Three lists that may depend on each other: the sample coverage estimators of Chao and Tsay.
import { gradientOf, multinomialVariance } from "./numbers.ts";
import type { Fit } from "./shape.ts";

/** People by history; the key has a 1 for each list that they are on, as in "110". */
export type Cells = Readonly<Record<string, number>>;

const KEYS = ["001", "010", "011", "100", "101", "110", "111"] as const;
/** Two lists, and the third. */
const PAIRS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 2, 0],
] as const;

export interface CoverageFit extends Fit {
  readonly coverage: number;
  /** The people on the lists, averaged over leaving out those only on one list. */
  readonly d: number;
  /** As if the lists were independent; corrected once for dependence; corrected until it stands still. */
  readonly independent: number;
  readonly oneStep: number;
  readonly highCoverage: number;
}

/**
 * Chao & Tsay 1998, Biometrika 85; Tsay & Chao 2001; formulas as in Chao et al. 2001, Statistics in Medicine 20, §5.
 * Ĉ = 1 − ⅓ Σ (only on list j)/n_j, D = M − ⅓ (on one list only), N̂0 = D/Ĉ. With the dependence of a pair measured by
 * γ = N·n_ij/(n_i n_j) − 1: N̂ = N̂0 + (1/3Ĉ) Σ a_ij γ_ij, where a_ij is how many of list i, plus how many of list j,
 * the third list missed. The fixed point is the high-coverage estimate; one step from N̂0, taken again, the low-coverage one.
 * The authors' rule: the first from Ĉ ≥ 0.55, else the second. Their variance is a bootstrap; here, without
 * randomness, the delta method over multinomial cells.
 */
export function sampleCoverage(cells: Cells): CoverageFit {
  const counts = KEYS.map((key) => cells[key] ?? 0);
  const parts = partsOf(counts);
  const choose = parts.coverage >= 0.55 ? "highCoverage" : "oneStep";
  const value = parts[choose];
  const gradient = gradientOf((at) => partsOf(at)[choose], counts);
  return {
    ...parts,
    value,
    variance: multinomialVariance(counts, gradient, value),
    models: [
      { name: "lists independent", value: parts.independent },
      { name: "one step, for low coverage", value: parts.oneStep },
      { name: "high coverage", value: parts.highCoverage },
    ],
  };
}

function partsOf(counts: readonly number[]) {
  const sum = (holds: (key: string) => boolean) =>
    counts.reduce((total, n, i) => (holds(KEYS[i] ?? "") ? total + n : total), 0);
  const on = (list: number) => sum((key) => key[list] === "1");
  const only = [0, 1, 2].map((list) => sum((key) => key[list] === "1" && key.replaceAll("0", "") === "1"));
  const observed = sum(() => true);
  const coverage = 1 - only.reduce((total, n, list) => total + n / on(list), 0) / 3;
  const d = observed - only.reduce((total, n) => total + n, 0) / 3;
  const independent = d / coverage;
  const missed = (on: number, by: number) => sum((key) => key[on] === "1" && key[by] === "0");
  const spread = PAIRS.map(([i, j, third]) => missed(i, third) + missed(j, third));
  const overlap = PAIRS.map(([i, j]) => sum((key) => key[i] === "1" && key[j] === "1") / (on(i) * on(j)));
  const pull = spread.reduce((total, n, p) => total + n * (overlap[p] ?? 0), 0) / (3 * coverage);
  const push = spread.reduce((total, n) => total + n, 0) / (3 * coverage);
  // N = N̂0 + N·pull − push, once, twice, and solved for N.
  const first = independent + independent * pull - push;
  const oneStep = independent + first * pull - push;
  const highCoverage = pull < 1 ? (independent - push) / (1 - pull) : Infinity;
  return { coverage, d, independent, oneStep, highCoverage };
}
