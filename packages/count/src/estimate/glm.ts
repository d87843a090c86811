// Poisson regression with a log link, fitted by iteratively reweighted least squares.
import { inverseOf } from "./numbers.ts";

export interface PoissonFit {
  readonly coefficients: readonly number[];
  /** The inverse of the information: variances of the coefficients on the diagonal. */
  readonly covariance: readonly (readonly number[])[];
  readonly deviance: number;
}

const STEPS = 60;
const CLOSE = 1e-10;

/**
 * Fisher scoring: each step solves X′WX β = X′Wz with W = diag(μ), z = Xβ + (y − μ)/μ (McCullagh & Nelder 1989, §2.5).
 * `rows` is the design, one row a cell. Undefined where it does not converge:
 * then the model says nothing about the unseen.
 */
export function fitPoisson(
  rows: readonly (readonly number[])[],
  y: readonly number[],
): PoissonFit | undefined {
  // The start μ = y + 0.1 keeps empty cells finite, as R's poisson() does.
  let means = y.map((n) => n + 0.1);
  let deviance = Infinity;
  for (let step = 0; step < STEPS; step++) {
    const working = means.map((mean, i) => Math.log(mean) + ((y[i] ?? 0) - mean) / mean);
    const covariance = inverseOf(informationOf(rows, means));
    if (!covariance) return undefined;
    const score = (rows[0] ?? []).map((_, j) =>
      rows.reduce((sum, row, i) => sum + (row[j] ?? 0) * (means[i] ?? 0) * (working[i] ?? 0), 0),
    );
    const coefficients = covariance.map((row) => dot(row, score));
    means = rows.map((row) => Math.exp(dot(row, coefficients)));
    const before = deviance;
    deviance = devianceOf(y, means);
    if (!Number.isFinite(deviance)) return undefined;
    if (Math.abs(deviance - before) <= CLOSE * (Math.abs(deviance) + 0.1)) {
      const final = inverseOf(informationOf(rows, means));
      return final && { coefficients, covariance: final, deviance };
    }
  }
  return undefined;
}

function informationOf(rows: readonly (readonly number[])[], means: readonly number[]): number[][] {
  const columns = rows[0] ?? [];
  return columns.map((_, j) =>
    columns.map((_, k) =>
      rows.reduce((sum, row, i) => sum + (row[j] ?? 0) * (row[k] ?? 0) * (means[i] ?? 0), 0),
    ),
  );
}

/** 2 Σ (y ln(y/μ) − y + μ); an empty cell adds 2μ. */
function devianceOf(y: readonly number[], means: readonly number[]): number {
  return y.reduce((sum, n, i) => {
    const mean = means[i] ?? 0;
    return sum + 2 * ((n > 0 ? n * Math.log(n / mean) : 0) - n + mean);
  }, 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
