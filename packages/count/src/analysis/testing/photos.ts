// Photos of prisoners for the examples in the tests of this folder.
import type { Case, Item, Sighting } from "../../case/shape.ts";

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
