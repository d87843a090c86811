// The count as text: numbers and nouns that agree, and no gap where nobody is asked for.
import { count, type Case } from "@sightline/count";
import { expect, test } from "vitest";
import { summary } from "./summary.ts";

const photo = (id: string) =>
  ({
    id,
    kind: "photo",
    verdict: "verified",
    footage: null,
    source: `acct-${id}`,
    capturedAt: null,
  }) as const;

const caseOf = (subjects: readonly string[], ...items: readonly string[]): Case => ({
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects, attributes: [], until: null },
  items: items.map(photo),
  frames: [],
  sightings: items.map((item) => ({
    id: `s-${item}`,
    item,
    subject: "prisoner",
    attributes: [],
    spans: [[0, 0]],
  })),
  headcounts: [],
  groups: items.map((item) => ({ id: `g-${item}`, members: [item] })),
  facts:
    items.length < 2
      ? []
      : [
          {
            id: "F",
            kind: "separate",
            groups: items.map((item) => `g-${item}`),
            basis: "far apart",
            statedBy: "m1",
            reviewedBy: "m2",
          },
        ],
});
const told = (file: Case): string => summary(file, count(file));

test("one item is one item, two are two, and none are no items", () => {
  expect(told(caseOf(["prisoner"], "a"))).toContain("leans on 1 item, 0 facts, 1 source\n");
  expect(told(caseOf(["prisoner"], "a", "b"))).toContain("leans on 2 items, 1 fact, 2 sources\n");
});

test("a case that asks for no subject says so, without a gap in the sentence", () => {
  const [headline] = told(caseOf([], "a")).split("\n");
  expect(headline).toBe(
    "At least 0 distinct people visible in verified photos and videos; no subject is asked for.",
  );
});

const spanned = {
  kind: "photo",
  verdict: "verified",
  footage: null,
  source: null,
  capturedAt: null,
} as const;
const seenIn = (id: string, item: string) =>
  ({ id, item, subject: "prisoner", attributes: [], spans: [[0, 0]] }) as const;
const signed = { basis: "seen", statedBy: "m1", reviewedBy: "m2" } as const;

test("the text says what two members saw, and of which verdicts the items are", () => {
  const file = caseOf(["prisoner"], "a");
  expect(told(file)).not.toContain("two members verified");
  expect(told(file)).toContain(
    "  Two members saw each fact.\n  The file does not ask that two members saw: verdicts, headcounts, marks, groups.",
  );
  const doubted = {
    ...file,
    criteria: { ...file.criteria, verdicts: ["inconclusive", "none"] as const },
    items: file.items.map((item) => ({ ...item, verdict: "inconclusive" as const })),
  };
  expect(told(doubted)).toContain("→ 1 inconclusive or not yet judged →");
  expect(told(doubted)).toContain(
    "Counted are people in photos and videos whose verdict is inconclusive or not yet judged.",
  );
  const asked = { ...file, criteria: { ...file.criteria, confirmed: ["verdicts", "facts"] as const } };
  expect(told(asked)).toContain("Counted are people in items that two members verified.");
});

/** Photos in a ring, each of two people who are in the next photo too. */
const ring = (n: number): Case => {
  const items = Array.from({ length: n }, (_, i) => `i${i}`);
  return {
    ...caseOf(["prisoner"]),
    items: items.map((id) => ({ ...spanned, id })),
    sightings: items.flatMap((item) => [seenIn(`${item} a`, item), seenIn(`${item} b`, item)]),
    facts: items.map((item, i) => ({
      ...signed,
      id: `F${i}`,
      kind: "same",
      between: [`${item} b`, `${items[(i + 1) % n] ?? ""} a`],
    })),
  };
};

test("a gap that no search could close is told apart from a search that stopped", () => {
  const file = ring(5);
  expect(told(file)).toContain("Reach       up to 3 could be argued; 2 is what is proved\n");
  expect(summary(file, count(file, { nodeBudget: 0 }))).toContain(
    "Reach       the search stopped at its budget of 0 nodes; up to 3 could be argued; try a larger --budget\n",
  );
});

test("why there is no maximum, what is suspended and what looks wrong are told", () => {
  const file = ring(3);
  const [first] = file.sightings;
  if (!first) throw new Error("Expected a sighting.");
  const apart = { ...signed, id: "X", kind: "different", between: ["i0 b", "i1 a"] } as const;
  const wrong = { id: "h", item: "i0", at: 0, subject: "prisoner", atLeast: 1, atMost: 1 };
  const text = told({ ...file, facts: [...file.facts, apart], headcounts: [wrong] });
  expect(text).toContain(
    'Maximum     No maximum can be stated: people who count are visible in 3 spans not marked exhaustively. First: "i0"',
  );
  expect(text).toContain("Conflicts   1, each told by one smallest set of facts that cannot all hold:");
  expect(text).toMatch(/Suspended   \d facts? until that is settled: F0.*X\n/);
  expect(text).toContain('· The headcount "h" says at most 1, but 2 are marked in "i0" at 0 µs');
});
