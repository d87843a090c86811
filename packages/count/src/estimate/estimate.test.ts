// Estimates: known formulas, every refusal, and what they do on populations whose size is known.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chao } from "./chao.ts";
import { estimate } from "./estimate.ts";

import { sampleCoverage } from "./sample-coverage.ts";
import type { EstimateMethod, Sample } from "./shape.ts";
import { sampleOf, seenOften } from "./testing/samples.ts";

const runs = { seed: 20260915, numRuns: 150 };
const METHODS: readonly EstimateMethod[] = ["chapman", "chao1", "chao2", "sample-coverage", "log-linear"];

const codes = (sample: Sample, method: EstimateMethod): string[] => {
  const answer = estimate(sample, method);
  return answer.ok ? [] : answer.refusals.map(({ code }) => code);
};

const TWO = { "10": 20, "01": 30, "11": 60 };
const THREE = { "100": 20, "010": 20, "001": 20, "110": 20, "101": 20, "011": 20, "111": 20 };

const sentencesOf = (isClosed: boolean | null) => {
  const answer = estimate({ ...sampleOf(TWO), isClosed }, "chapman");
  return answer.ok ? [] : answer.refusals.map(({ sentence }) => sentence);
};

describe("an estimate that may be printed", () => {
  it("from two lists is Chapman's, with what has to be true", () => {
    const answer = estimate(sampleOf(TWO), "chapman");
    // 81 × 91 / 61 − 1
    expect(answer).toMatchObject({ ok: true, observed: 110, method: "chapman" });
    expect(answer.ok && answer.value).toBeCloseTo(119.8361, 4);
    expect(answer.ok && answer.assumptions.length).toBe(4);
    expect(answer.ok && answer.sentence).toMatch(
      /^Estimate, not a count: about 120 people \(95 % interval 114 to 133\)/,
    );
  });

  it.each([
    ["sample-coverage", sampleOf(THREE)],
    ["log-linear", sampleOf(THREE)],
    ["chao2", sampleOf(THREE)],
    ["chao1", seenOften({ 1: 10, 2: 12, 3: 8, 5: 4 })],
  ] as const)("by %s is never below what was seen, nor outside its interval", (method, sample) => {
    const answer = estimate(sample, method);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
    expect(answer.value).toBeGreaterThanOrEqual(answer.observed);
    expect(answer.interval.low).toBeGreaterThanOrEqual(answer.observed);
    expect(answer.interval.low).toBeLessThanOrEqual(answer.value);
    expect(answer.interval.high).toBeGreaterThanOrEqual(answer.value);
    expect(answer.coverage).toBeGreaterThan(0.5);
  });

  it("from lists that are independent by construction finds the population, whichever method is asked", () => {
    // 1,000 people, each list with half of them and no preference: 125 with each history, and 125 with none.
    const cells = Object.fromEntries(
      ["100", "010", "001", "110", "101", "011", "111"].map((key) => [key, 125]),
    );
    const coverage = estimate(sampleOf(cells), "sample-coverage");
    const models = estimate(sampleOf(cells), "log-linear");
    expect(coverage.ok && coverage.value).toBeCloseTo(1000, 6);
    expect(models.ok && models.value).toBeCloseTo(1000, 4);
    expect(models.ok && models.models.every(({ value }) => Math.abs(value - 1000) < 0.1)).toBe(true);
  });
});

describe("the rules of each method", () => {
  it("Chao2 counts lists, not sightings", () => {
    // 140 seen, 60 on one list and 60 on two, of three lists: 140 + ⅔ · 60² / 120.
    const answer = estimate(sampleOf(THREE), "chao2");
    expect(answer.ok && answer.value).toBeCloseTo(160, 9);
  });

  it("Chao with nobody seen twice takes the corrected form", () => {
    // 12 + 0.9 · 4 · 3 / 2
    expect(chao({ observed: 12, once: 4, twice: 0, samples: 10 }).value).toBeCloseTo(17.4, 9);
  });

  it("sample coverage takes one step below a coverage of 0.55, and the fixed point from there", () => {
    const low = sampleCoverage({ ...THREE, "100": 42, "010": 42, "001": 42, "111": 10 });
    expect(low.coverage).toBeCloseTo(1 - 42 / 92, 9);
    expect(low.value).toBe(low.oneStep);
    const high = sampleCoverage(THREE);
    expect(high.coverage).toBeCloseTo(0.75, 9);
    expect(high.value).toBe(high.highCoverage);
  });
});

describe("a sample that must not be used", () => {
  it("is refused with the reason, each on its own", () => {
    const good = sampleOf(TWO);
    expect(codes(good, "chapman")).toEqual([]);
    expect(codes({ ...good, matching: { minimum: 110, maximum: 130 } }, "chapman")).toEqual([
      "matching-unresolved",
    ]);
    expect(codes({ ...good, matching: { minimum: 110, maximum: null } }, "chapman")).toEqual([
      "matching-unresolved",
    ]);
    expect(codes({ ...good, isClosed: false }, "chapman")).toEqual(["population-not-closed"]);
    expect(codes({ ...good, isClosed: null }, "chapman")).toEqual(["population-not-stated"]);
    const lists = good.lists.map((list) => ({ ...list, footage: ["f1"] }));
    expect(codes({ ...good, lists }, "chapman")).toEqual(["lists-not-independent"]);
    const oneUploader = good.lists.map((list) => ({ ...list, sources: [...list.sources, "acct-9"] }));
    expect(codes({ ...good, lists: oneUploader }, "chapman")).toEqual(["lists-not-independent"]);
    const nameless = good.lists.map((list) => ({ ...list, sources: [] }));
    expect(codes({ ...good, lists: nameless }, "chapman")).toEqual([
      "lists-not-independent",
      "lists-not-independent",
    ]);
    expect(codes(sampleOf({ "10": 0, "01": 30, "11": 60 }), "chapman")).toEqual(["list-contains-another"]);
    expect(codes(sampleOf({ "10": 2, "01": 3, "11": 6 }), "chapman")).toEqual(["overlap-under-seven"]);
    expect(codes(sampleOf({ "10": 60, "01": 60, "11": 40 }), "chapman")).toEqual(["coverage-under-half"]);
    expect(codes(sampleOf({ "10": 2, "01": 3, "11": 7 }), "chapman")).toEqual([]);
    expect(codes(sampleOf({ "10": 52, "01": 52, "11": 48 }), "chapman")).toEqual(["coverage-under-half"]);
    expect(codes(sampleOf({ "10": 50, "01": 50, "11": 50 }), "chapman")).toEqual([]);
    expect(codes(seenOften({ 1: 5, 2: 6 }), "chao1")).toEqual(["overlap-under-seven"]);
    expect(codes(seenOften({ 1: 50, 2: 8 }), "chao1")).toEqual(["coverage-under-half"]);
  });

  it("is refused when the models that fit lie more than 1.5 times apart", () => {
    // Seen together more often than chance allows: whether that is dependence, or few people, decides the answer.
    const torn = { "100": 60, "010": 60, "001": 60, "110": 20, "101": 20, "011": 20, "111": 30 };
    expect(codes(sampleOf(torn), "log-linear")).toEqual(["models-disagree"]);
    const answer = estimate(sampleOf(torn), "sample-coverage");
    expect(answer.ok ? [] : answer.refusals.map(({ code }) => code)).toContain("models-disagree");
    expect(answer.ok ? "" : answer.refusals.at(-1)?.sentence).toMatch(/lists independent: \d+; one step/);
  });

  it("is refused when the estimate falls below the people seen", () => {
    // Three lists of which each two overlap only through the third: sample coverage corrects too far.
    const apart = { "100": 1, "010": 1, "001": 1, "110": 30, "101": 30, "011": 30, "111": 0 };
    expect(codes(sampleOf(apart), "sample-coverage")).toEqual(["no-model-fits"]);
  });

  it("is refused with every reason at once", () => {
    const bad: Sample = {
      ...sampleOf({ "10": 0, "01": 90, "11": 3 }),
      matching: { minimum: 93, maximum: 96 },
      isClosed: false,
    };
    expect(
      codes({ ...bad, lists: bad.lists.map((list) => ({ ...list, sources: ["acct-1"] })) }, "chapman"),
    ).toEqual([
      "matching-unresolved",
      "lists-not-independent",
      "list-contains-another",
      "overlap-under-seven",
      "population-not-closed",
    ]);
  });

  it("is refused when it is no sample, or has too few or too many lists for the method", () => {
    const good = sampleOf(TWO);
    expect(codes({ ...good, captures: [{ lists: ["elsewhere"], n: 110 }] }, "chapman")).toEqual([
      "sample-malformed",
    ]);
    expect(codes({ ...good, captures: [{ lists: ["list1"], n: -1 }] }, "chapman")).toContain(
      "sample-malformed",
    );
    expect(codes({ ...good, captures: [{ lists: ["list1"], n: 110, sightings: 0 }] }, "chao1")).toEqual([
      "sample-malformed",
    ]);
    expect(codes({ ...good, matching: { minimum: 5, maximum: 5 } }, "chapman")).toEqual(["sample-malformed"]);
    expect(codes(good, "log-linear")).toEqual(["lists-do-not-fit"]);
    expect(codes(sampleOf(THREE), "chapman")).toEqual(["lists-do-not-fit"]);
  });

  it("whatever it holds, gets finite numbers in order or reasons in sentences, never anything between", () => {
    const cell = fc.integer({ min: 0, max: 60 });
    const cells = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc
          .array(cell, { minLength: 2 ** width - 1, maxLength: 2 ** width - 1 })
          .map((counts) =>
            Object.fromEntries(counts.map((n, i) => [(i + 1).toString(2).padStart(width, "0"), n])),
          ),
      );
    let printed = 0;
    fc.assert(
      fc.property(cells, fc.constantFrom(...METHODS), (drawn, method) => {
        const answer = estimate(sampleOf(drawn), method);
        if (answer.ok) printed++;
        const numbers = answer.ok
          ? [answer.observed, answer.interval.low, answer.value, answer.interval.high]
          : [0, answer.refusals.length - 1];
        expect(numbers.every(Number.isFinite)).toBe(true);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        const sentences = answer.ok ? [answer.sentence] : answer.refusals.map(({ sentence }) => sentence);
        for (const sentence of sentences) expect(sentence).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { ...runs, numRuns: 400 },
    );
    expect(printed).toBeGreaterThan(20);
  });
});

describe("what a refusal asserts", () => {
  it("asks whether the population was closed while nobody has said, and only repeats what was said", () => {
    expect(sentencesOf(null)).toEqual([
      expect.stringMatching(/^Nobody has said whether people joined or left/),
    ]);
    expect(sentencesOf(false)).toEqual([expect.stringMatching(/^You say that people joined or left/)]);
    expect(sentencesOf(true)).toEqual([]);
  });

  it("counts one person in the singular", () => {
    const answer = estimate(sampleOf({ "10": 20, "01": 30, "11": 1 }), "chapman");
    const said = answer.ok ? [] : answer.refusals.map(({ sentence }) => sentence);
    expect(said.join(" ")).toContain("Only 1 person is on both of two lists");
  });
});
