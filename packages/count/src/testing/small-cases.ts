// Arbitrary small cases of every kind of evidence, right or wrong, for comparison with brute force.
import * as fc from "fast-check";
import type { Case, Fact, FrameMark, Group, Headcount, Item, Sighting, Span } from "../case/shape.ts";

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

const spanWithin: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 3 }))
  .map(([start, length]) => [start, start + length] as const);

const spansOfTrack: fc.Arbitrary<readonly Span[]> = fc
  .array(spanWithin, { minLength: 1, maxLength: 2 })
  .map((spans) => {
    const sorted = spans.toSorted((a, b) => a[0] - b[0]);
    const [first = [0, 0], second] = sorted;
    return second && second[0] > first[1] ? [first, second] : [first];
  });

interface Size {
  readonly items: number;
  readonly leastSightings: number;
  readonly sightings: number;
  readonly headcounts: number;
  readonly groups: number;
  readonly facts: number;
}

const USUAL: Size = { items: 5, leastSightings: 0, sightings: 9, headcounts: 2, groups: 4, facts: 7 };

export function smallCase(size: Partial<Size> = {}): fc.Arbitrary<Case> {
  const most = { ...USUAL, ...size };
  return fc
    .record({
      items: fc.array(itemShape, { minLength: 1, maxLength: most.items }),
      sightings: fc.array(sightingShape, { minLength: most.leastSightings, maxLength: most.sightings }),
      headcounts: fc.array(headcountShape, { maxLength: most.headcounts }),
      groups: fc.array(fc.array(fc.nat(99), { maxLength: 4 }), { maxLength: most.groups }),
      facts: fc.array(factShape, { maxLength: most.facts }),
      frames: fc.array(fc.record({ item: fc.nat(99), span: spanWithin }), { maxLength: 2 }),
      attributes: fc.constantFrom<readonly string[]>([], [], [], ["says-conscript"]),
    })
    .map(assemble);
}

const itemShape = fc.record({
  kind: fc.constantFrom("photo" as const, "photo" as const, "video" as const),
  verdict: fc.constantFrom("verified" as const, "verified" as const, "verified" as const, "none" as const),
});
const sightingShape = fc.record({
  item: fc.nat(99),
  subject: fc.constantFrom("prisoner", "prisoner", "prisoner", "guard"),
  attributes: fc.constantFrom<readonly string[]>([], ["says-conscript"]),
  spans: spansOfTrack,
});
const headcountShape = fc.record({
  item: fc.nat(99),
  at: fc.integer({ min: 0, max: 8 }),
  atLeast: fc.integer({ min: 0, max: 4 }),
});
const factShape = fc.record({
  kind: fc.constantFrom(
    "same" as const,
    "same" as const,
    "different" as const,
    "different" as const,
    "separate" as const,
    "within" as const,
    "continuous" as const,
  ),
  a: fc.nat(99),
  b: fc.nat(99),
  span: spanWithin,
  isReviewed: fc.integer({ min: 0, max: 7 }).map((n) => n > 0),
});

type Drawn<T> = T extends fc.Arbitrary<infer U> ? U : never;

interface Draw {
  readonly items: readonly Drawn<typeof itemShape>[];
  readonly sightings: readonly Drawn<typeof sightingShape>[];
  readonly headcounts: readonly Drawn<typeof headcountShape>[];
  readonly groups: readonly (readonly number[])[];
  readonly facts: readonly Drawn<typeof factShape>[];
  readonly frames: readonly { readonly item: number; readonly span: Span }[];
  readonly attributes: readonly string[];
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

function assemble(draw: Draw): Case {
  const items = draw.items.map((item, i): Item => ({
    id: `i${i}`,
    ...item,
    footage: null,
    source: `acct-${i % 2}`,
    capturedAt: null,
  }));
  const isPhoto = (id: string) => items.find((item) => item.id === id)?.kind === "photo";
  const itemAt = (n: number) => pick(items, n)?.id ?? "i0";
  const frames = draw.frames.map(({ item, span }): FrameMark => ({
    item: itemAt(item),
    span: isPhoto(itemAt(item)) ? [0, 0] : span,
    coVisible: false,
  }));
  const flagged = (item: string, at: number) =>
    frames.some((frame) => frame.item === item && frame.span && frame.span[0] <= at && at <= frame.span[1]);
  const sightings = draw.sightings.map((shape, i): Sighting => {
    const item = itemAt(shape.item);
    return { ...shape, id: `s${i}`, item, spans: isPhoto(item) ? [[0, 0]] : shape.spans };
  });
  const headcounts = draw.headcounts.flatMap((shape, i): Headcount[] => {
    const item = itemAt(shape.item);
    const at = isPhoto(item) ? 0 : shape.at;
    return flagged(item, at)
      ? []
      : [{ id: `h${i}`, item, at, subject: "prisoner", atLeast: shape.atLeast, atMost: null }];
  });
  const named = [...items, ...sightings, ...headcounts].map(({ id }) => id);
  const groups = draw.groups.map((members, g): Group => ({
    id: `g${g}`,
    // Only earlier groups, so that no group contains itself.
    members: members.flatMap((n) => pick([...named, ...ids("g", g), ...items.map(({ id }) => id)], n) ?? []),
  }));
  const base = { frames, items, sightings, headcounts, groups };
  const facts = draw.facts.flatMap((shape, i) => factOf(shape, `F${i}`, base));
  return {
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: draw.attributes, until: null },
    ...base,
    facts,
  };
}

type Base = Pick<Case, "items" | "sightings" | "groups">;

function factOf(shape: Drawn<typeof factShape>, id: string, base: Base): Fact[] {
  const signed = { id, basis: "drawn", statedBy: "m1", reviewedBy: shape.isReviewed ? "m2" : null };
  const two = (list: readonly { id: string }[]): [string, string] | undefined => {
    const [a, b] = [pick(list, shape.a)?.id, pick(list, shape.b)?.id];
    return a === undefined || b === undefined || a === b ? undefined : [a, b];
  };
  if (shape.kind === "continuous") {
    const item = pick(base.items, shape.a);
    return item
      ? [{ ...signed, kind: "continuous", item: item.id, span: item.kind === "photo" ? [0, 0] : shape.span }]
      : [];
  }
  const ends = two(shape.kind === "separate" || shape.kind === "within" ? base.groups : base.sightings);
  if (!ends) return [];
  if (shape.kind === "separate") return [{ ...signed, kind: "separate", groups: ends }];
  if (shape.kind === "within") return [{ ...signed, kind: "within", inner: ends[0], outer: ends[1] }];
  return [{ ...signed, kind: shape.kind, between: ends }];
}
