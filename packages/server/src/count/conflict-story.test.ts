// What a conflict looks like, from the case alone.
import { conflicts, readCase, type Case } from "@sightline/count";
import { Asked, type Box } from "@sightline/domain";
import { describe, expect, test } from "vitest";
import { meetingOf, storyOf } from "./conflict-story.ts";

type Spans = readonly (readonly [number, number])[];

function caseOf(parts: {
  readonly sightings: Readonly<Record<string, readonly [item: string, spans?: Spans]>>;
  readonly facts: readonly object[];
  readonly groups?: readonly { id: string; members: readonly string[] }[];
  readonly frames?: readonly object[];
}): Case {
  const items = new Set(Object.values(parts.sightings).map(([item]) => item));
  const read = readCase({
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: [...items].map((id) => ({
      id,
      kind: id.startsWith("v") ? "video" : "photo",
      verdict: "verified",
      footage: null,
      source: null,
      capturedAt: null,
    })),
    frames: parts.frames ?? [],
    sightings: Object.entries(parts.sightings).map(([id, [item, spans = [[0, 0]]]]) => ({
      id,
      item,
      subject: "prisoner",
      attributes: [],
      spans,
    })),
    headcounts: [],
    groups: parts.groups ?? [],
    facts: parts.facts.map((fact, i) => ({
      id: `F${i + 1}`,
      basis: "seen",
      statedBy: "m1",
      reviewedBy: "m2",
      ...fact,
    })),
  });
  if (!read.ok) throw new Error(read.refusals[0]?.sentence);
  return read.case;
}

const same = (a: string, b: string) => ({ kind: "same", between: [a, b] });
const box = (at: number) => [at, 0.1, 0.1, 0.2, 0.2] as unknown as Box;
const storiesOf = (file: Case) => conflicts(file).map((conflict) => storyOf(file, conflict));

describe("one man twice in a frame", () => {
  const file = caseOf({
    sightings: { s1: ["p1"], s2: ["p1"], s3: ["p2"], s4: ["p3"] },
    facts: [same("s3", "s1"), same("s4", "s3"), same("s2", "s4")],
  });

  test("is a chain from one end to the other, however its facts are written", () => {
    const [story] = storiesOf(file);
    expect(story?.onBothSides).toEqual([]);
    expect([
      ["s1", "s3", "s4", "s2"],
      ["s2", "s4", "s3", "s1"],
    ]).toContainEqual(story?.chain);
  });

  test("meets in the photo that shows both ends", () => {
    expect(meetingOf(file, ["s1", "s3", "s4", "s2"], drawn())).toEqual({
      item: "p1",
      atUs: 0,
      sightings: ["s1", "s2"],
    });
  });
});

function drawn(boxes: Readonly<Record<string, readonly Box[]>> = {}): Asked<readonly Box[]> {
  const none = ["s1", "s2", "s3", "s4"].map((id) => [id, null] as const);
  return new Asked("the track", [...none, ...Object.entries(boxes)]);
}

describe("a meeting in a video", () => {
  const file = caseOf({
    sightings: {
      s1: ["v1", [[0, 400]]],
      s2: ["v1", [[200, 600]]],
      s3: ["v1", [[900, 900]]],
    },
    frames: [{ item: "v1", span: [0, 250], coVisible: false }],
    facts: [],
  });
  test("is at an instant at which both are drawn, and that no flag takes apart", () => {
    const tracks = drawn({ s1: [box(200), box(300), box(400)], s2: [box(200), box(300)] });
    expect(meetingOf(file, ["s1", "s2"], tracks)?.atUs).toBe(300);
  });

  test("is at an end of what both are visible in where nobody drew boxes", () => {
    expect(meetingOf(file, ["s1", "s2"], drawn())?.atUs).toBe(400);
  });

  test("is nowhere when the two are never visible together", () => {
    expect(meetingOf(file, ["s1", "s3"], drawn())).toBeNull();
    expect(meetingOf(file, [], drawn())).toBeNull();
  });
});

test("an item in two groups that share nobody is named, through a group within one of them too", () => {
  const file = caseOf({
    sightings: { s1: ["p1"], s2: ["p2"] },
    groups: [
      { id: "mill", members: ["p2"] },
      { id: "hall", members: ["p1"] },
      { id: "yard", members: ["p1"] },
    ],
    facts: [
      { kind: "separate", groups: ["mill", "hall"] },
      { kind: "within", inner: "yard", outer: "mill" },
    ],
  });
  expect(storiesOf(file)).toEqual([{ chain: [], onBothSides: ["p1"] }]);
});

test("copies of one footage in separate groups are named, also where a group names somebody in them", () => {
  const file = caseOf({
    sightings: { s1: ["p1"], s2: ["p2"] },
    groups: [
      { id: "mill", members: ["s1"] },
      { id: "hall", members: ["p2"] },
    ],
    facts: [{ kind: "separate", groups: ["mill", "hall"] }],
  });
  const copies = { ...file, items: file.items.map((item) => ({ ...item, footage: "f" })) };
  expect(storiesOf(copies)).toEqual([{ chain: [], onBothSides: ["p1", "p2"] }]);
});
