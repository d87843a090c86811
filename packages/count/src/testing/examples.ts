// Small cases to write examples with: photos of prisoners, who was marked and counted in them, and what two members say.
import type { Case, Fact, Headcount, Item, Sighting, Span } from "../case/shape.ts";

export function photo(id: string, more: Partial<Item> = {}): Item {
  return {
    id,
    kind: "photo",
    verdict: "verified",
    footage: null,
    source: "acct-1",
    capturedAt: null,
    ...more,
  };
}

/** `n` people side by side, `i1-0`, `i1-1`, … */
export function people(item: string, n: number, attributes: readonly string[] = []): Sighting[] {
  return Array.from({ length: n }, (_, i) => ({
    id: `${item}-${i}`,
    item,
    subject: "prisoner",
    attributes,
    spans: [[0, 0]],
  }));
}

export function caseOf(parts: Partial<Case>): Case {
  return {
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: [],
    frames: [],
    sightings: [],
    headcounts: [],
    groups: [],
    facts: [],
    ...parts,
  };
}

export const SIGNED = { basis: "compared by two members", statedBy: "m1", reviewedBy: "m2" };

export const same = (id: string, a: string, b: string): Fact => ({
  ...SIGNED,
  id,
  kind: "same",
  between: [a, b],
});
export const different = (id: string, a: string, b: string): Fact => ({
  ...SIGNED,
  id,
  kind: "different",
  between: [a, b],
});
export const separate = (id: string, ...groups: string[]): Fact => ({
  ...SIGNED,
  id,
  kind: "separate",
  groups,
});
export const within = (id: string, inner: string, outer: string): Fact => ({
  ...SIGNED,
  id,
  kind: "within",
  inner,
  outer,
});

/** Somebody in a video, from when to when. */
export const track = (id: string, item: string, ...spans: Span[]): Sighting => ({
  id,
  item,
  subject: "prisoner",
  attributes: [],
  spans,
});

export const counted = (
  id: string,
  item: string,
  atLeast: number,
  more: Partial<Headcount> = {},
): Headcount => ({ id, item, at: 0, subject: "prisoner", atLeast, atMost: null, ...more });
