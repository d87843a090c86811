// The few pieces of statistics that the methods share: the log interval, the delta method, weighted least squares.
import type { Interval } from "./shape.ts";

// The 0.975 quantile of the normal distribution.
const Z = 1.959963984540054;

/**
 * The 95 % interval for a population of which `observed` are known: the unseen part is taken as log-normal, so the
 * lower end is never below what was seen (Chao 1987, Biometrics 43, eq. 11; Burnham et al. 1987).
 */
export function logInterval(observed: number, value: number, variance: number): Interval {
  const unseen = value - observed;
  if (!(unseen > 0)) return { low: observed, high: observed, level: 0.95 };
  const factor = Math.exp(Z * Math.sqrt(Math.log1p(variance / unseen ** 2)));
  return { low: observed + unseen / factor, high: observed + unseen * factor, level: 0.95 };
}

/**
 * The variance of f(counts) where the counts are multinomial out of `total`, by the delta method:
 * Σ g²n − (Σ gn)² / total, with g the gradient of f (Bishop, Fienberg & Holland 1975, ch. 14.6).
 */
export function multinomialVariance(
  counts: readonly number[],
  gradient: readonly number[],
  total: number,
): number {
  let squares = 0;
  let sum = 0;
  counts.forEach((n, i) => {
    const g = gradient[i] ?? 0;
    squares += g * g * n;
    sum += g * n;
  });
  return squares - (sum * sum) / total;
}

/** The gradient of f at a point, by central differences. */
export function gradientOf(f: (at: readonly number[]) => number, at: readonly number[]): number[] {
  return at.map((x, i) => {
    const step = 1e-5 * Math.max(1, Math.abs(x));
    return (f(at.with(i, x + step)) - f(at.with(i, x - step))) / (2 * step);
  });
}

/** The inverse of a symmetric positive definite matrix by Gauss and Jordan, with pivots; undefined when it is singular. */
export function inverseOf(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < size; c++) {
    const column = work.map((row, r) => (r < c ? -1 : Math.abs(row[c] ?? 0)));
    const best = column.indexOf(Math.max(...column));
    const [pivotRow, row] = [work[best], work[c]];
    const pivot = pivotRow?.[c] ?? 0;
    if (!pivotRow || !row || Math.abs(pivot) < 1e-12) return undefined;
    work[best] = row;
    work[c] = pivotRow.map((value) => value / pivot);
    const scaled = work[c] ?? [];
    for (let r = 0; r < size; r++) {
      const other = work[r];
      const factor = other?.[c] ?? 0;
      if (r === c || !other || factor === 0) continue;
      work[r] = other.map((value, j) => value - factor * (scaled[j] ?? 0));
    }
  }
  return work.map((row) => row.slice(size));
}
