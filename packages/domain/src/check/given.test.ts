// What an answer gives and rests on: times with a precision, places with a radius, and regions and instants that are none.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { PTS_US, SEED } from "../testing/any-change.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { precisionSchema } from "./given.ts";
import { standing } from "./standing.ts";

const desk = () => {
  const held = freshHeld();
  play(held, COLLECTED);
  return held;
};
const answer = (over: object, item = "a"): Signed =>
  signed(
    changeSchema.parse({
      verb: "check.answer",
      subject: item,
      payload: { question: "time", result: "passed", basis: "the shadows", evidence: [], ...over },
    }),
    "ed",
  );
const said = (over: object, item?: string): string => {
  const decided = decide(desk(), answer(over, item));
  return decided.ok ? "taken" : decided.refusal.code;
};
const MILL = { latitude: 50.4501, longitude: 30.5234, radiusMetres: 200 };

describe("a time", () => {
  test("is taken exactly where it says no more than what is written of it", () => {
    const { options } = precisionSchema;
    const written = [
      ["2031", "year"],
      ["2031-04", "month"],
      ["2031-04-09", "day"],
      ["2031-04-09T10:30Z", "minute"],
      ["2031-04-09T10:30:07Z", "second"],
      ["2031-04-09T10:30:07.25Z", "second"],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...written), fc.constantFrom(...options), ([at, finest], precision) => {
        const fits = options.indexOf(precision) >= options.indexOf(finest);
        expect(said({ time: { at, precision } })).toBe(fits ? "taken" : "precision-too-fine");
      }),
      { seed: SEED },
    );
  });

  test("exists, is asked for, and is not given by who cannot say", () => {
    const day = { at: "2031-04-09", precision: "day" };
    expect(said({ time: { at: "2031-02-30", precision: "day" } })).toBe("no-such-time");
    expect(said({ time: day, result: "failed" })).toBe("taken");
    expect(said({ time: day, result: "cannot say" })).toBe("answer-says-both");
    expect(said({ time: day, result: "not applicable" })).toBe("answer-says-both");
    expect(said({ time: day, question: "place" })).toBe("not-asked-for");
    expect(said({ place: MILL })).toBe("not-asked-for");
    expect(() => answer({ time: { at: "yesterday", precision: "day" } })).toThrow("a date is 2031");
  });

  test("that changes is another answer, and cannot say closes the question", () => {
    const held = desk();
    play(held, [answer({ time: { at: "2031-04", precision: "month" } })]);
    expect(standing(held, "a", "time")?.time).toEqual({ at: "2031-04", precision: "month" });
    play(held, [answer({ time: { at: "2031-04", precision: "year" } })]);
    expect(standing(held, "a", "time")?.time?.precision).toBe("year");
    play(held, [answer({ result: "cannot say" })]);
    expect(standing(held, "a", "time")).toMatchObject({ result: "cannot say", time: null });
  });
});

test("a place lies on the Earth and has a radius", () => {
  expect(said({ question: "place", place: MILL })).toBe("taken");
  for (const wrong of [
    { ...MILL, latitude: 90.1 },
    { ...MILL, longitude: -180.1 },
    { ...MILL, radiusMetres: 0 },
    { ...MILL, radiusMetres: 1.5 },
    { latitude: 1, longitude: 1 },
  ])
    expect(() => answer({ question: "place", place: wrong })).toThrow("place");
});

describe("a still", () => {
  const side = fc.oneof(
    fc.double({ min: -0.2, max: 1.2, noNaN: true }),
    fc.constantFrom(0, 1, 0.5, -0, 1e-300, 1 - 1e-16, Number.MIN_VALUE, 1e308, -1e308),
  );

  test("has a region that is inside it and has an area, or is refused by name", () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fc.tuple(side, side, side, side), (region) => {
        const [left, top, width, height] = region;
        const [right, bottom] = [left + width, top + height];
        const inside = [left, top, right, bottom].every((edge) => edge >= 0 && edge <= 1);
        const outcome = said({ evidence: [{ kind: "still", at: 0, region }] });
        outcomes.add(outcome);
        // What is thinner than a thousandth may be either; all else is one or the other.
        const isWhole = inside && width > 0.001 && height > 0.001;
        const isNone = !inside || width * height <= 0;
        const expected = isWhole ? ["taken"] : isNone ? ["no-such-region"] : ["taken", "no-such-region"];
        expect(expected).toContain(outcome);
      }),
      { seed: SEED, numRuns: 2000 },
    );
    expect([...outcomes].sort()).toEqual(["no-such-region", "taken"]);
  });

  test("is of an instant that is a frame, or the nearest is named", () => {
    const frames = new Set<number>(PTS_US);
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...PTS_US), fc.integer({ min: -10, max: 300_000 })), (at) => {
        const decided = decide(desk(), answer({ evidence: [{ kind: "still", at, region: null }] }, "c"));
        expect(decided.ok).toBe(frames.has(at));
        if (decided.ok) return;
        const nearest = Math.min(...PTS_US.map((frame) => Math.abs(frame - at)));
        const named = /nearest is at (-?\d+)/.exec(decided.refusal.sentence)?.[1];
        expect([decided.refusal.code, Math.abs(Number(named) - at)]).toEqual(["not-a-frame", nearest]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test("is of no film whose frames nobody knows, and of no file that has none", () => {
    const evidence = [{ kind: "still", at: 0, region: null }];
    expect(said({ evidence }, "d")).toBe("not-inspected");
    expect(said({ evidence }, "x")).toBe("no-frames");
  });
});
