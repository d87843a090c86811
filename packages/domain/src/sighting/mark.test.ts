// Marking the same person again adds what is new about them and nothing else.
import { expect, test } from "vitest";
import { decide } from "../decide.ts";
import { changeSchema } from "../journal/entry.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";

const mark = (changes: object) =>
  signed(
    changeSchema.parse({
      verb: "sighting.mark",
      subject: "p1",
      payload: {
        item: "c",
        subject: "prisoner",
        attributes: [],
        spans: [[0, 40_000]],
        track: null,
        ...changes,
      },
    }),
  );
const marked = (changes: object) => {
  const held = freshHeld();
  play(held, [...COLLECTED, mark(changes)]);
  return held;
};

test("attributes given twice are said once", () => {
  const held = marked({ attributes: ["wounded", "wounded"] });
  expect(decide(held, mark({ attributes: ["wounded", "wounded"] }))).toEqual({ ok: true, value: [] });
  expect(decide(held, mark({ attributes: [] }))).toEqual({ ok: true, value: [] });
  expect(decide(held, mark({ attributes: ["says-conscript"] }))).toMatchObject({
    value: [{ verb: "sighting.describe", payload: { attributes: ["wounded", "says-conscript"] } }],
  });
});

test("two attributes are not one with a space", () => {
  const held = marked({ attributes: ["a b"] });
  const describe = signed({ verb: "sighting.describe", subject: "p1", payload: { attributes: ["a", "b"] } });
  expect(play(held, [describe])).toHaveLength(1);
  expect(held.sighting.get("p1")?.attributes).toEqual(["a", "b"]);
});

test.each([
  [
    "overlap",
    [
      [0, 80_000],
      [40_000, 130_000],
    ],
  ],
  [
    "meet",
    [
      [0, 40_000],
      [40_000, 80_000],
    ],
  ],
  [
    "come in the wrong order",
    [
      [80_000, 80_000],
      [0, 0],
    ],
  ],
  [
    "are there twice",
    [
      [0, 0],
      [0, 0],
    ],
  ],
])("spans that %s are refused, because a case file could not carry them", (_, spans) => {
  expect(marked({ spans }).sighting.size).toBe(0);
});

test("a track may be added by nobody else's box", () => {
  const track = [[0, 0.1, 0.1, 0.2, 0.2]];
  const held = marked({ track });
  expect(decide(held, mark({}))).toEqual({ ok: true, value: [] });
  expect(decide(held, mark({ track: [[0, 0.5, 0.1, 0.2, 0.2]] }))).toMatchObject({
    refusal: { code: "sighting-differs" },
  });
});
