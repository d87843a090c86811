// What arbitrary small cases are drawn from, weighted so that everything of the format meets everything else often enough.
import * as fc from "fast-check";
import type { Span, Verdict } from "../case/shape.ts";
import { capturedAt, criteriaOf, maybeSigned, often, reviews, signature } from "./small-criteria.ts";

export interface Size {
  readonly items: number;
  readonly leastSightings: number;
  readonly sightings: number;
  readonly headcounts: number;
  readonly groups: number;
  readonly leastFacts: number;
  readonly facts: number;
  /** Nearly everything is evidence, and much of it contradicts the rest. */
  readonly isDense: boolean;
  /** Asked for as in files made before: verified prisoners, two members for facts only, no dates. */
  readonly isPlain: boolean;
}

export const USUAL: Size = {
  items: 5,
  leastSightings: 0,
  sightings: 9,
  headcounts: 3,
  groups: 4,
  leastFacts: 0,
  facts: 7,
  isDense: false,
  isPlain: false,
};

/** For the brute force of conflicts: few facts, and most cases have some that cannot hold together. */
export const CONFLICTED: Size = {
  items: 4,
  leastSightings: 3,
  sightings: 7,
  headcounts: 2,
  groups: 5,
  leastFacts: 4,
  facts: 8,
  isDense: true,
  isPlain: false,
};

const start = fc.integer({ min: 0, max: 8 });
const spanWithin: fc.Arbitrary<Span> = fc
  .tuple(start, fc.integer({ min: 0, max: 3 }))
  .map(([from, length]) => [from, from + length] as const);

const spansOfTrack: fc.Arbitrary<readonly Span[]> = fc
  .array(spanWithin, { minLength: 1, maxLength: 2 })
  .map((spans) => {
    const sorted = spans.toSorted((a, b) => a[0] - b[0]);
    const [first = [0, 0], second] = sorted;
    return second && second[0] > first[1] ? [first, second] : [first];
  });

const itemOf = ({ isDense, isPlain }: Size) =>
  fc.record({
    kind: often<"photo" | "video">([2, "photo"], [1, "video"]),
    verdict: isDense
      ? fc.constant<Verdict>("verified")
      : often<Verdict>([10, "verified"], [1, "none"], [1, "false"]),
    reviews: isDense || isPlain ? fc.constant(null) : reviews,
    footage: isPlain
      ? fc.constant(null)
      : often<string | null>([isDense ? 1 : 2, null], [2, "f0"], [1, "f1"]),
    capturedAt: isPlain ? fc.constant(null) : capturedAt,
    marks: maybeSigned,
    exhaustive: often<readonly Span[]>(
      [4, []],
      [3, [[0, 11]]],
      [1, [[0, 4]]],
      [
        2,
        [
          [5, 11],
          [0, 4],
        ],
      ],
      [
        1,
        [
          [0, 4],
          [6, 11],
        ],
      ],
      [1, [[2, 2]]],
    ),
  });

const sightingShape = fc.record({
  item: fc.nat(99),
  subject: often<string>([4, "prisoner"], [1, "guard"]),
  attributes: often<readonly string[]>([2, []], [2, ["says-conscript"]], [1, ["wounded", "says-conscript"]]),
  spans: spansOfTrack,
});

const headcountShape = fc.record({
  item: fc.nat(99),
  at: often<number>([2, 0], [2, 2], [2, 4], [1, 7]),
  subject: often<string>([4, "prisoner"], [1, "guard"]),
  atLeast: fc.integer({ min: 0, max: 3 }),
  /** As many as are marked there: nobody is left. */
  isAllMarked: often<boolean>([2, false], [1, true]),
  /** In the frame of the headcount before it. */
  isTwin: often<boolean>([2, false], [1, true]),
  more: often<number | null>([3, null], [1, 0], [1, 2]),
  signed: maybeSigned,
});

const FACTS = [
  [3, "same"],
  [3, "different"],
  [3, "separate"],
  [1, "separate three"],
  [1, "separate nested"],
  [2, "within"],
  [1, "within each other"],
  [1, "continuous"],
  [1, "same twice"],
  [1, "same ring"],
  [1, "same chain"],
] as const;

const factShape = fc.record({
  kind: often<(typeof FACTS)[number][1]>(...FACTS),
  a: fc.nat(99),
  b: fc.nat(99),
  span: spanWithin,
  tier: often<number | undefined>([6, undefined], [1, 1], [1, 2], [1, 3], [1, 4]),
  signed: signature,
});

export type Spelling = "plain" | "spaced" | "foreign";

export const drawOf = (most: Size) =>
  fc.record({
    spelling: often<Spelling>([4, "plain"], [1, "spaced"], [1, "foreign"]),
    criteria: criteriaOf(most),
    items: fc.array(itemOf(most), { minLength: most.isDense ? 2 : 1, maxLength: most.items }),
    sightings: fc.array(sightingShape, { minLength: most.leastSightings, maxLength: most.sightings }),
    headcounts: fc.array(headcountShape, { maxLength: most.headcounts }),
    groups: fc.array(fc.record({ members: fc.array(fc.nat(99), { maxLength: 4 }), signed: maybeSigned }), {
      minLength: most.isDense ? 2 : 0,
      maxLength: most.groups,
    }),
    facts: fc.array(factShape, { minLength: most.leastFacts, maxLength: most.facts }),
    flags: fc.array(fc.record({ item: fc.nat(99), span: spanWithin }), { maxLength: most.isDense ? 1 : 2 }),
  });

export type Draw = ReturnType<typeof drawOf> extends fc.Arbitrary<infer T> ? T : never;

/** By drawn numbers, so that any number fits a list of any length; undefined only of an empty list. */
export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
