// The formulas of the estimates, term by term, on numbers small enough to work out by hand; and the bounds of each method.
import { describe, expect, it } from "vitest";
import { chao, chaoCorrected, goodTuring } from "./chao.ts";
import { estimate } from "./estimate.ts";
import { fitPoisson } from "./glm.ts";
import { logLinear, logLinearModels } from "./log-linear.ts";
import { gradientOf, logInterval } from "./numbers.ts";
import { disagreement, malformed } from "./refusals.ts";
import { listsOf, sampleOf, seenOften } from "./testing/samples.ts";

const sentencesOf = (answer: ReturnType<typeof estimate>) =>
  answer.ok ? [] : answer.refusals.map(({ sentence }) => sentence);

describe("Chao's lower bound", () => {
  it("is S + A f1²/2f2, with the variance that Chao gives", () => {
    // S = 20, f1 = 6, f2 = 4, n = 10: A = 0.9, r = 1.5.
    const fit = chao({ observed: 20, once: 6, twice: 4, samples: 10 });
    expect(fit.value).toBeCloseTo(20 + (0.9 * 36) / 8, 12);
    expect(fit.variance).toBeCloseTo(4 * (0.45 * 2.25 + 0.81 * 3.375 + 0.2025 * 5.0625), 12);
    expect(fit.models.map(({ name }) => name)).toEqual(["Chao", "Chao, bias-corrected"]);
  });

  it("is corrected to S + A f1(f1−1)/2(f2+1), with its own variance", () => {
    const fit = chaoCorrected({ observed: 20, once: 6, twice: 4, samples: 10 });
    expect(fit.value).toBeCloseTo(20 + (0.9 * 30) / 10, 12);
    // A·30/10 + A²·6·11²/(4·25) + A²·36·4·25/(4·625)
    expect(fit.variance).toBeCloseTo(2.7 + (0.81 * 6 * 121) / 100 + (0.81 * 36 * 4 * 25) / 2500, 12);
  });

  it("with nobody seen twice has the last term of EstimateS", () => {
    const fit = chaoCorrected({ observed: 12, once: 4, twice: 0, samples: 10 });
    expect(fit.value).toBeCloseTo(17.4, 12);
    // A·12/2 + A²·4·7²/4 − A²·4⁴/(4·17.4)
    expect(fit.variance).toBeCloseTo(5.4 + 0.81 * 49 - (0.81 * 256) / (4 * 17.4), 12);
    expect(chao({ observed: 12, once: 4, twice: 0, samples: 10 })).toEqual(fit);
  });

  it("knows how much was covered, from none to all", () => {
    // 1 − (6/40) · 54/(54 + 8)
    expect(goodTuring({ observed: 20, once: 6, twice: 4, samples: 10 }, 40)).toBeCloseTo(
      1 - (0.15 * 54) / 62,
      12,
    );
    expect(goodTuring({ observed: 9, once: 0, twice: 5, samples: 10 }, 40)).toBe(1);
    expect(goodTuring({ observed: 1, once: 1, twice: 0, samples: 1 }, 1)).toBe(0);
    expect(goodTuring({ observed: 3, once: 3, twice: 0, samples: 3 }, 3)).toBe(0);
  });

  it("is printed with the coverage of the people who were seen once and twice", () => {
    const answer = estimate(seenOften({ 1: 6, 2: 4, 3: 10 }), "chao1");
    // 44 sightings: A = 43/44.
    expect(answer.ok && answer.value).toBeCloseTo(20 + ((43 / 44) * 36) / 8, 12);
    expect(answer.ok && answer.coverage).toBeCloseTo(1 - (6 / 44) * ((43 * 6) / (43 * 6 + 8)), 12);
  });
});

describe("the log interval", () => {
  it("treats the unseen part as log-normal", () => {
    const factor = Math.exp(1.959963984540054 * Math.sqrt(Math.log(1 + 25 / 400)));
    const { low, high, level } = logInterval(100, 120, 25);
    expect(low).toBeCloseTo(100 + 20 / factor, 9);
    expect(high).toBeCloseTo(100 + 20 * factor, 9);
    expect(level).toBe(0.95);
  });
});

const curve = ([x = 0, y = 0]: readonly number[]) => x * x + 3 * y;
const models = (...values: number[]) => values.map((value, i) => ({ name: `model ${i}`, value }));

describe("a gradient", () => {
  it("is exact for a square, near zero and far from it", () => {
    const gradients = [gradientOf(curve, [0.001, 0]), gradientOf(curve, [4000, 7])].flat();
    [0.002, 3, 8000, 3].forEach((expected, i) => expect(gradients[i]).toBeCloseTo(expected, 5));
    // The step grows with the point, or rounding would eat the difference.
    const [far = 0] = gradientOf(([x = 0]) => x, [1e12]);
    expect(far).toBeCloseTo(1, 6);
  });
});

describe("Poisson regression", () => {
  it("has the deviance of the fit: 2 Σ y ln(y/μ) − y + μ", () => {
    const fit = fitPoisson([[1], [1], [1]], [3, 5, 10]);
    const deviance = 2 * (3 * Math.log(3 / 6) + 5 * Math.log(5 / 6) + 10 * Math.log(10 / 6));
    expect(fit?.deviance).toBeCloseTo(deviance, 9);
    expect(fitPoisson([[1], [1]], [0, 8])?.deviance).toBeCloseTo(2 * (8 * Math.log(2)), 9);
  });
});

describe("log-linear models", () => {
  const cells = { "100": 52, "010": 47, "001": 61, "110": 19, "101": 23, "011": 17, "111": 31 };

  it("are chosen by the smallest AIC, beside all within 7 of it", () => {
    const models = logLinearModels(cells, 3);
    const least = models.reduce((a, b) => (b.aic < a.aic ? b : a));
    const fit = logLinear(cells, 3);
    expect(fit).toMatchObject({ value: least.value, variance: least.variance });
    const near = models.filter(({ aic, name }) => aic - least.aic < 7 || name === least.name);
    expect(fit?.models.map(({ name }) => name)).toEqual(expect.arrayContaining(near.map(({ name }) => name)));
    for (const { aic, deviance, freedom } of models) {
      expect(aic).toBeCloseTo(deviance + 2 * (7 - freedom), 9);
    }
    expect(models.map(({ freedom }) => freedom)).toEqual([3, 2, 2, 1, 2, 1, 1, 0]);
  });

  it("are none where nothing can be fitted", () => {
    expect(
      logLinear({ "100": 0, "010": 0, "001": 0, "110": 0, "101": 0, "011": 0, "111": 0 }, 3),
    ).toBeUndefined();
    const nobody = sampleOf({ "100": 0, "010": 0, "001": 0, "110": 0, "101": 0, "011": 0, "111": 0 });
    expect(sentencesOf(estimate(nobody, "log-linear"))).toContain(
      "No model of these lists converges; there are too few people on too many lists.",
    );
  });
});

describe("what a sample lacks", () => {
  it.each([
    ["chapman", 1, "The method needs 2 lists and got 1; choose another method."],
    ["chapman", 3, "The method needs 2 lists and got 3; choose another method."],
    ["chao1", 0, "The method needs 1 or more lists and got 0; choose another method."],
    ["chao2", 1, "The method needs 2 or more lists and got 1; choose another method."],
    ["sample-coverage", 2, "The method needs 3 lists and got 2; choose another method."],
    ["sample-coverage", 4, "The method needs 3 lists and got 4; choose another method."],
    ["log-linear", 2, "The method needs 3 to 5 lists and got 2; choose another method."],
    ["log-linear", 6, "The method needs 3 to 5 lists and got 6; choose another method."],
  ] as const)("for %s with %i lists is said in a sentence", (method, n, sentence) => {
    const sample = { lists: listsOf(n), captures: [], matching: { minimum: 0, maximum: 0 }, isClosed: true };
    expect(malformed(sample, method)).toEqual([{ code: "lists-do-not-fit", sentence }]);
  });

  it.each([
    ["chapman", 2],
    ["chao1", 1],
    ["chao1", 9],
    ["chao2", 2],
    ["sample-coverage", 3],
    ["log-linear", 3],
    ["log-linear", 5],
  ] as const)("for %s is nothing with %i lists", (method, n) => {
    const sample = { lists: listsOf(n), captures: [], matching: { minimum: 0, maximum: 0 }, isClosed: true };
    expect(malformed(sample, method)).toEqual([]);
  });

  it("is coverage, where a list has nobody on it", () => {
    // One list covers nothing, of the other two thirds are on no other: a sixth on average.
    const answer = sentencesOf(estimate(sampleOf({ "10": 20, "01": 0, "11": 0 }), "chapman"));
    expect(answer).toContain(
      "The lists cover about 0 % of those who can be seen; under 50 % the unseen part is a guess.",
    );
    const third = sentencesOf(estimate(sampleOf({ "10": 20, "01": 20, "11": 10 }), "chapman"));
    expect(third).toContain(
      "The lists cover about 33 % of those who can be seen; under 50 % the unseen part is a guess.",
    );
  });

  it("is agreement, where models lie more than one and a half times apart, not where they lie just so far", () => {
    expect(disagreement(models(100, 150))).toEqual([]);
    expect(disagreement(models(150, 100, 120))).toEqual([]);
    expect(disagreement(models(100, 151))).toEqual([
      {
        code: "models-disagree",
        sentence:
          "The models that fit differ by more than 1.5 times (model 0: 100; model 1: 151); the lists cannot say which is right.",
      },
    ]);
    expect(disagreement(models(100, Infinity))[0]?.sentence).toContain("model 1: no limit");
    expect(disagreement(models(0, 0))).toHaveLength(1);
  });
});
