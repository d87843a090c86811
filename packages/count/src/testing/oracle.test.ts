// The brute force itself, on cases small enough to be worked out by hand.
import { describe, expect, it } from "vitest";
import { caseOf, counted, different, people, photo, same, separate, within } from "./examples.ts";
import type { Case, Criteria, Item, Sighting, Span } from "../case/shape.ts";
import {
  contradicts,
  evidenceOf,
  fewestPeople,
  impossible,
  isFullyMarked,
  minimalConflicts,
  oracle,
  peopleOf,
  suspendedOf,
  together,
  truthOf,
} from "./oracle.ts";

const track = (id: string, ...spans: Span[]): Sighting => ({
  id,
  item: "v",
  subject: "prisoner",
  attributes: [],
  spans,
});
const video = (more: Partial<Item> = {}) => photo("v", { kind: "video", ...more });
const asked = (criteria: Partial<Criteria>): Criteria => ({ ...caseOf({}).criteria, ...criteria });
const provable = (file: Case) => truthOf(file, suspendedOf(file));

/** Two events of which each has a headcount; `named` is who is in them. */
const events = (named: [string[], string[]], more: Partial<Case> = {}) =>
  caseOf({
    items: [photo("a"), photo("b"), photo("z")],
    headcounts: [counted("h", "a", 29), counted("k", "b", 40), counted("none", "z", 0)],
    groups: named.map((members, i) => ({ id: i === 0 ? "ga" : "gb", members })),
    facts: [separate("F", "ga", "gb")],
    ...more,
  });

/** Two tracks that meet from 3 to 4, with a flagged span. */
const flagged = (from: number, to: number) =>
  caseOf({
    items: [video()],
    frames: [{ item: "v", span: [from, to], coVisible: false }],
    sightings: [track("a", [0, 4]), track("b", [3, 9])],
  });

const marked = (one: Case) => isFullyMarked(evidenceOf(one), "outer");

/** Two events, three people marked in one of them; only the separation is signed. */
const asking = (confirmed: Criteria["confirmed"], signed: object): Case => ({
  ...events([["a"], ["b"]], { sightings: people("a", 3) }),
  criteria: asked(confirmed ? { confirmed } : {}),
  facts: [{ ...separate("F", "ga", "gb"), ...signed }],
});

const signed = <T extends object>(list: readonly T[], by: object) => list.map((one) => ({ ...one, ...by }));

describe("what can be proved", () => {
  it("of two separate events is the sum, also where groups name headcounts or somebody who shows nobody", () => {
    expect(provable(events([["a"], ["b"]]))).toBe(69);
    expect(provable(events([["a"], ["b"]], { facts: [] }))).toBe(40);
    expect(provable(events([["h"], ["k"]]))).toBe(69);
    expect(provable(events([["h"], ["k"]], { sightings: people("a", 29) }))).toBe(69);
    expect(provable(events([["h"], ["k"]], { sightings: people("a", 7) }))).toBe(69);
    expect(
      provable(
        events([
          ["a", "z"],
          ["b", "none"],
        ]),
      ),
    ).toBe(69);
    expect(
      suspendedOf(
        events([
          ["a", "z"],
          ["b", "none"],
        ]),
      ),
    ).toEqual([]);
  });

  it("of reposts in two separate events is one of them", () => {
    const items = [photo("a", { footage: "f" }), photo("b", { footage: "f" })];
    const file = events([["a"], ["b"]], {
      items,
      headcounts: [counted("h", "a", 29), counted("k", "b", 29)],
    });
    expect([minimalConflicts(file), suspendedOf(file), provable(file)]).toEqual([[["F"]], ["F"], 29]);
    const evidence = evidenceOf(file);
    expect(impossible(evidence, evidence.facts)).toEqual(["footage"]);
    const guards = counted("k", "b", 29, { subject: "guard" });
    const criteria = asked({ subjects: ["prisoner", "guard"] });
    const other = { ...file, criteria, headcounts: [counted("h", "a", 29), guards] };
    expect(suspendedOf(other)).toEqual(["F"]);
    const byHeadcount = events([["h"], ["k"]], other);
    expect(suspendedOf({ ...byHeadcount, groups: events([["h"], ["k"]]).groups })).toEqual([]);
  });

  it("of a chain of three photos is three, and no conflict's longer chain stays in force", () => {
    const chain = caseOf({
      items: ["p1", "p2", "p3", "p4"].map((id) => photo(id)),
      sightings: [...people("p1", 2), ...people("p2", 2), ...people("p3", 2), ...people("p4", 1)],
      facts: [same("B", "p1-1", "p2-0"), same("C", "p2-1", "p3-0"), same("A", "p3-1", "p1-0")],
    });
    expect(provable(chain)).toBe(3);
    const round = [
      same("long", "p3-1", "p4-0"),
      same("way", "p4-0", "p1-0"),
      different("no", "p3-1", "p1-0"),
    ];
    const torn = { ...chain, facts: [...chain.facts, ...round] };
    expect(minimalConflicts(torn)).toEqual([
      ["A", "no"],
      ["long", "way", "no"],
    ]);
    expect([suspendedOf(torn), provable(torn)]).toEqual([["A", "long", "way", "no"], 2]);
    expect(contradicts(torn, torn.facts.slice(0, 5))).toBe(false);
  });

  it("of a pair called one and two, twice over, is one", () => {
    const file = caseOf({
      items: [photo("p"), photo("q")],
      sightings: [...people("p", 1), ...people("q", 1)],
      facts: [same("F1", "p-0", "q-0"), different("F2", "p-0", "q-0"), different("F3", "q-0", "p-0")],
    });
    expect([suspendedOf(file), provable(file)]).toEqual([["F1", "F2", "F3"], 1]);
  });

  it("of five photos in a ring is two, though three people must have been there", () => {
    const ring = [0, 1, 2, 3, 4];
    const file = caseOf({
      items: ring.map((i) => photo(`p${i}`)),
      sightings: ring.flatMap((i) => people(`p${i}`, 2)),
      facts: ring.map((i) => same(`F${i}`, `p${i}-1`, `p${(i + 1) % 5}-0`)),
    });
    expect(oracle(file, [])).toEqual({ units: 5, clique: 2, chromatic: 3 });
    expect([truthOf(file, []), fewestPeople(file, [])]).toEqual([2, 3]);
  });

  it("of flagged frames is what their other instants show", () => {
    expect([flagged(0, 3), flagged(3, 4), flagged(4, 9)].map(provable)).toEqual([2, 1, 2]);
    const [a, b] = flagged(3, 4).sightings;
    expect(a && b && together(evidenceOf(flagged(3, 4)), a, b)).toBe(false);
  });
});

describe("who is in a group", () => {
  it("separate from its own ancestor is nobody, or a conflict", () => {
    const file = events([["h", "gb"], ["k"]]);
    expect(suspendedOf(file)).toEqual(["F"]);
    expect(suspendedOf(events([["h", "gb"], ["z"]]))).toEqual([]);
  });

  it("comes in by groups within each other, and whoever links them is suspended with them", () => {
    const file = caseOf({
      items: [photo("i"), photo("j")],
      sightings: [...people("i", 1), ...people("j", 1)],
      groups: [
        { id: "empty", members: [] },
        { id: "holds", members: ["i", "empty"] },
        { id: "one", members: ["j-0"] },
      ],
      facts: [separate("S", "empty", "holds"), same("L", "j-0", "i-0"), within("W", "one", "empty")],
    });
    expect(peopleOf(evidenceOf(file), "holds", file.facts)).toEqual(new Set(["i-0", "j-0"]));
    expect(minimalConflicts(file)).toEqual([["S", "W"]]);
    const unmarked = { ...file, groups: [{ id: "empty", members: ["n"] }, ...file.groups.slice(1)] };
    const seen = { ...unmarked, items: [...file.items, photo("n")], headcounts: [counted("n+", "n", 1)] };
    expect([minimalConflicts(seen), suspendedOf(seen)]).toEqual([[["S"]], ["S"]]);
  });

  it("is more than a fully marked group has: a conflict only where each instant is marked exhaustively", () => {
    const file = (...spans: Span[]) =>
      caseOf({
        items: [video(), photo("p")],
        frames: spans.map((span) => ({ item: "v", span, exhaustive: true })),
        sightings: [track("a", [2, 4], [9, 20]), track("b", [0, 3]), ...people("p", 3)],
        groups: [
          { id: "outer", members: ["v"] },
          { id: "inner", members: ["p"] },
        ],
        facts: [within("W", "inner", "outer")],
      });
    expect([file([0, 10], [11, 20]), file([11, 30], [-2, 4], [9, 10])].map(marked)).toEqual([true, true]);
    expect([file([0, 10], [12, 20]), file([1, 20]), file([0, 0])].map(marked)).toEqual([false, false, false]);
    expect(minimalConflicts(file([0, 20]))).toEqual([["W"]]);
    const whole = file([0, 20]);
    expect(suspendedOf({ ...whole, sightings: whole.sightings.slice(0, 4) })).toEqual([]);
    expect(
      suspendedOf({ ...whole, frames: [...whole.frames, { item: "p", at: 0, coVisible: false }] }),
    ).toEqual([]);
    const headcount = (at: number, atLeast: number) => ({
      ...whole,
      headcounts: [counted("h", "v", atLeast, { at })],
    });
    expect([headcount(2, 2), headcount(2, 3), headcount(21, 0)].map(marked)).toEqual([true, false, false]);
    expect(marked({ ...whole, items: [video({ verdict: "none" }), photo("p")] })).toBe(false);
  });
});

describe("what is evidence", () => {
  const two = { statedBy: "Anna Berg", reviewedBy: "Anna Borg" };
  const alone = { statedBy: "José  Berg", reviewedBy: " JOSE\u0301\u200B BERG" };

  it.each([
    ["2024-08-25", "2024-08-25T23:59:59.999999Z", true],
    ["2024-08-25", "2024-08-26T00:00Z", false],
    ["2024-08-25", "2024-08", false],
    ["2024-08-25T10:00Z", "2024-08-25T10:00:59Z", true],
    ["2024-08-25T10:00Z", "2024-08-25T10:01Z", false],
    ["2024-02", "2024-02-29T23:59Z", true],
    ["2024-02-29", "2024-02", true],
    ["2023-02-28", "2023-02", true],
    ["2024-08-25T10:00:01.5Z", "2024-08-25T10:00:01Z", false],
    ["2024-12-31", "2024", true],
    ["2024", null, false],
    [null, null, true],
  ])("until %s: what was captured %s is in: %s", (until, capturedAt, isIn) => {
    const file = caseOf({
      criteria: asked({ until }),
      items: [photo("p", { capturedAt })],
      sightings: people("p", 2),
    });
    expect(provable(file)).toBe(isIn ? 2 : 0);
  });

  it("asks two members for what the case says, and takes one name in two spellings for one", () => {
    expect([asking(undefined, two), asking([], two), asking(["facts"], alone)].map(provable)).toEqual([
      69, 69, 40,
    ]);
    expect(provable(asking(["headcounts"], two))).toBe(3);
    expect(provable(asking(["groups"], two))).toBe(40);
    expect(provable(asking(["verdicts"], two))).toBe(0);
    // Without its marks, a headcount says by itself how many were seen.
    expect([provable(asking(["marks"], two)), evidenceOf(asking(["marks"], two)).marks]).toEqual([69, []]);
  });

  it("is what two members stand behind, each part by itself", () => {
    const reviews = [two.statedBy, "ANNA  BERG", two.reviewedBy].map((by) => ({
      by,
      verdict: "verified" as const,
    }));
    const base = events([["a"], ["b"]], { sightings: people("a", 3) });
    const all: Case = {
      ...base,
      criteria: asked({ confirmed: ["verdicts", "headcounts", "marks", "groups"] }),
      items: signed(base.items, { reviews, marks: two }),
      headcounts: signed(base.headcounts, two),
      groups: signed(base.groups, two),
    };
    expect([all.items.length, evidenceOf(all).marks.length, provable(all)]).toEqual([3, 3, 69]);
    expect(provable({ ...all, items: signed(all.items, { reviews: reviews.slice(0, 2) }) })).toBe(0);
    expect(evidenceOf({ ...all, items: signed(all.items, { marks: alone }) }).marks).toEqual([]);
    expect(provable({ ...all, headcounts: signed(base.headcounts, alone) })).toBe(3);
    expect(provable({ ...all, groups: signed(base.groups, alone) })).toBe(40);
  });
});
