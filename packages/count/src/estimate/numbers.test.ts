// The numerics under the estimates: log-linear models against closed forms, inverses, intervals.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chapman } from "./chapman.ts";
import { fitPoisson } from "./glm.ts";
import { logLinearModels } from "./log-linear.ts";
import { inverseOf, logInterval, multinomialVariance } from "./numbers.ts";
import { sampleCoverage } from "./sample-coverage.ts";

const runs = { seed: 20260915, numRuns: 150 };
const valuesOf = (from: Record<string, number>) =>
  logLinearModels(from, 3)
    .map(({ value }) => value)
    .sort((a, b) => a - b);

describe("log-linear models", () => {
  const cells = { "100": 52, "010": 47, "001": 61, "110": 19, "101": 23, "011": 17, "111": 31 };
  const unseen = (name: string) =>
    (logLinearModels(cells, 3).find((model) => model.name === name)?.value ?? 0) - 250;

  it("agree with the closed forms that exist for three lists", () => {
    // Bishop, Fienberg & Holland 1975, table 6.3-1.
    expect(unseen("1×2")).toBeCloseTo(((52 + 47 + 19) * 61) / (23 + 17 + 31), 6);
    expect(unseen("1×2, 1×3")).toBeCloseTo((47 * 61) / 17, 6);
    expect(unseen("1×2, 1×3, 2×3")).toBeCloseTo((31 * 52 * 47 * 61) / (19 * 23 * 17), 5);
    expect(logLinearModels(cells, 3).length).toBe(8);
  });

  it("give for two lists what Petersen gives, with the variance of its log", () => {
    // Var of log f0 in the independence model is 1/n10 + 1/n01 + 1/n11.
    const [model] = logLinearModels({ "10": 20, "01": 30, "11": 60 }, 2);
    expect(model?.value).toBeCloseTo(120, 8);
    expect(model?.variance).toBeCloseTo(10 + 100 * (1 / 20 + 1 / 30 + 1 / 60), 6);
  });

  it("do not depend on the order of the lists", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 80 }), { minLength: 7, maxLength: 7 }), (counts) => {
        const keys = ["100", "010", "001", "110", "101", "011", "111"];
        const one = Object.fromEntries(keys.map((key, i) => [key, counts[i] ?? 0]));
        const turned = Object.fromEntries(
          keys.map((key, i) => [key.slice(1) + key.slice(0, 1), counts[i] ?? 0]),
        );
        const [a, b] = [valuesOf(one), valuesOf(turned)];
        expect(a.length).toBe(8);
        a.forEach((value, i) => expect(value / (b[i] ?? 0)).toBeCloseTo(1, 5));
        expect(sampleCoverage(one).value / sampleCoverage(turned).value).toBeCloseTo(1, 9);
      }),
      runs,
    );
  });
});

describe("the numerics", () => {
  it("invert matrices, and say when there is no inverse", () => {
    expect(
      inverseOf([
        [2, 0],
        [0, 4],
      ]),
    ).toEqual([
      [0.5, 0],
      [0, 0.25],
    ]);
    expect(
      inverseOf([
        [0, 1],
        [1, 0],
      ]),
    ).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(
      inverseOf([
        [1, 2],
        [2, 4],
      ]),
    ).toBeUndefined();
  });

  it("fit a Poisson mean as the mean, and its variance as one over the total", () => {
    const fit = fitPoisson([[1], [1], [1]], [3, 5, 10]);
    expect(Math.exp(fit?.coefficients[0] ?? 0)).toBeCloseTo(6, 9);
    expect(fit?.covariance[0]?.[0]).toBeCloseTo(1 / 18, 9);
  });

  it("derive the variance of a share: of n of N, n(1 − n/N)", () => {
    expect(multinomialVariance([30], [1], 100)).toBeCloseTo(21, 12);
  });

  it("put nobody in an interval when nobody is unseen", () => {
    expect(logInterval(40, 40, 0)).toEqual({ low: 40, high: 40, level: 0.95 });
  });

  it("keep Chapman between those seen and Petersen", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 200 }), (onlyA, onlyB, m) => {
        const { value, variance } = chapman({ n1: onlyA + m, n2: onlyB + m, m });
        expect(value).toBeGreaterThanOrEqual(onlyA + onlyB + m - 1e-9);
        expect(value).toBeLessThanOrEqual(((onlyA + m) * (onlyB + m)) / m + 1e-9);
        expect(variance).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });
});
