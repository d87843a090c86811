// No single hand: whatever a case says was reviewed, two members stood behind it as it is now, and an edit takes that away.
import { describe, expect, test } from "vitest";
import { exportCase } from "../case/export.ts";
import { decide } from "../decide.ts";
import type { Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { asSeen, COLLECTED, freshHeld, MARKED, play, signed } from "../testing/play.ts";

const state = (over: object = {}): Change =>
  changeSchema.parse({
    verb: "headcount.state",
    subject: "h1",
    payload: { item: "b", at: 0, subject: "prisoner", atLeast: 40, atMost: null, ...over },
  });
const by = (member: string, verb: string, subject: string, payload: object = {}): Signed =>
  signed(changeSchema.parse({ verb, subject, payload }), member, "a mistake");
const at = (held: Draft, change: Signed): Signed => asSeen(held, change);
const NOW = { version: Number.MAX_SAFE_INTEGER };
const codeOf = (held: Draft, change: Signed) => {
  const decided = decide(held, at(held, change));
  return decided.ok ? decided.value.length : decided.refusal.code;
};
const desk = (...work: Signed[]): Draft => {
  const held = freshHeld();
  play(held, [...MARKED, ...work]);
  return held;
};

describe("a headcount", () => {
  test("is reviewed by another member than the one who stated it, once", () => {
    const held = desk(signed(state(), "r1"));
    expect(held.headcount.get("h1")).toMatchObject({ statedBy: "r1", reviewedBy: null });
    expect(codeOf(held, by("r1", "headcount.review", "h1"))).toBe("second-member-needed");
    play(held, [by("r2", "headcount.review", "h1")]);
    expect(held.headcount.get("h1")).toMatchObject({ statedBy: "r1", reviewedBy: "r2" });
    expect(codeOf(held, by("r2", "headcount.review", "h1"))).toBe(0);
    expect(codeOf(held, by("ed", "headcount.review", "h1"))).toBe("already-reviewed");
    expect(codeOf(held, by("ed", "headcount.review", "h2"))).toBe("no-such-headcount");
  });

  test("that was a typo is taken back; its id stays taken, and another is stated", () => {
    const held = desk(
      signed(state({ atLeast: 400 })),
      by("owner", "group.define", "g9", { name: null, members: ["b", "h1"] }),
    );
    const withdraw = by("owner", "headcount.withdraw", "h1", { only: "headcount" });
    expect(codeOf(held, { ...withdraw, reason: null })).toBe("reason-needed");
    play(held, [withdraw]);
    expect(exportCase(held).headcounts).toEqual([]);
    expect(exportCase(held).groups.find(({ id }) => id === "g9")?.members).toEqual(["b"]);
    expect(codeOf(held, withdraw)).toBe(0);
    for (const change of [signed(state()), by("r1", "headcount.review", "h1")])
      expect(codeOf(held, change)).toBe("headcount-withdrawn");
    expect(codeOf(held, by("owner", "group.define", "h1", { name: null, members: [] }))).toBe("id-taken");
    expect(codeOf(held, by("owner", "group.define", "g8", { name: null, members: ["h1"] }))).toBe(
      "headcount-withdrawn",
    );
    play(held, [signed({ ...state({ atLeast: 4 }), subject: "h1-corrected" })]);
    expect(exportCase(held).headcounts).toMatchObject([{ id: "h1-corrected", atLeast: 4 }]);
  });

  test("that was withdrawn stands in no flag's way", () => {
    const apart = { item: "c", span: [0, 40_000], coVisible: false };
    const held = desk(signed(state({ item: "c" })));
    expect(codeOf(held, by("owner", "frame.flag", "c", apart))).toBe("headcount-inside");
    play(held, [by("owner", "headcount.withdraw", "h1", { only: "headcount" })]);
    expect(codeOf(held, by("owner", "frame.flag", "c", apart))).toBe(1);
  });
});

const marksOf = (held: Draft) => exportCase(held).items.find(({ id }) => id === "c")?.marks;

describe("the marks of an item", () => {
  const both = [by("r1", "marks.state", "c", NOW), by("r2", "marks.review", "c", NOW)];

  test("are signed off by one member and reviewed by another, as they are then", () => {
    const held = desk();
    expect(codeOf(held, by("r2", "marks.review", "c", NOW))).toBe("marks-not-signed");
    play(held, both);
    expect(marksOf(held)).toEqual({ statedBy: "r1", reviewedBy: "r2" });
    for (const member of ["r1", "r2"]) expect(codeOf(held, by(member, "marks.state", "c", NOW))).toBe(0);
    expect(codeOf(held, by("r1", "marks.review", "c", NOW))).toBe("second-member-needed");
    expect(codeOf(held, by("ed", "marks.review", "c", NOW))).toBe("already-reviewed");
    expect(codeOf(held, by("ed", "marks.state", "x", NOW))).toBe("no-frames");
    play(held, [by("r2", "marks.withdraw", "c", { only: "review" })]);
    expect(marksOf(held)).toEqual({ statedBy: "r1" });
    expect(codeOf(held, by("r2", "marks.state", "c", NOW))).toBe("already-stated");
    play(held, [by("r2", "marks.withdraw", "c", { only: "marks" })]);
    expect(marksOf(held)).toBeUndefined();
  });

  const mark = { item: "c", subject: "prisoner", attributes: [], spans: [[0, 0]], track: null };
  test.each([
    ["another sighting", by("r1", "sighting.mark", "s9", mark)],
    ["a sighting described otherwise", by("r1", "sighting.describe", "s3", { attributes: ["wounded"] })],
    ["a mirror flagged", by("r1", "frame.flag", "c", { item: "c", span: [0, 0], coVisible: false })],
    [
      "a span marked in full",
      by("r1", "frame.flag", "c", { item: "c", span: [0, 40_000], exhaustive: true }),
    ],
  ])("lose both signatures by %s, and nobody signs the version before it", (_, edit) => {
    const held = desk(...both);
    const old = at(held, by("r1", "marks.state", "c", NOW));
    play(held, [edit]);
    expect(marksOf(held)).toBeUndefined();
    expect(codeOf(held, old)).toBe("marks-changed");
    play(held, both);
    expect(marksOf(held)).toEqual({ statedBy: "r1", reviewedBy: "r2" });
  });

  test("keep them when another item is marked, or a headcount is stated", () => {
    const held = desk(
      ...both,
      by("r1", "sighting.mark", "s9", { ...mark, item: "b" }),
      signed(state({ item: "c" })),
    );
    expect(marksOf(held)).toEqual({ statedBy: "r1", reviewedBy: "r2" });
  });

  test("can be signed off where nobody is marked: that is something to have looked at, too", () => {
    const held = freshHeld();
    play(held, [...COLLECTED, ...both]);
    expect(marksOf(held)).toEqual({ statedBy: "r1", reviewedBy: "r2" });
  });
});

describe("a group", () => {
  const members = (...ids: string[]) => ({ members: ids, ...NOW });
  const separate = { kind: "separate", groups: ["g2", "g3"] };
  const stated = [
    by("r1", "group.review", "g1", NOW),
    by("r1", "group.review", "g2", NOW),
    by("r1", "fact.state", "F1", { assertion: separate, basis: "50 km" }),
    by("r2", "fact.review", "F1"),
  ];

  test("that changes loses its review, and so does every fact that names it or a group that holds it", () => {
    const held = desk(...stated);
    expect(held.fact.get("F1")?.reviewedBy).toBe("r2");
    play(held, [by("ed", "group.change", "g1", members("a"))]);
    expect(held.group.get("g1")).toMatchObject({ members: ["a"], statedBy: "ed", reviewedBy: null });
    expect(held.group.get("g2")).toMatchObject({ reviewedBy: "r1" });
    expect(held.fact.get("F1")).toMatchObject({ statedBy: "r1", reviewedBy: null, withdrawn: false });
  });

  test("is changed only as it was seen, never into itself, and not at all when it is so already", () => {
    const held = desk(...stated);
    expect(codeOf(held, by("ed", "group.change", "g1", { members: ["a"], version: 1 }))).toBe(
      "group-changed",
    );
    expect(codeOf(held, by("ed", "group.change", "g1", members("g2")))).toBe("group-cycle");
    expect(codeOf(held, by("ed", "group.change", "g1", members("nobody")))).toBe("no-such-member-of-group");
    expect(codeOf(held, by("ed", "group.change", "g1", members("a", "s3")))).toBe(0);
    expect(codeOf(held, by("ed", "group.change", "g7", members("a")))).toBe("no-such-group");
  });

  test("is reviewed by another member than the one who said who belongs to it, as it is then", () => {
    const held = desk();
    expect(codeOf(held, by("owner", "group.review", "g1", NOW))).toBe("second-member-needed");
    expect(codeOf(held, by("r1", "group.review", "g1", { version: 2 }))).toBe("group-changed");
    play(held, [by("r1", "group.review", "g1", NOW), by("ed", "group.withdraw", "g1", { only: "review" })]);
    expect(held.group.get("g1")?.reviewedBy).toBeNull();
    expect(codeOf(held, by("r1", "group.review", "g1", NOW))).toBe(1);
  });
});
