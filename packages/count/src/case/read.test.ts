// Reading untrusted case files: what is refused, where, and that nothing is refused silently or alone.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallCase } from "../testing/small-cases.ts";
import { caseHashOf } from "./hash.ts";
import { readCase } from "./read.ts";

const signed = { basis: "b", statedBy: "m1", reviewedBy: "m2" };
const base = {
  format: "sightline.case/1",
  criteria: { subjects: ["prisoner"] },
  items: [
    { id: "i1", kind: "photo", verdict: "verified" },
    { id: "v1", kind: "video", verdict: "verified" },
  ],
  sightings: [
    { id: "s1", item: "i1", subject: "prisoner", spans: [[0, 0]] },
    { id: "s2", item: "v1", subject: "prisoner", spans: [[0, 5]] },
  ],
};

function refusalsOf(json: unknown): [string, string][] {
  const reading = readCase(json);
  return reading.ok ? [] : reading.refusals.map(({ code, path }) => [code, path]);
}

describe("a case file", () => {
  it("may leave out lists and nulls, and means the same", () => {
    const reading = readCase(base);
    expect(reading).toMatchObject({
      ok: true,
      case: { criteria: { verdicts: ["verified"], until: null }, frames: [], groups: [], facts: [] },
    });
    expect(reading.ok && caseHashOf(reading.case)).toBe(
      caseHashOf({ ...base, criteria: { verdicts: ["verified"], subjects: ["prisoner"] } }),
    );
  });

  it("is read back unchanged once read", () => {
    fc.assert(
      fc.property(smallCase(), (file) => {
        const reading = readCase(JSON.parse(JSON.stringify(file)));
        expect(reading).toEqual({ ok: true, case: file });
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it("is refused with every error and its path, not only the first", () => {
    const broken = {
      ...base,
      format: "sightline.case/2",
      colour: "red",
      items: [...base.items, { id: "i1", kind: "drawing", verdict: "verified", sise: 3 }],
      frames: [{ item: "gone", at: 0, exhaustive: true }, { item: "v1" }],
      facts: [
        { ...signed, id: "F1", kind: "same", between: ["s1", "s9"] },
        { ...signed, id: "F2", kind: "equal" },
      ],
    };
    expect(refusalsOf(broken)).toEqual([
      ["unknown-key", "colour"],
      ["wrong-value", "format"],
      ["unknown-key", "items[2].sise"],
      ["wrong-value", "items[2].kind"],
      ["wrong-value", "facts[1].kind"],
      ["duplicate-id", "items[2].id"],
      ["unknown-reference", "frames[0].item"],
      ["frame-where", "frames[1]"],
      ["frame-says-nothing", "frames[1]"],
      ["unknown-reference", "facts[0].between[1]"],
    ]);
  });

  it.each([
    [
      "a span that ends before it starts",
      { sightings: [{ id: "s", item: "v1", subject: "p", spans: [[5, 4]] }] },
      "span-reversed",
      "sightings[0].spans[0]",
    ],
    [
      "spans out of order",
      {
        sightings: [
          {
            id: "s",
            item: "v1",
            subject: "p",
            spans: [
              [5, 6],
              [1, 2],
            ],
          },
        ],
      },
      "spans-unsorted",
      "sightings[0].spans[1]",
    ],
    [
      "a fraction of a microsecond",
      { sightings: [{ id: "s", item: "v1", subject: "p", spans: [[0, 0.5]] }] },
      "wrong-value",
      "sightings[0].spans[0][1]",
    ],
    [
      "no span at all",
      { sightings: [{ id: "s", item: "v1", subject: "p", spans: [] }] },
      "spans-empty",
      "sightings[0].spans",
    ],
    [
      "a second instant of a photo",
      { sightings: [{ id: "s", item: "i1", subject: "p", spans: [[7, 7]] }] },
      "photo-instant",
      "sightings[0].spans",
    ],
    [
      "a headcount of more than at most",
      { headcounts: [{ id: "h", item: "i1", at: 0, subject: "p", atLeast: 3, atMost: 2 }] },
      "headcount-reversed",
      "headcounts[0].atMost",
    ],
    [
      "a headcount in a mirror",
      {
        headcounts: [{ id: "h", item: "v1", at: 3, subject: "p", atLeast: 3 }],
        frames: [{ item: "v1", span: [0, 3], coVisible: false }],
      },
      "headcount-not-co-visible",
      "headcounts[0].at",
    ],
    [
      "a group inside itself",
      {
        groups: [
          { id: "g1", members: ["g2"] },
          { id: "g2", members: ["g1"] },
        ],
      },
      "group-cycle",
      "groups[0].members",
    ],
    [
      "a verdict that its reviews do not give",
      {
        items: [
          { id: "i1", kind: "photo", verdict: "verified", reviews: [{ by: "m1", verdict: "verified" }] },
          base.items[1],
        ],
      },
      "verdict-not-from-reviews",
      "items[0].verdict",
    ],
    [
      "a fact about one sighting twice",
      { facts: [{ ...signed, id: "F", kind: "same", between: ["s1", "s1"] }] },
      "fact-repeats",
      "facts[0].between",
    ],
    [
      "a separation of one group",
      {
        groups: [{ id: "g", members: [] }],
        facts: [{ ...signed, id: "F", kind: "separate", groups: ["g"] }],
      },
      "too-few-groups",
      "facts[0].groups",
    ],
    [
      "a link to a headcount",
      {
        headcounts: [{ id: "h", item: "i1", at: 0, subject: "p", atLeast: 3 }],
        facts: [{ ...signed, id: "F", kind: "same", between: ["s1", "h"] }],
      },
      "unknown-reference",
      "facts[0].between[1]",
    ],
    ["a local time", { criteria: { subjects: [], until: "25/08/2024" } }, "wrong-value", "criteria.until"],
  ])("with %s is refused", (_, change, code, path) => {
    expect(refusalsOf({ ...base, ...change })).toContainEqual([code, path]);
  });

  it("is never a fault, whatever JSON it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const lists = {
          format: "sightline.case/1",
          criteria: json,
          items: [json],
          frames: [json],
          sightings: [json],
          headcounts: [json],
          groups: [json],
          facts: [json, { kind: "same", between: json }],
        };
        for (const any of [json, lists]) expect(readCase(any).ok).toBe(false);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
