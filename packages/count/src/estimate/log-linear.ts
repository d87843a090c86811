// Three to five lists: log-linear models with every choice of pairwise dependence, and the unseen cell that each predicts.
import { fitPoisson } from "./glm.ts";
import type { Cells } from "./sample-coverage.ts";
import type { Fit } from "./shape.ts";

export interface LogLinearModel {
  /** The dependent pairs, as in "1×2, 1×3"; "independent" for none. */
  readonly name: string;
  readonly value: number;
  readonly variance: number;
  readonly aic: number;
  readonly deviance: number;
  /** Observed cells less terms: with none left the model fits anything, and nothing tests it. */
  readonly freedom: number;
}

/** Burnham & Anderson 2002, §2.6: a model that is 7 or more worse has little to be said for it. */
const ADMISSIBLE = 7;

/**
 * Fienberg 1972, Biometrika 59; Bishop, Fienberg & Holland 1975, ch. 6. The log of each observed cell is an intercept,
 * a term for each list, and a term for each dependent pair. No k lists can show whether all k depend on each other:
 * that term is taken as zero, and so are the triple ones. Of the cell nobody can see only the intercept is left:
 * its exponential is the number unseen, its variance f0 + f0²·var(intercept). The empty cell is no observation.
 * Models whose unseen cell does not converge are dropped. In order of the pairs, smaller models first.
 */
export function logLinearModels(cells: Cells, lists: number): LogLinearModel[] {
  const keys = Array.from({ length: 2 ** lists - 1 }, (_, i) => (i + 1).toString(2).padStart(lists, "0"));
  const y = keys.map((key) => cells[key] ?? 0);
  const observed = y.reduce((sum, n) => sum + n, 0);
  const pairs = Array.from({ length: lists }, (_, i) => i).flatMap((i) =>
    Array.from({ length: lists - i - 1 }, (_, j): [number, number] => [i, i + j + 1]),
  );
  const models: LogLinearModel[] = [];
  for (let mask = 0; mask < 2 ** pairs.length; mask++) {
    const chosen = pairs.filter((_, p) => mask & (1 << p));
    const rows = keys.map((key) => [
      1,
      ...Array.from(key, Number),
      ...chosen.map(([i, j]) => Number(key[i]) * Number(key[j])),
    ]);
    const fit = fitPoisson(rows, y);
    const unseen = Math.exp(fit?.coefficients[0] ?? NaN);
    const variance = unseen + unseen ** 2 * (fit?.covariance[0]?.[0] ?? NaN);
    // A standard error of a hundred times the estimate is a cell on its way to infinity, not an estimate.
    if (!fit || !(Math.sqrt(variance) < 100 * (observed + unseen))) continue;
    models.push({
      name: chosen.map(([i, j]) => `${i + 1}×${j + 1}`).join(", ") || "independent",
      value: observed + unseen,
      variance,
      aic: fit.deviance + 2 * (rows[0]?.length ?? 0),
      deviance: fit.deviance,
      freedom: rows.length - (rows[0]?.length ?? 0),
    });
  }
  return models;
}

/**
 * The best model by AIC, beside all that are admissible; undefined when none converges. Where the best leaves no degree
 * of freedom (three lists, every pair dependent) it fits by construction, so the best model that could have failed
 * stands beside it: what only an untestable model says is not printed.
 */
export function logLinear(cells: Cells, lists: number): Fit | undefined {
  const all = logLinearModels(cells, lists).sort((a, b) => a.aic - b.aic || a.name.length - b.name.length);
  const best = all[0];
  if (!best) return undefined;
  const tested = best.freedom === 0 ? all.find(({ freedom }) => freedom > 0) : undefined;
  const models = all.filter((model) => model.aic - best.aic < ADMISSIBLE || model === tested);
  return {
    value: best.value,
    variance: best.variance,
    models: models.map(({ name, value }) => ({ name, value })),
  };
}
