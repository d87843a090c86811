// Counts of footage: copies of one recording are one, and only verified footage of those asked for.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallCase } from "../testing/small-cases.ts";
import { footageWith } from "./footage.ts";
import { caseOf, people, photo } from "../testing/examples.ts";

const attribute = "says-conscript";

describe("footage in which somebody carries an attribute", () => {
  it("counts copies once, and leaves out unverified items and guards", () => {
    const file = caseOf({
      items: [
        photo("i1", { footage: "f1" }),
        photo("i2", { footage: "f1" }),
        photo("i3"),
        photo("i4", { verdict: "inconclusive" }),
        photo("i5", { footage: "f5" }),
        photo("i6", { footage: "f6" }),
      ],
      sightings: [
        ...["i1", "i2", "i3", "i4"].flatMap((item) => people(item, 2, [attribute])),
        ...people("i5", 1, [attribute]).map((guard) => ({ ...guard, subject: "guard" })),
        ...people("i6", 4),
      ],
    });
    expect(footageWith(file, { attribute })).toEqual({
      attribute,
      atLeast: 2,
      footage: [
        { id: "f1", items: ["i1", "i2"], sightings: ["i1-0", "i1-1", "i2-0", "i2-1"] },
        { id: "i3", items: ["i3"], sightings: ["i3-0", "i3-1"] },
      ],
      ungrouped: ["i3"],
      sentence:
        'In at least 2 distinct pieces of footage somebody carries "says-conscript". 1 of them has no footage recorded: look for copies before this is printed.',
    });
  });

  it("never counts more when two items turn out to be one recording, nor more than there are items", () => {
    fc.assert(
      fc.property(smallCase({ isPlain: true }), (file) => {
        const { atLeast, ungrouped } = footageWith(file, { attribute });
        const items = file.items.map((item, i) => (i < 2 ? { ...item, footage: "one" } : item));
        const merged = footageWith({ ...file, items }, { attribute }).atLeast;
        expect(merged).toBeLessThanOrEqual(atLeast);
        expect(merged).toBeGreaterThanOrEqual(atLeast - 1);
        expect(ungrouped.length).toBe(atLeast);
      }),
      { seed: 20260914, numRuns: 80 },
    );
  });
});
