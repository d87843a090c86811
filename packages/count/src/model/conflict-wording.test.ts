// Each kind of conflict as it is said to a person, and which of its facts to look at again first.
import { describe, expect, it } from "vitest";
import { caseOf, people, photo, same, SIGNED } from "../testing/examples.ts";
import type { Fact } from "../case/shape.ts";
import { conflicts, count } from "../result/count.ts";

const CLOSE = "At least one of these is wrong; until one is withdrawn, none of them is used.";
const separate: Fact = { ...SIGNED, id: "S", kind: "separate", groups: ["square", "prison"] };

const within = (id: string, inner: string): Fact => ({
  ...SIGNED,
  id,
  kind: "within",
  inner,
  outer: "square",
});

const base = caseOf({
  items: [photo("i1", { kind: "video" }), photo("i2"), photo("i3")],
  sightings: [
    { id: "a", item: "i1", subject: "prisoner", attributes: [], spans: [[0, 4]] },
    { id: "b", item: "i1", subject: "prisoner", attributes: [], spans: [[3, 9]] },
    { id: "c", item: "i1", subject: "prisoner", attributes: [], spans: [[7, 9]] },
    ...people("i2", 1),
    ...people("i3", 1),
  ],
  headcounts: [{ id: "h", item: "i3", at: 0, subject: "guard", atLeast: 2, atMost: null }],
  groups: [
    { id: "square", members: ["i1", "i2"] },
    { id: "prison", members: ["i3"] },
    { id: "cell", members: ["i2"] },
    { id: "named", members: ["h"] },
  ],
});

const said = (...facts: Fact[]) =>
  conflicts({ ...base, facts }).map(({ kind, sentence }) => `${kind}: ${sentence}`);

describe("a conflict, said to a person", () => {
  it("by two who stand side by side", () => {
    expect(said(same("F", "a", "b"))).toEqual([
      `frame: "F" makes two sightings one person, but "a" and "b" are seen side by side in one frame. ${CLOSE}`,
    ]);
  });

  it("by a chain that a frame breaks", () => {
    expect(said(same("F", "a", "i2-0"), same("G", "i2-0", "b"))).toEqual([
      `frame: "F", "G" make a chain of sightings one person, but "a" and "b" are seen side by side in one frame. ${CLOSE}`,
    ]);
  });

  it("by a stated difference", () => {
    expect(said({ ...SIGNED, id: "D", kind: "different", between: ["a", "c"] }, same("F", "c", "a"))).toEqual(
      [
        `different: "F" makes two sightings one person, but "D" says that "a" and "c" are different people. ${CLOSE}`,
      ],
    );
  });

  it("by a shot that nobody re-enters, and not by one that shows only one of them", () => {
    const shot: Fact = { ...SIGNED, id: "C", kind: "continuous", item: "i1", span: [4, 7] };
    expect(said(same("F", "a", "c"), shot)).toEqual([
      `continuous: "F" makes two sightings one person, but "C" says that nobody leaves and re-enters the shot that shows "a" and "c". ${CLOSE}`,
    ]);
    expect(said(same("F", "a", "c"), { ...shot, span: [5, 7] })).toEqual([]);
    expect(said(same("F", "a", "c"), { ...shot, span: [4, 6] })).toEqual([]);
    expect(said(same("F", "a", "i2-0"), shot)).toEqual([]);
  });

  it("by one man in two separate groups", () => {
    expect(said(same("F", "i2-0", "i3-0"), separate)).toEqual([
      `separate: "S" says that the groups "square" and "prison" share nobody, but "F" makes two sightings one person, who belongs to both. ${CLOSE}`,
    ]);
  });

  it("by a group within both, for marked and counted people alike", () => {
    expect(said(separate, { ...within("W", "cell"), outer: "prison" } as Fact)).toEqual([
      `separate: "S" says that the groups "square" and "prison" share nobody, but somebody belongs to both through "W". ${CLOSE}`,
    ]);
    expect(said(separate, within("V", "named"))).toEqual([
      `separate: "S" says that the groups "square" and "prison" share nobody, but somebody belongs to both through "V". ${CLOSE}`,
    ]);
  });

  it("by a file that puts one item into two separate groups, where the separation alone is at fault", () => {
    const groups = [...base.groups, { id: "both", members: ["i3"] }];
    const facts: Fact[] = [{ ...separate, groups: ["prison", "both"] }];
    expect(conflicts({ ...base, groups, facts })).toMatchObject([
      {
        facts: ["S"],
        sentence: `"S" says that the groups "prison" and "both" share nobody, but somebody belongs to both. ${CLOSE}`,
      },
    ]);
  });

  it("by copies of one footage in two separate groups", () => {
    const items = base.items.map((one) => (one.id === "i1" ? one : { ...one, footage: "f" }));
    expect(said(separate)).toEqual([]);
    expect(conflicts({ ...base, items, facts: [separate] })).toMatchObject([
      {
        kind: "footage",
        facts: ["S"],
        sentence: `"S" says that the groups "square" and "prison" share nobody, but "i2" and "i3", which stand in them, show the same footage. ${CLOSE}`,
      },
    ]);
  });

  it("shows one smallest set, and suspends every chain that says the same", () => {
    const facts = [
      same("F", "a", "i3-0"),
      same("G", "i3-0", "b"),
      same("H", "a", "i2-0"),
      same("I", "i2-0", "i3-0"),
      same("ok", "c", "i2-0"),
    ];
    const result = count({ ...base, facts: facts.slice(0, 4) });
    expect(result.conflicts.map((one) => one.facts)).toEqual([["F", "G"]]);
    expect(result.suspended).toEqual(["F", "G", "H", "I"]);
  });

  it("is found among the rest when a fact that is wrong by itself is set aside", () => {
    const facts = [
      same("F", "a", "b"),
      same("G", "a", "i2-0"),
      same("H", "i2-0", "b"),
      same("ok", "i2-0", "i3-0"),
    ];
    const result = count({ ...base, facts });
    // "F" alone contradicts the frame; without it, "G" and "H" together still do.
    expect(result.conflicts.map((one) => one.facts)).toEqual([["F"], ["G", "H"]]);
    expect(result.suspended).toEqual(["F", "G", "H"]);
  });

  it("says how many pairs contradict each other in one place", () => {
    const wrong = caseOf({
      items: [photo("i1"), photo("i2")],
      sightings: [...people("i1", 200), ...people("i2", 1)],
      facts: Array.from({ length: 200 }, (_, i) => same(`F${i}`, "i2-0", `i1-${i}`)),
    });
    const [first, ...others] = conflicts(wrong);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ facts: ["F0", "F1"], pairs: 19_900 });
    expect(first?.sentence).toContain(
      "There are 19,900 such contradictions about the same people; this is the shortest.",
    );
    expect(count(wrong).suspended).toHaveLength(200);
  });
});

const tiered = (tier: number): Fact => ({ ...same("F", "a", "b"), tier });
const why = (fact: Fact) => conflicts({ ...base, facts: [fact] })[0]?.lookAgain[0]?.why;
const order = (...facts: Fact[]) =>
  conflicts({ ...base, facts }).map(({ lookAgain }) => lookAgain.map(({ fact }) => fact));

describe("which fact to look at again", () => {
  it("names what it rests on, by its tier", () => {
    const alone = { ...separate, groups: ["prison", "both"] };
    const both = { ...base, groups: [...base.groups, { id: "both", members: ["i3"] }], facts: [alone] };
    expect(conflicts(both)[0]?.lookAgain[0]?.why).toBe(
      "It is part of the one conflict and rests on an event (tier 2).",
    );
    // A file can only raise a tier.
    for (const tier of [1, 4])
      expect(why(tiered(tier))).toBe(
        "It is part of the one conflict and rests on a same-person link (tier 4).",
      );
  });

  it("puts the higher tier first, and equals in the order of the file", () => {
    const different: Fact = { ...SIGNED, id: "D", kind: "different", between: ["a", "c"] };
    expect(order(different, same("F", "a", "c"))).toEqual([["F", "D"]]);
    expect(order({ ...different, tier: 4 }, same("F", "a", "c"))).toEqual([["D", "F"]]);
    expect(order(same("F", "a", "c"), { ...different, tier: 4 })).toEqual([["F", "D"]]);
  });
});
