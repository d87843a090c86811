// What is left out of a number, each with its reason in a sentence, and how much is left.
import { describe, expect, it } from "vitest";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";
import type { Case, Fact } from "../case/shape.ts";
import { count } from "./count.ts";

const same = (id: string, a: string, b: string, more: Partial<Fact> = {}): Fact =>
  ({ ...SIGNED, id, kind: "same", between: [a, b], ...more }) as Fact;
const guards = (item: string) =>
  people(item, 1).map((one) => ({ ...one, id: `${item}-guard`, subject: "guard" }));
const head = (id: string, item: string, subject: string, atLeast: number) => ({
  id,
  item,
  at: 0,
  subject,
  atLeast,
  atMost: null,
});

const file: Case = caseOf({
  criteria: {
    verdicts: ["verified"],
    subjects: ["prisoner", "civilian"],
    attributes: [],
    until: "2024-08-20",
  },
  items: [
    photo("i1", { capturedAt: "2024-08-20" }),
    photo("i2", { capturedAt: "2024-08" }),
    photo("i3"),
    photo("i4", { capturedAt: "2024-08-19", verdict: "none" }),
    photo("i5", { capturedAt: "2023" }),
    photo("i6", { capturedAt: "2024-08-20T23:59Z", kind: "video" }),
  ],
  sightings: [
    ...people("i1", 2),
    ...guards("i1"),
    ...people("i4", 1),
    ...people("i5", 1),
    ...guards("i5"),
    ...people("i6", 1),
  ],
  headcounts: [
    head("h1", "i1", "prisoner", 2),
    head("h2", "i1", "guard", 5),
    head("h5", "i5", "prisoner", 4),
  ],
  facts: [
    same("good", "i1-0", "i5-0"),
    same("unreviewed", "i1-0", "i5-0", { reviewedBy: null }),
    same("own", "i1-0", "i5-0", { reviewedBy: "m1" }),
    same("elsewhere", "i1-0", "i4-0"),
    { ...SIGNED, id: "shot", kind: "continuous", item: "i4", span: [0, 0] },
    same("wrong", "i1-0", "i1-1"),
    same("wrong too", "i6-0", "i5-0"),
    { ...SIGNED, id: "not so", kind: "different", between: ["i6-0", "i5-0"] },
  ],
});

describe("what a count leaves out", () => {
  const { counted, suspended } = count(file);

  it("is all there, in the order of the file, and each says why", () => {
    expect(suspended).toEqual(["wrong", "wrong too", "not so"]);
    expect(counted.leftOut.map(({ why }) => why)).toEqual([
      'The item "i2" does not count: it is not shown to have been captured by 2024-08-20.',
      'The item "i3" does not count: it is not known to have been captured by 2024-08-20.',
      'The item "i4" does not count: its verdict is "none".',
      'The sighting "i1-guard" is not "prisoner" or "civilian"; it serves only as evidence.',
      'The sighting "i5-guard" is not "prisoner" or "civilian"; it serves only as evidence.',
      'The headcount "h1" adds nobody: all its people are marked one by one.',
      'The headcount "h2" does not say who of its people is "prisoner" or "civilian".',
      'The fact "unreviewed" is not used: no second member has reviewed it.',
      'The fact "own" is not used: the member who stated it also reviewed it.',
      'The fact "elsewhere" is not used: it names something in an item that does not count.',
      'The fact "shot" is not used: it names something in an item that does not count.',
      'The fact "wrong" is not used: it is part of a conflict.',
      'The fact "wrong too" is not used: it is part of a conflict.',
      'The fact "not so" is not used: it is part of a conflict.',
    ]);
    for (const { id, why } of counted.leftOut) expect(why).toContain(`"${id}"`);
  });

  it("is not counted, and all the rest is", () => {
    expect(counted).toMatchObject({ items: 3, sightings: 4, headcounts: 2 });
  });

  it("names the attributes asked for, and then no headcount says who has them", () => {
    const criteria = {
      ...file.criteria,
      subjects: ["prisoner"],
      attributes: ["wounded", "says-conscript"],
      until: null,
    };
    const why = count({ ...file, criteria, facts: [] }).counted.leftOut.map((one) => one.why);
    expect(why).toContain(
      'The sighting "i1-0" is not "prisoner" with "wounded" and "says-conscript"; it serves only as evidence.',
    );
    expect(why).toContain(
      'The headcount "h1" does not say who of its people is "prisoner" with "wounded" and "says-conscript".',
    );
  });

  it("is everybody, where no subject is asked for", () => {
    const result = count({ ...file, criteria: { ...file.criteria, subjects: [] } });
    expect(result.atLeast).toBe(0);
    expect(result.counted.leftOut.map(({ why }) => why)).toContain(
      'The sighting "i1-0" is not of any subject asked for; it serves only as evidence.',
    );
  });

  it("counts an item once however its sightings are mixed into the file, and by a headcount alone", () => {
    const scattered = caseOf({
      items: [photo("a"), photo("b"), photo("c")],
      sightings: [...people("a", 1), ...people("b", 1), ...people("a", 2).slice(1)],
      headcounts: [head("h", "c", "prisoner", 1)],
    });
    expect(count(scattered).counted).toEqual({ items: 3, sightings: 3, headcounts: 1, leftOut: [] });
  });
});

describe("the tier of a fact", () => {
  const two = caseOf({
    items: [photo("i1"), photo("i2"), photo("i3")],
    sightings: ["i1", "i2", "i3"].flatMap((item) => people(item, 1)),
    groups: ["i1", "i2", "i3"].map((item) => ({ id: `at ${item}`, members: [item] })),
  });
  const tiersWith = (...facts: Fact[]) => count({ ...two, facts }).tiers.map(({ atLeast }) => atLeast);

  it("is that of its kind, which a file can only raise: events first, then features, then links", () => {
    const separate: Fact = { ...SIGNED, id: "S", kind: "separate", groups: ["at i1", "at i2"] };
    const within: Fact = { ...SIGNED, id: "W", kind: "within", inner: "at i3", outer: "at i1" };
    const different: Fact = { ...SIGNED, id: "D", kind: "different", between: ["i1-0", "i3-0"] };
    expect(tiersWith(separate)).toEqual([1, 2, 2, 2]);
    expect(tiersWith({ ...separate, tier: 1 })).toEqual([1, 2, 2, 2]);
    expect(tiersWith({ ...separate, tier: 4 })).toEqual([1, 1, 1, 2]);
    expect(tiersWith(different)).toEqual([1, 1, 2, 2]);
    expect(tiersWith(separate, within, different)).toEqual([1, 2, 3, 3]);
    expect(tiersWith(separate, different, { ...within, tier: 1 })).toEqual([1, 2, 3, 3]);
  });

  it("of a group within another is that of an event too", () => {
    const groups = [...two.groups, { id: "town", members: [] }];
    const facts: Fact[] = [
      { ...SIGNED, id: "S", kind: "separate", groups: ["town", "at i2"] },
      { ...SIGNED, id: "W", kind: "within", inner: "at i3", outer: "town" },
    ];
    expect(count({ ...two, groups, facts }).tiers.map(({ atLeast }) => atLeast)).toEqual([1, 2, 2, 2]);
  });

  it("of a link is the fourth: a chain that raises the number raises it there", () => {
    const chain = caseOf({
      items: [photo("i1"), photo("i2"), photo("i3")],
      sightings: ["i1", "i2", "i3"].flatMap((item) => people(item, 2)),
      facts: [same("F1", "i1-1", "i2-0"), same("F2", "i2-1", "i3-0"), same("F3", "i3-1", "i1-0")],
    });
    expect(count(chain).tiers.map(({ atLeast }) => atLeast)).toEqual([2, 2, 2, 3]);
  });
});
