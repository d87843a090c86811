// The maximum shown: what has to be marked for it, what lies within what, and when it cannot be stated.
import { describe, expect, it } from "vitest";
import { caseOf, people, photo, same, SIGNED } from "../testing/examples.ts";
import type { Case, Fact, Sighting } from "../case/shape.ts";
import { conflicts, count } from "./count.ts";

const exhaustive = (...items: string[]) => items.map((item) => ({ item, at: 0, exhaustive: true }));
const guardIn = (item: string): Sighting => ({
  id: `${item}-guard`,
  item,
  subject: "guard",
  attributes: [],
  spans: [[0, 0]],
});
const counted = (item: string, atLeast: number, subject = "prisoner") => ({
  id: `${item}-h`,
  item,
  at: 0,
  subject,
  atLeast,
  atMost: null,
});
const within = (inner: string, outer: string, id = "W"): Fact => ({
  ...SIGNED,
  id,
  kind: "within",
  inner,
  outer,
});

const shownIn = (file: Case) => {
  const { maximumShown, because } = count(file);
  return because === null ? maximumShown : because.spans;
};

describe("the maximum shown", () => {
  const base = caseOf({
    items: [photo("i2"), photo("i1"), photo("i3")],
    sightings: [...people("i1", 2), ...people("i2", 3), guardIn("i3")],
    frames: exhaustive("i1", "i2"),
  });

  it("is everybody who is not known to be somebody else", () => {
    expect(shownIn(base)).toBe(5);
    expect(shownIn({ ...base, facts: [same("F", "i1-0", "i2-0")] })).toBe(4);
    expect(shownIn({ ...base, facts: [same("F", "i1-0", "i2-0"), same("G", "i1-1", "i2-0")] })).toBe(5);
  });

  it("asks nothing of frames that show nobody who counts, nor of items that do not", () => {
    expect(shownIn({ ...base, headcounts: [counted("i3", 5, "guard")] })).toBe(5);
    const unseen = { ...base, items: [...base.items, photo("i4", { verdict: "none" })] };
    expect(shownIn({ ...unseen, sightings: [...base.sightings, ...people("i4", 7)] })).toBe(5);
  });

  it("names the spans that are not marked, by item", () => {
    expect(shownIn({ ...base, frames: [] })).toEqual([
      { item: "i1", span: [0, 0] },
      { item: "i2", span: [0, 0] },
    ]);
    expect(
      shownIn({
        ...base,
        frames: [
          { item: "i2", at: 0, exhaustive: true },
          { item: "i1", at: 0, coVisible: true },
        ],
      }),
    ).toEqual([{ item: "i1", span: [0, 0] }]);
    expect(
      shownIn({ ...base, frames: [...exhaustive("i2"), { item: "i1", at: 0, exhaustive: false }] }),
    ).toEqual([{ item: "i1", span: [0, 0] }]);
  });

  it("cannot be stated where a headcount leaves people unmarked, but can where it leaves none", () => {
    expect(shownIn({ ...base, headcounts: [counted("i1", 2)] })).toBe(5);
    expect(shownIn({ ...base, headcounts: [counted("i1", 3)] })).toEqual([{ item: "i1", span: [0, 0] }]);
    expect(shownIn({ ...base, headcounts: [counted("i3", 0)] })).toEqual([{ item: "i3", span: [0, 0] }]);
    expect(count({ ...base, headcounts: [counted("i1", 4)] }).because?.sentence).toBe(
      "No maximum can be stated: people who count are visible in 1 span not marked exhaustively.",
    );
  });
});

describe("people within a fully marked group", () => {
  const base = caseOf({
    items: [photo("i1"), photo("i2"), photo("i3")],
    sightings: [...people("i1", 3), ...people("i2", 2), ...people("i3", 1)],
    frames: exhaustive("i1", "i2", "i3"),
    groups: [
      { id: "column", members: ["i1"] },
      { id: "roadside", members: ["i2"] },
      { id: "cell", members: ["i3"] },
      { id: "hollow", members: [] },
    ],
  });

  it("are not shown a second time", () => {
    expect(shownIn(base)).toBe(6);
    expect(shownIn({ ...base, facts: [within("roadside", "column")] })).toBe(4);
    expect(shownIn({ ...base, facts: [within("roadside", "column"), within("cell", "roadside", "V")] })).toBe(
      3,
    );
    expect(shownIn({ ...base, facts: [{ ...within("roadside", "column"), reviewedBy: null }] })).toBe(6);
  });

  it("are counted once even where they are marked in both", () => {
    const facts = [within("roadside", "column"), same("F", "i1-0", "i2-0")];
    expect(shownIn({ ...base, facts })).toBe(4);
  });

  it("of groups within each other are absorbed by neither", () => {
    const equal = { ...base, sightings: [...base.sightings, ...people("i2", 3).slice(2)] };
    expect(shownIn({ ...equal, facts: [within("roadside", "column")] })).toBe(4);
    expect(
      shownIn({ ...equal, facts: [within("roadside", "column"), within("column", "roadside", "V")] }),
    ).toBe(7);
  });

  it("are not absorbed by a group that shows nobody", () => {
    expect(shownIn({ ...base, facts: [within("roadside", "hollow")] })).toBe(6);
  });

  it("are told where one frame shows more of them than the group has marks, whatever links make it smaller", () => {
    const crowd = { ...base, sightings: [...base.sightings, ...people("i2", 4).slice(2)] };
    const [claim, link] = [within("roadside", "column"), same("J", "i1-0", "i3-0")];
    expect(conflicts({ ...crowd, facts: [claim, link] })).toMatchObject([
      {
        kind: "fully-marked",
        facts: ["W"],
        sentence:
          '"W" says that everybody in the group "roadside" is one of "column", which is fully marked, but one frame of "roadside" shows more people than "column" has marks. It is wrong, or somebody is not marked; until that is settled it is not used.',
      },
    ]);
    expect(count({ ...crowd, facts: [link, claim] }).suspended).toEqual(["W"]);
    // Two photos of the roadside may show the same people.
    const apart = { ...crowd, items: [...base.items, photo("i4")] };
    const again = apart.sightings.map((one) => (one.id === "i2-3" ? { ...one, item: "i4" } : one));
    const roadside = base.groups.map((one) =>
      one.id === "roadside" ? { ...one, members: ["i2", "i4"] } : one,
    );
    expect(conflicts({ ...apart, sightings: again, groups: roadside, facts: [claim] })).toEqual([]);
  });

  it("stand in no conflict where the outer group is not marked, or holds unmarked people", () => {
    const crowd = {
      ...base,
      sightings: [...base.sightings, ...people("i2", 5).slice(2)],
      facts: [within("roadside", "column")],
    };
    expect(conflicts(crowd)).toHaveLength(1);
    expect(conflicts({ ...crowd, frames: exhaustive("i2", "i3") })).toEqual([]);
    expect(conflicts({ ...crowd, headcounts: [counted("i1", 4)] })).toEqual([]);
    expect(conflicts({ ...crowd, headcounts: [counted("i1", 3)] })).toHaveLength(1);
    expect(conflicts({ ...crowd, headcounts: [counted("i1", 2, "guard")] })).toEqual([]);
    // What other items show is not asked about.
    expect(conflicts({ ...crowd, frames: exhaustive("i1") })).toHaveLength(1);
    expect(conflicts({ ...crowd, headcounts: [counted("i3", 9)] })).toHaveLength(1);
  });

  it("stand in conflict by the unmarked people of a headcount among them, and only of theirs", () => {
    const facts = [within("roadside", "column")];
    expect(conflicts({ ...base, facts, headcounts: [counted("i2", 4)] })).toHaveLength(1);
    expect(conflicts({ ...base, facts, headcounts: [counted("i2", 3)] })).toEqual([]);
    expect(conflicts({ ...base, facts, headcounts: [counted("i3", 4)] })).toEqual([]);
    const named = { ...base, groups: [...base.groups, { id: "two of them", members: ["i1-0", "i1-1"] }] };
    const both = { ...named, sightings: [...base.sightings, ...people("i2", 3).slice(2)] };
    expect(conflicts({ ...both, facts: [within("roadside", "two of them")] })).toHaveLength(1);
    expect(conflicts({ ...both, facts: [within("two of them", "roadside")] })).toEqual([]);
    // Nobody says that the unmarked people of the same photo are among those two.
    const claims = [within("two of them", "roadside")];
    expect(conflicts({ ...both, facts: claims, headcounts: [counted("i1", 9)] })).toEqual([]);
  });

  it("stand in no conflict while a headcount of the outer group, even of nobody, is not marked exhaustively", () => {
    const video = photo("i4", { kind: "video" });
    const nobody = { ...counted("i4", 0), at: 5 };
    const open = {
      ...base,
      items: [...base.items, video],
      sightings: [...base.sightings, ...people("i2", 4).slice(2)],
      headcounts: [nobody],
      groups: [{ id: "column", members: ["i1", "i4"] }, ...base.groups.slice(1)],
      facts: [within("roadside", "column")],
    };
    expect(conflicts(open)).toEqual([]);
    expect(
      conflicts({ ...open, frames: [...base.frames, { item: "i4", at: 5, exhaustive: true }] }),
    ).toHaveLength(1);
  });
});
