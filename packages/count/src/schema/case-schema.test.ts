// The schema of the case file against the reader: neither takes a file whose shape the other refuses.
import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCase } from "../case/read.ts";
import { smallCase } from "../testing/small-cases.ts";
import { worldOf } from "../testing/world.ts";
import { mutated } from "./testing/mutate.ts";
import { checkerOf, type SchemaName } from "./testing/schemas.ts";

const schemas = new URL("../../schema/", import.meta.url);
const open = (name: SchemaName): object =>
  JSON.parse(readFileSync(new URL(`${name}.schema.json`, schemas), "utf8")) as object;
const faultOf = checkerOf(open);

const runs = { seed: 20261128, numRuns: 4000 };
const cases = new URL("../../../../fixtures/cases/", import.meta.url);

const signed = { basis: "b", statedBy: "m1", reviewedBy: "m2" };
/** Every key of the format, once at least. */
const whole = {
  format: "sightline.case/1",
  criteria: {
    verdicts: ["verified"],
    subjects: ["prisoner"],
    attributes: ["wounded"],
    until: "2031-04-09T10:00:00.5Z",
    confirmed: ["facts", "marks"],
  },
  items: [
    {
      id: "i1",
      kind: "photo",
      verdict: "verified",
      footage: "f1",
      source: "acct-7",
      capturedAt: "2031-04",
      name: "a.jpg",
      sha256: "ab",
      reviews: [
        { by: "m1", verdict: "verified", reason: "seen" },
        { by: "m2", verdict: "verified" },
      ],
      marks: { statedBy: "m1", reviewedBy: "m2" },
    },
    { id: "v1", kind: "video", verdict: "none", footage: null },
  ],
  frames: [
    { item: "v1", span: [2, 4], coVisible: false },
    { item: "i1", at: 0, exhaustive: true },
  ],
  sightings: [
    { id: "s1", item: "i1", subject: "prisoner", attributes: ["wounded"], spans: [[0, 0]] },
    {
      id: "s2",
      item: "v1",
      subject: "prisoner",
      spans: [
        [0, 3],
        [5, 9],
      ],
    },
  ],
  headcounts: [
    {
      id: "h1",
      item: "v1",
      at: 1,
      subject: "prisoner",
      atLeast: 3,
      atMost: 5,
      statedBy: "m1",
      reviewedBy: "m2",
    },
  ],
  groups: [
    { id: "g1", name: "Mill", members: ["i1"], statedBy: "m1", reviewedBy: "m2" },
    { id: "g2", members: ["v1"] },
  ],
  facts: [
    { ...signed, id: "F1", kind: "same", between: ["s1", "s2"], tier: 4 },
    { ...signed, id: "F2", kind: "separate", groups: ["g1", "g2"] },
    { ...signed, id: "F3", kind: "within", inner: "g1", outer: "g2" },
    { ...signed, id: "F4", kind: "continuous", item: "v1", span: [0, 9] },
  ],
};

/** Refusals for what a schema cannot say, each named in its descriptions as "not said here". */
const NOT_SAID = new Set([
  "span-reversed",
  "spans-unsorted",
  "headcount-reversed",
  "headcount-not-co-visible",
  "verdict-not-from-reviews",
  "duplicate-id",
  "fact-repeats",
  "group-cycle",
  "unknown-reference",
  "photo-instant",
]);

function codesOf(value: unknown): string[] {
  const reading = readCase(value);
  return reading.ok ? [] : reading.refusals.map(({ code }) => code);
}

describe("the schema of a case file", () => {
  test("takes every case that is kept for ever", () => {
    const names = readdirSync(cases).filter((name) => name.endsWith(".json"));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const file: unknown = JSON.parse(readFileSync(new URL(name, cases), "utf8"));
      expect([name, faultOf("case", file)]).toEqual([name, undefined]);
    }
  });

  test("takes every case that the reader takes", () => {
    expect([faultOf("case", whole), codesOf(whole)]).toEqual([undefined, []]);
    let read = 0;
    const size = { people: 12, events: 3, itemsPerEvent: 3, shownPerItem: 4, pairFacts: 6, exhaustive: true };
    const drawn = fc.oneof(
      smallCase(),
      fc.nat(9999).map((seed) => worldOf(seed, size).file),
    );
    fc.assert(
      fc.property(drawn, (file) => {
        if (codesOf(file).length > 0) return;
        read += 1;
        expect(faultOf("case", file)).toBeUndefined();
      }),
      { ...runs, numRuns: 300 },
    );
    expect(read).toBeGreaterThan(200);
  });

  test("refuses nothing that the reader takes, and misses nothing of a file's shape", () => {
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(mutated(whole), ({ value, where }) => {
        const fault = faultOf("case", value);
        const codes = codesOf(value);
        seen[fault === undefined ? "valid" : "invalid"] += 1;
        const shape = codes.filter((code) => !NOT_SAID.has(code));
        const astray = fault === undefined ? shape : codes.length === 0 ? [fault] : [];
        expect([where, astray]).toEqual([where, []]);
      }),
      runs,
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(400);
  });

  test.each<[string, (file: typeof whole) => unknown]>([
    ["an instant of a day and a day that cannot be", (file) => (file.criteria.until = "2031-13-01")],
    ["an hour that is none", (file) => (file.criteria.until = "2031-12-01T24:00Z")],
    ["no verdict asked for", (file) => (file.criteria.verdicts = [])],
    ["a name of spaces", (file) => Object.assign(file.headcounts[0] ?? {}, { statedBy: "  " })],
    [
      "a fact between one sighting and itself",
      (file) => Object.assign(file.facts[0] ?? {}, { between: ["s1", "s1"] }),
    ],
    ["one group apart", (file) => Object.assign(file.facts[1] ?? {}, { groups: ["g1"] })],
    ["a frame that is two", (file) => Object.assign(file.frames[0] ?? {}, { at: 3 })],
    ["a frame that says nothing", (file) => Object.assign(file.frames[0] ?? {}, { coVisible: null })],
    ["more people than there can be", (file) => Object.assign(file.headcounts[0] ?? {}, { atMost: 1e9 + 1 })],
  ])("refuses %s, as the reader does", (_, spoil) => {
    const file = structuredClone(whole);
    spoil(file);
    expect(faultOf("case", file)).toBeDefined();
    expect(codesOf(file)).not.toEqual([]);
  });
});

test("every key of every schema says what it is, and no object takes a key that is not named", () => {
  const silent: string[] = [];
  const look = (node: unknown, path: string, root: Record<string, unknown>): void => {
    if (typeof node !== "object" || node === null) return;
    const schema = node as Record<string, unknown>;
    if (
      schema["type"] === "object" &&
      schema["properties"] !== undefined &&
      schema["additionalProperties"] !== false
    )
      silent.push(`${path} takes any key`);
    const properties = (schema["additionalProperties"] === false ? schema["properties"] : {}) as Record<
      string,
      { description?: string; $ref?: string }
    >;
    for (const [key, { description, $ref }] of Object.entries(properties)) {
      const there = (
        $ref?.startsWith("#/$defs/") ? (root["$defs"] as typeof properties)[$ref.slice(8)] : undefined
      )?.description;
      if ((description ?? there ?? "") === "") silent.push(`${path}.${key} says nothing`);
    }
    for (const [key, inner] of Object.entries(schema)) look(inner, `${path}/${key}`, root);
  };
  for (const name of ["case", "proof", "result"] as const)
    look(open(name), name, open(name) as Record<string, unknown>);
  expect(silent).toEqual([]);
});
