// A proof has one of four shapes, to the key: whatever is missing, added or of another kind is refused before anything is believed.
import { describe, expect, it } from "vitest";
import { readProof } from "./read-proof.ts";

const whole = {
  format: "sightline.proof/1",
  caseHash: "0".repeat(64),
  atLeast: 9,
  root: {
    kind: "sum",
    parts: [
      {
        kind: "frame",
        item: "i1",
        at: 0,
        people: ["a", { sightings: ["b"], same: ["F"] }],
        anonymous: { headcount: "h", n: 2 },
      },
      {
        kind: "people",
        people: ["c", { sightings: ["d", "e"], same: ["F", "G"] }, { headcount: "k", n: 1 }],
        reasons: [
          { kind: "separate", fact: "S", sides: [{ group: "g", within: ["W"], of: [0] }] },
          { kind: "frame", item: "i2", at: -4, seen: [[0, "c"]] },
          { kind: "continuous", fact: "C", seen: [[1, "d"]] },
          {
            kind: "different",
            fact: "D",
            seen: [
              [0, "c"],
              [1, "e"],
            ],
          },
        ],
      },
    ],
    separations: [{ kind: "separate", fact: "S", sides: [{ group: "g", within: [], of: [0, 1] }] }],
  },
};

type Json = Record<string, unknown>;

/** Each place in a JSON value, as the way to it. */
function placesIn(value: unknown): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...placesIn(inner).map((place) => [key, ...place]),
  ]);
}

function changed(place: readonly (string | number)[], change: (holder: Json, key: string) => void): unknown {
  const copy = structuredClone(whole) as unknown as Json;
  let holder = copy;
  for (const step of place.slice(0, -1)) holder = holder[step] as Json;
  change(holder, String(place.at(-1)));
  return copy;
}

const isRefused = (json: unknown): boolean => {
  try {
    readProof(json);
    return false;
  } catch {
    return true;
  }
};

const WRONG: readonly unknown[] = [
  "",
  "\uD800",
  "a\nb",
  1.5,
  -1,
  2 ** 53,
  true,
  {},
  { kind: "frame" },
  [null],
  [[]],
];
/** Keys that may be null or left out. */
const OPTIONAL = new Set(["anonymous"]);

describe("a proof", () => {
  const places = placesIn(whole);

  it("is read where it has the shape", () => {
    expect(readProof(whole)).toEqual(whole);
    const parts = whole.root.parts.map((part) => ("anonymous" in part ? { ...part, anonymous: null } : part));
    expect(isRefused({ ...whole, root: { ...whole.root, parts } })).toBe(false);
    expect(places.length).toBeGreaterThan(60);
  });

  it.each(places.map((place) => [place.join("."), place] as const))(
    "is refused with another thing at %s",
    (_, place) => {
      const key = String(place.at(-1));
      const isEntry = /^\d+$/.test(key);
      const now = place.reduce<unknown>((at, step) => (at as Json)[step], whole);
      const put = (value: unknown) => changed(place, (holder, at) => void (holder[at] = value));
      // An instant may be negative.
      const wrong = WRONG.filter((value) => key !== "at" || value !== -1).map(put);
      const extra = isEntry ? [] : [changed(place, (holder) => void (holder["more"] = 1))];
      const longer =
        Array.isArray(now) && typeof now[0] === "number" ? [put([...(now as unknown[]), "more"])] : [];
      expect([...wrong, ...extra, ...longer].filter((json) => !isRefused(json))).toEqual([]);
      const absent = [put(null), ...(isEntry ? [] : [changed(place, (holder, at) => delete holder[at])])];
      expect(absent.map(isRefused)).toEqual(absent.map(() => !OPTIONAL.has(key)));
    },
  );

  it("names no nobody: a person has a sighting, and some unmarked people are one or more", () => {
    const person = ["root", "parts", 0, "people", 1, "sightings"];
    expect(isRefused(changed(person, (holder, key) => void (holder[key] = [])))).toBe(true);
    for (const n of [0, -1, 1.5]) {
      const rest = ["root", "parts", 0, "anonymous", "n"];
      expect(isRefused(changed(rest, (holder, key) => void (holder[key] = n)))).toBe(true);
    }
    expect(isRefused([whole])).toBe(true);
    expect(isRefused(null)).toBe(true);
  });
});
