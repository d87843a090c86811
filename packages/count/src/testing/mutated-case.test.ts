// Mutated case files: about half are case files still, and each way of breaking one does break some.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import { mutatedCase } from "./mutated-case.ts";
import { HARMLESS } from "./mutations-harmless.ts";
import { WRONG_NAMES } from "./mutations-names.ts";
import { WRONG_TIMES } from "./mutations-times.ts";
import { smallCase } from "./small-cases.ts";
import { dice } from "./world.ts";

const size = { leastSightings: 4, leastFacts: 4 };
const files = fc.sample(smallCase(size), { numRuns: 300, seed: 2 });
const roll = dice(1);
const mutated = files.flatMap((file) => Array.from({ length: 40 }, () => mutatedCase(file, roll)));
const read = mutated.map((one) => ({ ...one, isRead: readCase(one.json).ok }));

describe("mutated case files", () => {
  it("are about half of them case files still", () => {
    const share = read.filter(({ isRead }) => isRead).length / read.length;
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.7);
  });

  it.each(Object.keys(HARMLESS))("are read after: %s", (name) => {
    const some = read.filter(({ what }) => what.includes(name) && what.every((each) => each in HARMLESS));
    expect(some.length).toBeGreaterThan(20);
    expect(some.filter(({ isRead }) => !isRead).map(({ json }) => readCase(json))).toEqual([]);
  });

  it.each([
    ...Object.keys(WRONG_TIMES),
    ...Object.keys(WRONG_NAMES),
    "an unknown key",
    "a key or an entry removed",
    "another value",
  ])("are refused, some or all, after: %s", (name) => {
    const some = read.filter(({ what }) => what.includes(name));
    expect(some.length).toBeGreaterThan(10);
    expect(some.some(({ isRead }) => !isRead)).toBe(true);
  });

  it("are the same for the same rolls, and leave the case as it was", () => {
    const [file] = files;
    const before = structuredClone(file);
    const two = [dice(5), dice(5)].map((again) => file && mutatedCase(file, again));
    expect(two[0]).toEqual(two[1]);
    expect(file).toEqual(before);
  });
});
