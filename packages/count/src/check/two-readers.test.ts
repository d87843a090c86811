// The checker reads a case itself: whatever the format refuses it refuses, and it takes all else.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import { mutatedCase } from "../testing/mutated-case.ts";
import { smallCase } from "../testing/small-cases.ts";
import { dice } from "../testing/world.ts";
import { readGiven } from "./read.ts";

const takes = (json: unknown): boolean => {
  try {
    readGiven(json);
    return true;
  } catch {
    return false;
  }
};

it("the two readers take and refuse the same files", () => {
  let taken = 0;
  const seen = new Set<string>();
  const files = fc.tuple(fc.oneof(smallCase(), smallCase("conflicted")), fc.nat(2 ** 31));
  const perFile = 100;
  fc.assert(
    fc.property(files, ([file, seed]) => {
      expect(takes(file)).toBe(true);
      const roll = dice(seed);
      for (let i = 0; i < perFile; i++) {
        const { what, json } = mutatedCase(file, roll);
        const ours = readCase(json).ok;
        if (takes(json) !== ours)
          throw new Error(`${what.join(", ")}: ${String(ours)} ${JSON.stringify(json)}`);
        if (ours) taken++;
        for (const name of what) seen.add(name);
      }
    }),
    { seed: 20261128, numRuns: 1_000 },
  );
  expect(taken).toBeGreaterThan(perFile * 300);
  expect(seen.size).toBeGreaterThan(40);
});

const deep = (n: number) => ({
  format: "sightline.case/1",
  criteria: { subjects: ["prisoner"] },
  groups: Array.from({ length: n }, (_, i) => ({
    id: `g${i}`,
    members: i === 0 ? [] : [`g${i - 1}`, "g0"],
  })),
});

it("both take groups a hundred deep, and refuse a hundred and one", () => {
  for (const [n, isTaken] of [
    [1, true],
    [100, true],
    [101, false],
    [5_000, false],
  ] as const) {
    expect(readCase(deep(n)).ok).toBe(isTaken);
    expect(takes(deep(n))).toBe(isTaken);
  }
});

it("both refuse JSON nested deeper than a program can follow, and neither breaks", () => {
  for (const inner of [{}, { items: [] }, { items: [{ id: 1 }] }]) {
    const nested: unknown = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    for (const json of [
      nested,
      { ...deep(1), ...inner, facts: nested },
      { ...deep(1), criteria: nested, ...inner },
    ]) {
      expect(readCase(json).ok).toBe(false);
      expect(takes(json)).toBe(false);
    }
  }
});
