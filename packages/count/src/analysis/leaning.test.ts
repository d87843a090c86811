// Who falls with which item, and the small tools of this folder on cases drawn by hand.
import { describe, expect, it } from "vitest";
import type { Proof } from "../proof/shape.ts";
import { breaks } from "./breaks.ts";
import { Differences } from "./differences.ts";
import { leaningsOf } from "./leaning.ts";
import { nextBest } from "./next-best.ts";
import { sensitivity } from "./sensitivity.ts";
import { caseOf, people, photo, same, SIGNED } from "../testing/examples.ts";

describe("people of a proof", () => {
  it("lean on every item that a chain of links passes through, though the proof names only its ends", () => {
    const file = caseOf({
      items: [photo("i1"), photo("i2"), photo("i3")],
      sightings: ["i1", "i2", "i3"].flatMap((item) => people(item, 1)),
      facts: [same("F1", "i1-0", "i2-0"), same("F2", "i2-0", "i3-0")],
    });
    const proof: Proof = {
      format: "sightline.proof/1",
      caseHash: "",
      atLeast: 1,
      root: {
        kind: "people",
        people: [{ sightings: ["i1-0", "i3-0"], same: ["F1", "F2"] }],
        reasons: [],
      },
    };
    expect(leaningsOf(file, proof)).toEqual([
      { ids: ["i1-0", "i3-0"], items: ["i1", "i2", "i3"], weight: 1 },
    ]);
  });
});

describe("the tools on cases drawn by hand", () => {
  it("a break is not called smallest while facts of the case contradict each other", () => {
    const file = caseOf({
      items: [photo("i1")],
      sightings: people("i1", 2),
      facts: [same("F1", "i1-0", "i1-1")],
    });
    expect(breaks(file, 2)).toMatchObject({ items: ["i1"], left: { atLeast: 0 }, provedSmallest: false });
  });

  it("items of unknown source are no source that could be lost", () => {
    const file = caseOf({ items: [photo("i1", { source: null })], sightings: people("i1", 2) });
    expect(sensitivity(file, "source")).toMatchObject({ losses: [], stillAtLeast: 2 });
  });

  it("people of an inner group are apart from whom the outer group is apart from", () => {
    const file = caseOf({
      items: [photo("i1"), photo("i2"), photo("i3")],
      sightings: ["i1", "i2", "i3"].flatMap((item) => people(item, 1)),
      groups: [
        { id: "cell", members: ["i1"] },
        { id: "prison", members: ["i3"] },
        { id: "square", members: ["i2"] },
      ],
      facts: [
        { ...SIGNED, id: "F1", kind: "within", inner: "cell", outer: "prison" },
        { ...SIGNED, id: "F2", kind: "separate", groups: ["prison", "square"] },
      ],
    });
    const differences = new Differences(file, []);
    const apart = (a: string, b: string) =>
      differences.areDifferent(differences.personOf.get(a) ?? -1, differences.personOf.get(b) ?? -1);
    expect(apart("i1-0", "i2-0")).toBe(true);
    expect(apart("i1-0", "i3-0")).toBe(false);
    expect(new Differences(file, ["F1"]).areDifferent(0, 1)).toBe(false);
  });

  it.each([
    ["first", ["i1", "i2", "i3"]],
    ["last", ["i2", "i3", "i1"]],
  ])("a pair is found though it does not extend the proof at hand, whose photo comes %s", (_, order) => {
    const sizes: Record<string, number> = { i1: 2, i2: 2, i3: 1 };
    const file = caseOf({
      items: order.map((id) => photo(id)),
      sightings: order.flatMap((id) => people(id, sizes[id] ?? 0)),
      facts: [{ ...SIGNED, id: "F1", kind: "different", between: ["i2-0", "i3-0"] }],
    });
    const pairs = nextBest(file, 20).steps.map(({ kind, ids }) => [kind, ...ids].join(" "));
    expect(pairs).toContain("settle-different i2-1 i3-0");
  });
});
