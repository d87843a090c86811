// More people than a fully marked group shows: found, explained by a smallest set, and set aside.
import { describe, expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import type { Case } from "../case/shape.ts";
import { checkProof } from "../proof/check.ts";
import { conflicts, count } from "./count.ts";

const signed = { basis: "compared", statedBy: "m1", reviewedBy: "m2" };

/** A fully marked photo of two, and as many people as asked for in another photo. */
function crowd(inner: number, facts: readonly object[] = []): Case {
  const people = Array.from({ length: inner }, (_, i) => ({
    id: `in${i}`,
    item: "i2",
    subject: "prisoner",
    spans: [[0, 0]],
  }));
  const reading = readCase({
    format: "sightline.case/1",
    criteria: { subjects: ["prisoner"] },
    items: ["i1", "i2", "i3"].map((id) => ({ id, kind: "photo", verdict: "verified" })),
    frames: [{ item: "i1", at: 0, exhaustive: true }],
    sightings: [
      { id: "out0", item: "i1", subject: "prisoner", spans: [[0, 0]] },
      { id: "out1", item: "i1", subject: "guard", spans: [[0, 0]] },
      ...people,
      { id: "else", item: "i3", subject: "prisoner", spans: [[0, 0]] },
    ],
    groups: [
      { id: "column", members: ["i1"] },
      { id: "roadside", members: ["i2"] },
      { id: "bridge", members: ["i3"] },
    ],
    facts: [{ ...signed, id: "W", kind: "within", inner: "roadside", outer: "column" }, ...facts],
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  return reading.case;
}

describe("a group within a fully marked one", () => {
  it("may show as many people as it, of any subject", () => {
    expect(conflicts(crowd(2))).toEqual([]);
  });

  it("is a conflict when it shows more, and the number goes on without the fact", () => {
    const separate = { ...signed, id: "S", kind: "separate", groups: ["column", "bridge"] };
    const fitting = count(crowd(2, [separate]));
    expect(fitting.atLeast).toBe(3);
    const file = crowd(3, [separate]);
    const result = count(file);
    expect(result.conflicts).toMatchObject([{ kind: "fully-marked", facts: ["W"] }]);
    expect(result.suspended).toEqual(["W"]);
    // Without "W" nothing separates the roadside from the bridge.
    expect(result.atLeast).toBe(3);
    expect(checkProof(file, result.proof)).toEqual({ ok: true, atLeast: 3 });
  });

  it("takes no earlier proof as a floor that leans on the suspended fact: the checker refuses it too", () => {
    const separate = { ...signed, id: "S", kind: "separate", groups: ["column", "bridge"] };
    const before = crowd(3, [separate]);
    const root = {
      kind: "sum" as const,
      parts: [
        { kind: "frame" as const, item: "i2", at: 0, people: ["in0", "in1", "in2"], anonymous: null },
        { kind: "frame" as const, item: "i3", at: 0, people: ["else"], anonymous: null },
      ],
      separations: [
        {
          kind: "separate" as const,
          fact: "S",
          sides: [
            { group: "column", within: ["W"], of: [0] },
            { group: "bridge", within: [], of: [1] },
          ],
        },
      ],
    };
    const { proof } = count(before);
    const floor = { ...proof, atLeast: 4, root };
    expect(checkProof(before, floor)).toEqual({
      ok: false,
      why: '"W" is no fact of the kind "within" that is in force',
    });
    expect(count(before, { floor: [floor] }).atLeast).toBe(3);
  });
});

describe("the facts of a conflict", () => {
  it("are ranked: first what is part of most conflicts, then what rests on most judgement", () => {
    const join = { ...signed, id: "J", kind: "same", between: ["in0", "else"] };
    const part = { ...signed, id: "D", kind: "different", between: ["in0", "else"] };
    const apart = { ...signed, id: "S", kind: "separate", groups: ["roadside", "bridge"] };
    const found = conflicts(crowd(2, [part, apart, join]));
    expect(found.map(({ facts }) => facts)).toEqual([
      ["D", "J"],
      ["S", "J"],
    ]);
    expect(found.map(({ lookAgain }) => lookAgain.map(({ fact }) => fact))).toEqual([
      ["J", "D"],
      ["J", "S"],
    ]);
    expect(found[0]?.lookAgain[0]?.why).toBe(
      "It is part of 2 of 2 conflicts and rests on a same-person link (tier 4).",
    );
  });
});

/** As `crowd`, the column also seen in a photo that nobody has verified. */
function half(inner: number): Case {
  const file = crowd(inner);
  const unseen = { ...file.items[0], id: "i4", verdict: "none" as const };
  const more = { ...file.sightings[0], id: "out2", item: "i4" };
  const groups = file.groups.map((group) =>
    group.id === "column" ? { ...group, members: ["i1", "i4"] } : group,
  );
  const frames = ["i1", "i2", "i3"].map((item) => ({ item, at: 0, exhaustive: true }));
  const reading = readCase({
    ...file,
    frames,
    groups,
    items: [...file.items, unseen],
    sightings: [...file.sightings, more],
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  return reading.case;
}

describe("a group of which not everything is evidence", () => {
  it("holds people whom the evidence does not show, so nothing is too many for it", () => {
    expect(conflicts(half(3))).toEqual([]);
  });

  it("absorbs nobody: those within it may be the ones not shown", () => {
    // One prisoner on the column's verified photo, three by the roadside, one on the bridge.
    expect(count(half(3))).toMatchObject({ atLeast: 3, maximumShown: 5 });
  });
});

describe("a video that is marked in pieces", () => {
  const spans = [
    [0, 4],
    [6, 9],
  ] as const;
  const file = (exhaustive: readonly (readonly [number, number])[]) => {
    const reading = readCase({
      format: "sightline.case/1",
      criteria: { subjects: ["prisoner"] },
      items: [{ id: "v", kind: "video", verdict: "verified" }],
      frames: exhaustive.map((span) => ({ item: "v", span, exhaustive: true })),
      sightings: spans.map((span, i) => ({ id: `s${i}`, item: "v", subject: "prisoner", spans: [span] })),
    });
    if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
    return reading.case;
  };

  it("has a maximum when every instant at which somebody is visible is marked, in spans that meet or adjoin", () => {
    for (const whole of [
      [[0, 9]],
      [
        [6, 9],
        [0, 4],
      ],
      [
        [0, 2],
        [3, 7],
        [8, 20],
      ],
    ] as const)
      expect(count(file(whole))).toMatchObject({ atLeast: 1, maximumShown: 2, because: null });
  });

  it("has none otherwise, and names the spans that prevent it", () => {
    const open = (...marked: [number, number][]) =>
      count(file(marked)).because?.spans.map(({ span }) => span);
    expect(open([0, 0], [6, 6])).toEqual([
      [1, 4],
      [7, 9],
    ]);
    expect(open([1, 5], [6, 9])).toEqual([[0, 0]]);
    expect(open([0, 2], [4, 9])).toEqual([[3, 3]]);
    expect(open()).toEqual([
      [0, 4],
      [6, 9],
    ]);
    expect(count(file([[1, 9]])).because?.sentence).toBe(
      "No maximum can be stated: people who count are visible in 1 span not marked exhaustively.",
    );
  });
});
