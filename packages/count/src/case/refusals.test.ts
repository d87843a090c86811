// Every refusal of a case file to the letter: unknown keys by name wherever they stand, bounds, and what the sentence says.
import { describe, expect, it } from "vitest";
import { readCase } from "./read.ts";

const signed = { basis: "b", statedBy: "m1", reviewedBy: "m2" };
const mark = (id: string, item: string, spans: unknown = [[0, 0]]) => ({
  id,
  item,
  subject: "prisoner",
  attributes: [],
  spans,
});

/** A file that has everything once, so that each part of it can be spoiled. */
const whole = {
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: [
    {
      id: "i1",
      kind: "photo",
      verdict: "verified",
      reviews: [
        { by: "m1", verdict: "verified" },
        { by: "m2", verdict: "verified", reason: "seen" },
      ],
    },
    { id: "v1", kind: "video", verdict: "verified" },
  ],
  frames: [{ item: "v1", span: [2, 4], coVisible: false }],
  sightings: [mark("s1", "i1"), mark("s2", "v1", [[0, 9]])],
  headcounts: [{ id: "h1", item: "v1", at: 1, subject: "prisoner", atLeast: 3, atMost: 5 }],
  groups: [
    { id: "g1", members: ["i1"] },
    { id: "g2", members: ["v1"] },
  ],
  facts: [
    { ...signed, id: "F1", kind: "same", between: ["s1", "s2"], tier: 4 },
    { ...signed, id: "F2", kind: "separate", groups: ["g1", "g2"] },
    { ...signed, id: "F3", kind: "within", inner: "g1", outer: "g2" },
    { ...signed, id: "F4", kind: "continuous", item: "v1", span: [0, 9] },
  ],
};

function refused(json: unknown): string[] {
  const reading = readCase(json);
  return reading.ok ? [] : reading.refusals.map(({ code, sentence }) => `${code} ${sentence}`);
}

/** The value with one key more in each object, one object at a time, with the path of that key. */
function withKey(value: unknown, path = ""): [path: string, spoiled: unknown][] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    return list.flatMap((inner, i) =>
      withKey(inner, `${path}[${i}]`).map(([at, other]): [string, unknown] => [at, list.with(i, other)]),
    );
  }
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    withKey(inner, path === "" ? key : `${path}.${key}`).map(([at, other]): [string, unknown] => [
      at,
      { ...value, [key]: other },
    ]),
  );
  return [[path === "" ? "colour" : `${path}.colour`, { ...value, colour: "red" }], ...inside];
}

describe("a key that the format does not have", () => {
  const spoiled = withKey(whole);

  it("can stand in sixteen places of this file", () => {
    expect(refused(whole)).toEqual([]);
    expect(spoiled).toHaveLength(16);
  });

  it.each(spoiled)("is refused by name: %s", (path, json) => {
    const reading = readCase(json);
    expect(reading.ok ? [] : reading.refusals).toMatchObject([{ code: "unknown-key", path }]);
    expect(reading.ok ? "" : reading.refusals[0]?.sentence).toMatch(
      `${path}: unknown key "colour"; expected `,
    );
  });

  it("is refused even where another key is missing, and each is named", () => {
    const { groups: _, format: __, ...rest } = whole;
    expect(refused({ ...rest, facts: [], one: 1, two: 2 })).toEqual([
      expect.stringMatching(/^unknown-key one: unknown key "one"; expected format, criteria, items/),
      expect.stringMatching(/^unknown-key two: /),
      'missing-key format: expected "format", got nothing.',
    ]);
  });
});

const files: [what: string, change: object, expected: string[]][] = [
  [
    "an item that is a group",
    { sightings: [mark("s1", "g1"), ...whole.sightings.slice(1)], facts: [] },
    ['unknown-reference sightings[0].item: expected the id of an item, got the group "g1".'],
  ],
  [
    "an item that is not there",
    { sightings: [mark("s1", "i9"), ...whole.sightings.slice(1)], facts: [] },
    ['unknown-reference sightings[0].item: expected the id of an item, got "i9", which is not in the file.'],
  ],
  [
    "a headcount of an item that is not there",
    { headcounts: [{ ...whole.headcounts[0], item: "i9" }] },
    ['unknown-reference headcounts[0].item: expected the id of an item, got "i9", which is not in the file.'],
  ],
  [
    "a member that is not there",
    { groups: [{ id: "g1", members: ["i1", "x"] }, whole.groups[1]] },
    [
      'unknown-reference groups[0].members[1]: expected the id of an item or a sighting or a headcount or a group, got "x", which is not in the file.',
    ],
  ],
  [
    "a frame without a place",
    { frames: [{ item: "v1", coVisible: false }] },
    ['frame-where frames[0]: expected either "span" or "at", got neither.'],
  ],
  [
    "a frame with two places",
    { frames: [{ item: "v1", at: 3, span: [3, 3], coVisible: false }] },
    ['frame-where frames[0]: expected either "span" or "at", got both.'],
  ],
  [
    "a frame that says nothing",
    { frames: [{ item: "v1", at: 3 }] },
    ['frame-says-nothing frames[0]: expected "coVisible" or "exhaustive", got neither.'],
  ],
  [
    "a frame of a photo at another instant",
    { frames: [{ item: "i1", span: [0, 3], exhaustive: true }] },
    ["photo-instant frames[0]: expected the single instant 0 of a photo, got 0, 3."],
  ],
  [
    "a photo seen at two instants",
    {
      sightings: [
        mark("s1", "i1", [
          [0, 0],
          [1, 2],
        ]),
        whole.sightings[1],
      ],
    },
    ["photo-instant sightings[0].spans: expected the single instant 0 of a photo, got 0, 0, 1, 2."],
  ],
  [
    "a photo seen from a later instant",
    { sightings: [mark("s1", "i1", [[-1, 0]]), whole.sightings[1]] },
    ["photo-instant sightings[0].spans: expected the single instant 0 of a photo, got -1, 0."],
  ],
  [
    "a headcount of a photo at another instant",
    { headcounts: [{ ...whole.headcounts[0], item: "i1" }] },
    ["photo-instant headcounts[0].at: expected the single instant 0 of a photo, got 1."],
  ],
  [
    "an unbroken shot of a photo",
    { facts: [{ ...signed, id: "F4", kind: "continuous", item: "i1", span: [0, 1] }] },
    ["photo-instant facts[0].span: expected the single instant 0 of a photo, got 0, 1."],
  ],
  [
    "a headcount of fewer than none",
    { headcounts: [{ ...whole.headcounts[0], atLeast: -1 }] },
    ["wrong-value headcounts[0].atLeast: expected an integer from 0 to 1000000000, got -1."],
  ],
  [
    "a headcount of fewer at most than at least",
    { headcounts: [{ ...whole.headcounts[0], atMost: 2 }] },
    ["headcount-reversed headcounts[0].atMost: expected 3 or more, got 2."],
  ],
  [
    "a headcount in the last flagged frame",
    { headcounts: [{ ...whole.headcounts[0], at: 4 }] },
    [
      "headcount-not-co-visible headcounts[0].at: expected a frame whose people are there together, got 4, inside a span flagged coVisible false.",
    ],
  ],
  [
    "a headcount in the first flagged frame",
    { headcounts: [{ ...whole.headcounts[0], at: 2 }] },
    [
      "headcount-not-co-visible headcounts[0].at: expected a frame whose people are there together, got 2, inside a span flagged coVisible false.",
    ],
  ],
  [
    "a headcount in a single flagged frame",
    { frames: [{ item: "v1", at: 1, coVisible: false }] },
    [
      "headcount-not-co-visible headcounts[0].at: expected a frame whose people are there together, got 1, inside a span flagged coVisible false.",
    ],
  ],
  [
    "a fact of a fifth tier",
    { facts: [{ ...whole.facts[0], tier: 5 }] },
    ["wrong-value facts[0].tier: expected an integer from 1 to 4, got 5."],
  ],
  [
    "a group within itself",
    { facts: [{ ...whole.facts[2], outer: "g1" }] },
    ['fact-repeats facts[0].outer: expected different ids, got ["g1","g1"].'],
  ],
  [
    "a group within an item",
    { facts: [{ ...whole.facts[2], outer: "i1" }] },
    ['unknown-reference facts[0].outer: expected the id of a group, got the item "i1".'],
  ],
  [
    "an item within a group",
    { facts: [{ ...whole.facts[2], inner: "i1" }] },
    ['unknown-reference facts[0].inner: expected the id of a group, got the item "i1".'],
  ],
  [
    "a shot of a group",
    { facts: [{ ...whole.facts[3], item: "g1" }] },
    ['unknown-reference facts[0].item: expected the id of an item, got the group "g1".'],
  ],
  [
    "a separation that names a group twice",
    { facts: [{ ...whole.facts[1], groups: ["g1", "g2", "g1"] }] },
    ['fact-repeats facts[0].groups: expected different ids, got ["g1","g2","g1"].'],
  ],
  [
    "a separation of one group",
    { facts: [{ ...whole.facts[1], groups: ["g1"] }] },
    ["too-few-groups facts[0].groups: expected at least two groups, got 1."],
  ],
  [
    "a fact of an unknown kind",
    { facts: [{ ...whole.facts[0], kind: "equal" }] },
    [
      'wrong-value facts[0].kind: expected "same" or "different" or "separate" or "within" or "continuous", got "equal".',
    ],
  ],
  [
    "one id for a group and a sighting",
    { groups: [...whole.groups, { id: "s1", members: [] }], facts: [] },
    ['duplicate-id groups[2].id: expected an id of its own, got "s1" a second time.'],
  ],
  [
    "one id for two facts",
    { facts: [whole.facts[0], { ...whole.facts[1], id: "F1" }] },
    ['duplicate-id facts[1].id: expected an id of its own, got "F1" a second time.'],
  ],
  [
    "a verdict that its reviews do not give",
    { items: [{ ...whole.items[0], verdict: "none" }, whole.items[1]] },
    [
      'verdict-not-from-reviews items[0].verdict: expected "verified", which follows from the reviews, got "none".',
    ],
  ],
  [
    "spans that touch",
    {
      sightings: [
        whole.sightings[0],
        mark("s2", "v1", [
          [0, 3],
          [3, 4],
        ]),
      ],
    },
    ["spans-unsorted sightings[1].spans[1]: expected spans in order and apart, got [3,4] after [0,3]."],
  ],
  [
    "a list that is none",
    { items: 7, frames: [], sightings: [], headcounts: [], groups: [], facts: [] },
    ["wrong-value items: expected a list, got 7."],
  ],
  [
    "a name that is too long to be shown",
    { criteria: { ...whole.criteria, until: "x".repeat(99) } },
    [
      `wrong-value criteria.until: expected a UTC time that exists, such as "2024-08-25" or "2024-08-25T14:05Z", got "${"x".repeat(56)}....`,
    ],
  ],
];

describe("a case file that is refused", () => {
  it.each(files)("says what is wrong, where, and what was expected: %s", (_, change, expected) => {
    expect(refused({ ...whole, ...change })).toEqual(expected);
  });

  it("with a pair of three says so first", () => {
    const facts = [{ ...whole.facts[0], between: ["s1", "s2", "s1"] }];
    expect(refused({ ...whole, facts })[0]).toBe(
      'wrong-value facts[0].between: expected a list of exactly two, got ["s1","s2","s1"].',
    );
  });

  it("that is no object says so of the file as a whole", () => {
    expect(refused(3)[0]).toBe("wrong-value the file: expected an object, got 3.");
  });

  it("names each group on a cycle, and not those that only hold one", () => {
    const groups = [
      { id: "self", members: ["self"] },
      { id: "a", members: ["b"] },
      { id: "b", members: ["i1", "c"] },
      { id: "c", members: ["a", "leaf"] },
      { id: "holder", members: ["holder2", "a"] },
      { id: "holder2", members: ["b"] },
      { id: "leaf", members: ["i1"] },
    ];
    expect(refused({ ...whole, groups, facts: [] })).toEqual(
      [
        [0, "self"],
        [1, "a"],
        [2, "b"],
        [3, "c"],
      ].map(
        ([i, id]) =>
          `group-cycle groups[${i}].members: expected groups that do not contain themselves, got "${id}" inside itself.`,
      ),
    );
  });
});

describe("a case file that is just inside the bounds", () => {
  it.each([
    ["a headcount of exactly so many", { headcounts: [{ ...whole.headcounts[0], atMost: 3 }] }],
    ["a headcount of none", { headcounts: [{ ...whole.headcounts[0], atLeast: 0, atMost: 0 }] }],
    ["a headcount beside the flagged frames", { headcounts: [{ ...whole.headcounts[0], at: 5 }] }],
    [
      "a headcount in a frame of another item that is flagged",
      {
        frames: [{ item: "i1", at: 0, coVisible: false }],
        headcounts: [{ ...whole.headcounts[0], at: 0 }],
      },
    ],
    [
      "a headcount in a frame marked co-visible and exhaustive",
      {
        frames: [
          { item: "v1", at: 1, coVisible: true },
          { item: "v1", span: [0, 9], exhaustive: true },
        ],
      },
    ],
    ["a fact with the id of an item", { facts: [{ ...whole.facts[0], id: "i1" }] }],
    ["a span of one instant", { sightings: [whole.sightings[0], mark("s2", "v1", [[7, 7]])] }],
    [
      "spans a microsecond apart",
      {
        sightings: [
          whole.sightings[0],
          mark("s2", "v1", [
            [-3, 3],
            [4, 4],
          ]),
        ],
      },
    ],
    ["groups that share a group", { groups: [...whole.groups, { id: "g3", members: ["g1", "g2"] }] }],
    ["a time to the microsecond", { criteria: { subjects: [], until: "2024-08-25T14:05:01.000001Z" } }],
    ["a year", { criteria: { subjects: [], until: "2024" } }],
  ])("is read: %s", (_, change) => {
    expect(refused({ ...whole, ...change })).toEqual([]);
  });
});
