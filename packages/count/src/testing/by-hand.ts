// Proofs written by hand, piece by piece, and the case that they are about.
import { caseHashOf } from "../case/hash.ts";
import type { Case, Sighting } from "../case/shape.ts";
import { caseOf, different, people, photo, same, SIGNED } from "./examples.ts";

const track = (
  id: string,
  item: string,
  spans: Sighting["spans"],
  more: Partial<Sighting> = {},
): Sighting => ({
  id,
  item,
  subject: "prisoner",
  attributes: [],
  spans,
  ...more,
});

/** What the proofs are about: photos `p1` to `p3`, one that nobody verified, and two videos, one with flagged spans. */
export const file = caseOf({
  items: [
    photo("p1"),
    photo("p2"),
    photo("p3"),
    photo("no", { verdict: "inconclusive" }),
    photo("v", { kind: "video" }),
    photo("q", { kind: "video" }),
  ],
  frames: [
    { item: "q", span: [0, 1], coVisible: false },
    { item: "q", at: 9, coVisible: false },
  ],
  sightings: [
    ...people("p1", 2),
    ...people("p2", 2),
    track("guard", "p2", [[0, 0]], { subject: "guard" }),
    ...people("p3", 1),
    ...people("no", 2),
    track("v1", "v", [[0, 4]]),
    track("v2", "v", [[3, 6]]),
    track("v3", "v", [[6, 9]]),
    track("v4", "v", [[20, 30]]),
    track("q1", "q", [[0, 9]]),
    track("q2", "q", [[0, 9]]),
    track("q3", "q", [[1, 9]]),
    track("q4", "q", [[5, 8]]),
    track("q5", "q", [
      [-9, -8],
      [0, 9],
      [20, 21],
    ]),
    track("q6", "q", [
      [-7, -6],
      [0, 9],
      [30, 31],
    ]),
  ],
  headcounts: [
    { id: "h", item: "v", at: 4, subject: "prisoner", atLeast: 5, atMost: null },
    { id: "h2", item: "v", at: 4, subject: "prisoner", atLeast: 4, atMost: null },
    { id: "hg", item: "v", at: 4, subject: "guard", atLeast: 4, atMost: null },
  ],
  groups: [
    { id: "east", members: ["p1"] },
    { id: "west", members: ["p2", "inner"] },
    { id: "inner", members: ["p3"] },
    { id: "far", members: ["v3"] },
    { id: "alone", members: ["v4"] },
  ],
  facts: [
    different("D", "p1-0", "p2-0"),
    same("J", "p1-0", "v1"),
    same("K", "v1", "p3-0"),
    { ...SIGNED, id: "S", kind: "separate", groups: ["far", "alone"] },
    { ...SIGNED, id: "W", kind: "within", inner: "inner", outer: "far" },
    { ...SIGNED, id: "C", kind: "continuous", item: "v", span: [5, 9] },
    { ...different("own", "p1-1", "p2-1"), reviewedBy: "m1" },
    { ...different("none", "p1-1", "p2-1"), reviewedBy: null },
    different("unseen", "p1-1", "no-0"),
  ],
});

export const proofOf = (root: object, atLeast: number, of: Case = file) => ({
  format: "sightline.proof/1",
  caseHash: caseHashOf(of),
  atLeast,
  root,
});
export const frame = (item: string, at: number, list: readonly unknown[], anonymous: unknown = null) => ({
  kind: "frame",
  item,
  at,
  people: list,
  anonymous,
});
export const among = (list: readonly unknown[], ...reasons: unknown[]) => ({
  kind: "people",
  people: list,
  reasons,
});
export const by = (kind: string, more: object, ...ids: string[]) => ({
  kind,
  ...more,
  seen: ids.map((id, i) => [i, id]),
});
export const sides = (
  ...list: (readonly [group: string, of: readonly number[], within?: readonly string[]])[]
) => ({
  kind: "separate",
  fact: "S",
  sides: list.map(([group, of, within = []]) => ({ group, within, of })),
});
export const joined = (sightings: readonly string[], ...facts: string[]) => ({ sightings, same: facts });
export const unmarked = (headcount: string, n: unknown) => ({ headcount, n });
