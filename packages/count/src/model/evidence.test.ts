// What may be used at all: items by date, frames by their flags, headcounts by their arithmetic, facts by their signatures.
import { describe, expect, it } from "vitest";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";
import type { Criteria, Fact, Sighting, Span } from "../case/shape.ts";
import { checkProof } from "../proof/check.ts";
import { count } from "../result/count.ts";
import { evidenceOf, meetsSpan, seenTogetherAt, whyItemIsOut } from "./evidence.ts";

const track = (id: string, ...spans: Span[]): Sighting => ({
  id,
  item: "v",
  subject: "prisoner",
  attributes: [],
  spans,
});
const video = photo("v", { kind: "video" });

const isIn = (capturedAt: string | null, until: string) => {
  const criteria: Criteria = { verdicts: ["verified"], subjects: [], attributes: [], until };
  return whyItemIsOut(photo("i", { capturedAt }), criteria) === undefined;
};

describe("an item with a cut-off date", () => {
  it.each([
    ["2024-08-20", "2024-08-20", true],
    ["2024-08-21", "2024-08-20", false],
    ["2024-08-20T23:59:59.999999Z", "2024-08-20", true],
    ["2024-08", "2024-08-31", true],
    ["2024-02", "2024-02-28", false],
    ["2023-02", "2023-02-28", true],
    ["2024-08", "2024-08-31T23:59:59Z", true],
    ["2024-08", "2024-08", true],
    ["2024-07", "2024-08-01", true],
    ["2024", "2024-12-31", true],
    ["2023", "2024-01-01", true],
    ["2024-08-20T10:00Z", "2024-08-20T10:00Z", true],
    ["2024-08-20T10:00:00Z", "2024-08-20T10:00Z", true],
    ["2024-08-20T10:00Z", "2024-08-20T10:00:30Z", false],
    ["2024-08-20T10:01Z", "2024-08-20T10:00Z", false],
    ["2024-08-20", "2024-08-20T10:00Z", false],
    ["2024-08-20T09:00:00.5Z", "2024-08-20T09:00:00.49Z", false],
    ["2024-08-20T09:00:00.4Z", "2024-08-20T09:00:00.49Z", true],
    ["2024-08-20T09:00:00.4Z", "2024-08-20T09:00:00.48Z", false],
    [null, "2024", false],
  ])(
    "taken %s, wanted until %s, counts only where all of its time is within it: %s",
    (taken, until, expected) => {
      expect(isIn(taken, until)).toBe(expected);
      const file = caseOf({
        criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until },
        items: [photo("i", { capturedAt: taken })],
        sightings: people("i", 1),
      });
      const { atLeast, proof } = count(file);
      expect(atLeast).toBe(expected ? 1 : 0);
      expect(checkProof(file, proof)).toEqual({ ok: true, atLeast });
    },
  );

  it("or without one, is out for its verdict alone", () => {
    const criteria: Criteria = { verdicts: ["verified", "none"], subjects: [], attributes: [], until: null };
    expect(whyItemIsOut(photo("i", { verdict: "none" }), criteria)).toBeUndefined();
    expect(whyItemIsOut(photo("i", { verdict: "false" }), criteria)).toBe('its verdict is "false"');
  });
});

describe("two tracks of one video", () => {
  it.each([
    ["one microsecond in common", [[[0, 5]], [[5, 9]], []], 5],
    ["none in common", [[[0, 4]], [[5, 9]], []], undefined],
    ["the start of what they share flagged", [[[0, 8]], [[4, 9]], [[0, 4]]], 8],
    ["the end of it flagged", [[[0, 8]], [[4, 9]], [[5, 9]]], 4],
    ["both ends flagged, by one span", [[[0, 8]], [[4, 9]], [[4, 8]]], undefined],
    [
      "both ends flagged, by two",
      [
        [[0, 8]],
        [[4, 9]],
        [
          [4, 4],
          [8, 8],
        ],
      ],
      undefined,
    ],
    ["only the middle flagged", [[[0, 8]], [[4, 9]], [[5, 7]]], 4],
    [
      "a second meeting that is not flagged",
      [
        [
          [0, 2],
          [6, 9],
        ],
        [[1, 7]],
        [[0, 2]],
      ],
      6,
    ],
    [
      "a flag on another instant",
      [
        [[0, 8]],
        [[4, 9]],
        [
          [0, 3],
          [9, 9],
        ],
      ],
      4,
    ],
  ] as [string, [Span[], Span[], Span[]], number | undefined][])("with %s", (_, [a, b, flagged], at) => {
    const [x, y] = [track("x", ...a), track("y", ...b)];
    expect(seenTogetherAt(x, y, flagged)).toBe(at);
    expect(seenTogetherAt(y, x, flagged)).toBe(at);
    const frames = flagged.map((span) => ({ item: "v", span, coVisible: false }));
    const { atLeast } = count(caseOf({ items: [video], frames, sightings: [x, y] }));
    expect(atLeast).toBe(at === undefined ? 1 : 2);
  });

  it("meet a shot where they touch it", () => {
    const shot: Fact = { ...SIGNED, id: "C", kind: "continuous", item: "v", span: [4, 6] };
    const meets = (...spans: Span[]) => shot.kind === "continuous" && meetsSpan(track("x", ...spans), shot);
    expect(meets([0, 4])).toBe(true);
    expect(meets([6, 9])).toBe(true);
    expect(meets([5, 5])).toBe(true);
    expect(meets([0, 3], [7, 9])).toBe(false);
    expect(meets([0, 3], [6, 6])).toBe(true);
  });
});

describe("the unmarked people of a headcount", () => {
  it("are as many as it says, less the marked ones of its subject who are there then", () => {
    const guard = { ...track("g", [0, 9]), subject: "guard" };
    const { rests } = evidenceOf(
      caseOf({
        items: [video, photo("no", { verdict: "none" })],
        sightings: [track("a", [0, 4]), track("b", [4, 9]), track("c", [5, 9]), guard],
        headcounts: [
          [4, 7],
          [5, 7],
          [4, 1],
          [20, 3],
        ].map(([at = 0, atLeast = 0], i) => ({
          id: `h${i}`,
          item: "v",
          at,
          subject: "prisoner",
          atLeast,
          atMost: null,
        })),
      }),
    );
    expect(rests).toEqual([5, 5, 0, 3]);
  });
});
