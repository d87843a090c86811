// The peak frame and the collapse of items whose people have nothing of their own, against brute force.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case, Span } from "../case/shape.ts";
import { evidenceOf } from "../model/evidence.ts";
import { modelOf } from "../model/units.ts";
import { count } from "../result/count.ts";
import { oracle } from "../testing/oracle.ts";
import { peakOf } from "./peak.ts";
import { sortUnits } from "./plain.ts";

const runs = { seed: 20260902, numRuns: 250 };
const criteria = { verdicts: ["verified" as const], subjects: ["prisoner"], attributes: [], until: null };

const track: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(20), fc.nat(6))
  .map(([start, length]): Span => [start, start + length]);

/** One video with a track for each span, and headcounts at instants. */
function video(spans: readonly Span[], counted: readonly (readonly [number, number])[]): Case {
  return {
    format: "sightline.case/1",
    criteria,
    items: [{ id: "v", kind: "video", verdict: "verified", footage: null, source: null, capturedAt: null }],
    frames: [],
    sightings: spans.map((span, i) => ({
      id: `s${i}`,
      item: "v",
      subject: "prisoner",
      attributes: [],
      spans: [span],
    })),
    headcounts: counted.map(([at, atLeast], i) => ({
      id: `h${i}`,
      item: "v",
      at,
      subject: "prisoner",
      atLeast,
      atMost: null,
    })),
    groups: [],
    facts: [],
  };
}

describe("the tracks of one shot", () => {
  const shot = fc.tuple(
    fc.array(track, { minLength: 1, maxLength: 7 }),
    fc.array(fc.tuple(fc.nat(24), fc.nat(5)), { maxLength: 2 }),
  );

  it("prove exactly what their peak frame shows", () => {
    fc.assert(
      fc.property(shot, ([spans, counted]) => {
        const file = video(spans, counted);
        const model = modelOf(evidenceOf(file), []);
        const [plain] = sortUnits(model).plain;
        const peak = plain && peakOf(model, plain);
        const truth = oracle(file, [], 18);
        expect(peak?.weight).toBe(truth?.clique);
        expect(truth?.chromatic ?? peak?.weight).toBe(peak?.weight);
        const seen = peak?.units().filter((u) => u < spans.length) ?? [];
        expect(
          seen.every(
            (u) => (spans[u]?.[0] ?? 99) <= (peak?.at ?? 0) && (peak?.at ?? 0) <= (spans[u]?.[1] ?? -1),
          ),
        ).toBe(true);
      }),
      runs,
    );
  });

  it("never prove less than a headcount says, whatever the budget", () => {
    fc.assert(
      fc.property(shot, ([spans, counted]) => {
        const file = video(spans, counted);
        const largest = Math.max(0, ...counted.map(([, atLeast]) => atLeast));
        expect(count(file, { nodeBudget: 0 }).atLeast).toBeGreaterThanOrEqual(largest);
      }),
      runs,
    );
  });
});
