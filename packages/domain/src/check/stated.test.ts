// What is stated of an item: nothing is made of what is not there, each statement says what speaks against it.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Source } from "../item/item.ts";
import { SEED } from "../testing/any-change.ts";
import { silences, statedOf, type Known } from "./stated.ts";

const NOTHING: Known = {
  tags: {},
  captured: [],
  sources: [],
  copies: [],
  shotsUs: [0],
  wave: null,
  warnings: [],
};
const stated = (known: Partial<Known>) => statedOf({ ...NOTHING, ...known });
const said = (known: Partial<Known>) => stated(known).map(({ about, what, says }) => [about, what, says]);
const source = (posted?: string): Source => ({
  path: null,
  url: null,
  account: null,
  credit: null,
  ...(posted !== undefined && { posted }),
});

test("of what carries nothing, nothing is stated", () => {
  expect(stated({})).toEqual([]);
  expect(stated({ sources: [source()], copies: [{ id: "b", name: "b.png", sources: [source()] }] })).toEqual(
    [],
  );
});

test("whatever a file says of itself, each statement is short and says what speaks against it", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constant("x".repeat(9000)),
    fc.double(),
    fc.boolean(),
  );
  const name = fc.constantFrom(
    "IFD0:Make",
    "IFD0:Model",
    "IFD0:Software",
    "Composite:GPSLatitude",
    "Composite:GPSLongitude",
    "IPTC:City",
    "JUMBF:JUMDLabel",
    "JUMBF:JUMDType",
    "CBOR:Claim_generator",
    "XMP-dcterms:Provenance",
  );
  fc.assert(
    fc.property(fc.dictionary(name, fc.oneof(text, fc.array(text, { maxLength: 3 }))), (tags) => {
      for (const { says, doubt } of stated({ tags })) {
        expect([...says].length).toBeLessThanOrEqual(310);
        expect(doubt.length).toBeGreaterThan(20);
      }
    }),
    { seed: SEED, numRuns: 500 },
  );
});

const at = (latitude: unknown, longitude: unknown) =>
  said({ tags: { "Composite:GPSLatitude": latitude, "Composite:GPSLongitude": longitude } });

describe("a place that is embedded", () => {
  test("is told with its own error, where it is one", () => {
    expect(at(50.4501, -0.1)).toEqual([["place", "Embedded GPS", "50.45010, -0.10000"]]);
    const tags = { "Composite:GPSLatitude": 1, "Composite:GPSLongitude": 2, "GPS:GPSHPositioningError": 8.5 };
    expect(said({ tags })).toEqual([
      ["place", "Embedded GPS", "1.00000, 2.00000, within 8.5 m by its own word"],
    ]);
    expect(
      stated({ tags: { ...tags, "Composite:GPSLatitude": 0, "Composite:GPSLongitude": 0 } })[0]?.doubt,
    ).toBe("Devices write zero where they know no place.");
  });
  test.each([
    [91, 0],
    [0, 181],
    ["50.4", "30.5"],
    [Number.NaN, 1],
    [undefined, 1],
  ])("%s, %s is none", (latitude, longitude) => {
    expect(at(latitude, longitude)).toEqual([]);
  });
});

describe("a C2PA manifest", () => {
  const real = { "JUMBF:JUMDType": "6332706100110010800000aa00389b71", "JUMBF:JUMDLabel": "c2pa" };
  test("says what it claims, and that nobody checked it", () => {
    const tags = {
      ...real,
      "CBOR:Claim_generator": "Drawn 1.0",
      "CBOR:ActionsAction": ["c2pa.opened", "c2pa.color_adjustments"],
      "CBOR:ActionsDigitalSourceType":
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
      "JSON:AuthorName": "Ann",
    };
    const [one] = stated({ tags });
    expect(one).toMatchObject({
      about: "integrity",
      what: "C2PA manifest",
      says: "It claims made by: Drawn 1.0; author: Ann; what was done: opened, color_adjustments; kind of source: trainedAlgorithmicMedia",
      doubt: expect.stringContaining("Nobody has checked its signature here."),
    });
    expect(said({ tags: real })[0]?.[2]).toBe("There is one; it could not be read.");
  });
  test.each([
    { "XMP:Description": "c2pa" },
    { "CBOR:Claim_generator": "Drawn 1.0" },
    { "JUMBF:JUMDType": "6a736f6e00110010800000aa00389b71" },
    { "XMP-dcterms:Provenance": "self#jumbf=/c2pa/x" },
  ])("is not where only %j is", (tags) => {
    expect(said({ tags })).toEqual([]);
  });
  test("elsewhere is an address, and is not fetched", () => {
    expect(said({ tags: { "XMP-dcterms:Provenance": "https://example.org/m.c2pa" } })).toEqual([
      ["integrity", "C2PA manifest", "None in the file"],
      ["integrity", "C2PA manifest elsewhere", "https://example.org/m.c2pa"],
    ]);
  });
});

test("cuts are where shots begin but for the first, and can be looked at", () => {
  expect(stated({ shotsUs: [40, 1000, 2000] })).toMatchObject([
    {
      about: "integrity",
      what: "Cuts found",
      says: "2",
      atUs: [
        [1000, 1000],
        [2000, 2000],
      ],
    },
  ]);
});

test("silence is every span of a second or more in which nothing is heard, and nothing else", () => {
  const bin = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 1) }, fc.integer({ min: 0, max: 127 }));
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(bin, { maxLength: 60 }),
      fc.constantFrom(100_000, 250_000, 700_000),
      (loud, stepUs) => {
        const fromUs = 5000;
        const wave = { fromUs, stepUs, lows: loud.map((n) => -n), highs: loud };
        const spans = silences(wave);
        const within = (i: number) =>
          spans.some(([from, to]) => fromUs + i * stepUs >= from && fromUs + (i + 1) * stepUs <= to);
        loud.forEach((n, i) => {
          let [first, last] = [i, i];
          while (first > 0 && (loud[first - 1] ?? 9) <= 1) first -= 1;
          while (last < loud.length - 1 && (loud[last + 1] ?? 9) <= 1) last += 1;
          expect(within(i)).toBe(n <= 1 && (last - first + 1) * stepUs >= 1_000_000);
        });
        found += spans.length;
      },
    ),
    { seed: SEED },
  );
  expect(found).toBeGreaterThan(20);
});

describe("the earliest copy", () => {
  const copies = [
    { id: "b", name: "b.png", sources: [source("2031-04-08"), source("2031-05")] },
    { id: "c", name: "c.png", sources: [source()] },
  ];
  test("is another one that was posted before it", () => {
    expect(stated({ sources: [source("2031-04-09")], copies })).toMatchObject([
      { about: "time", says: "2031-04-09" },
      { about: "recirculation", says: "b.png, posted 2031-04-08", item: "b" },
    ]);
    expect(said({ sources: [source()], copies })).toEqual([
      ["recirculation", "Earliest copy known", "b.png, posted 2031-04-08"],
    ]);
  });
  test("is this one otherwise", () => {
    expect(said({ sources: [source("2031-04-07"), source("2032")], copies })[1]?.[2]).toBe(
      "This one, posted 2031-04-07",
    );
  });
});
