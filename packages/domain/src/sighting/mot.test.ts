// MOT rows become tracks on the item's real frames: whatever their times, and whatever else the file holds.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeSchema } from "../journal/entry.ts";
import { decide } from "../decide.ts";
import { PTS_US, SEED } from "../testing/any-change.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { readMot, readMotInfo } from "./mot.ts";

const seen = { width: 200, height: 100, ptsUs: PTS_US };
const target = { item: "c", subject: "prisoner", prefix: "clip-", seen };
const box = "20,10,40,50";
const read = (...lines: string[]) => readMot(lines.join("\n"), target);
const marks = (...lines: string[]) =>
  read(...lines).changes.map((change) => {
    const marked = changeSchema.parse(change);
    if (marked.verb !== "sighting.mark") throw new Error(`Expected sighting.mark, got ${marked.verb}.`);
    return { id: marked.subject, ...marked.payload };
  });

describe("frames that follow one another", () => {
  test("make one span, from the first one's time to the last one's, however uneven the times are", () => {
    expect(marks(`1,7,${box},1,-1,-1,-1`, `2,7,${box},1`, `3,7,${box},1`, `4,7,${box}`)).toMatchObject([
      { id: "clip-7", item: "c", subject: "prisoner", attributes: [], spans: [[0, 130_000]] },
    ]);
  });

  test("are ordered first, and a gap ends the span", () => {
    expect(marks(`5,7,${box}`, `1,7,${box}`, `3,7,${box}`, `2,7,${box}`)).toMatchObject([
      {
        spans: [
          [0, 80_000],
          [200_000, 200_000],
        ],
      },
    ]);
  });

  test("belong to their own track", () => {
    expect(marks(`1,7,${box}`, `1,8,${box}`, `2,8,${box}`)).toMatchObject([
      { id: "clip-7", spans: [[0, 0]] },
      { id: "clip-8", spans: [[0, 40_000]] },
    ]);
  });

  test("give the spans that were drawn, for any choice of frames and any times", () => {
    const clip = fc.uniqueArray(fc.nat(10_000_000), { minLength: 1, maxLength: 30 }).chain((times) =>
      fc.record({
        ptsUs: fc.constant([...times].sort((a, b) => a - b)),
        shown: fc.uniqueArray(fc.integer({ min: 1, max: times.length }), { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(clip, ({ ptsUs, shown }) => {
        const text = shown.map((frame) => `${frame},1,${box},1`).join("\r\n");
        const { changes, refusals } = readMot(text, { ...target, seen: { ...seen, ptsUs } });
        expect(refusals).toEqual([]);
        const [mark] = changes;
        const spans: readonly (readonly [number, number])[] =
          mark?.verb === "sighting.mark" ? mark.payload.spans : [];
        const inside = ptsUs.map((at) => spans.some(([start, end]) => start <= at && at <= end));
        expect(inside).toEqual(ptsUs.map((_, i) => shown.includes(i + 1)));
        expect(spans.flat().every((end) => ptsUs.includes(end))).toBe(true);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe("a box", () => {
  test.each([
    ["inside", "20,10,40,50", [0, 0.1, 0.1, 0.2, 0.5]],
    ["over the left and upper edge", "-20,-10,40,50", [0, 0, 0, 0.1, 0.4]],
    ["over the right and lower edge", "180,90,40,50", [0, 0.9, 0.9, 0.1, 0.1]],
    ["larger than the frame", "-1,-1,999,999", [0, 0, 0, 1, 1]],
    ["of thirds of a pixel", "66.666,33.333,1,1", [0, 0.33333, 0.33333, 0.005, 0.01]],
  ])("%s is kept as shares of the frame", (_, px, track) => {
    expect(marks(`1,1,${px},1`)).toMatchObject([{ track: [track] }]);
  });

  test.each([
    ["without width", `1,1,10,10,0,5,1`, /above 0/],
    ["of negative height", `1,1,10,10,5,-5,1`, /above 0/],
    ["in half a frame", `1.5,1,${box},1`, /whole numbers/],
    ["with words", `one,1,${box},1`, /as numbers/],
    ["with an empty place", `1,1,,10,40,50,1`, /as numbers/],
    ["with an empty confidence", `1,1,${box},`, /as numbers/],
    ["with too few places", `1,1,20,10`, /as numbers/],
    ["at infinity", `1,1,Infinity,10,5,5,1`, /as numbers/],
    ["in a file of semicolons", `1;1;20;10;40;50;1`, /as numbers/],
  ])("%s is refused by its line, and the others are read", (_, line, sentence) => {
    const { changes, refusals, rows } = read(`2,9,${box},1`, "", line);
    expect(refusals).toMatchObject([
      { code: "bad-mot-row", path: "line 3", sentence: expect.stringMatching(sentence) },
    ]);
    expect(changes.map((change) => change.subject)).toEqual(["clip-9"]);
    expect(rows).toBe(2);
  });
});

describe("tracks of another film are refused whole", () => {
  const info = { frames: 5, width: 200, height: 100 };

  test.each([
    ["a frame after the last", `6,1,${box},1`, /frame 6 is not among its 5 frames/],
    ["a frame 0: all would be one late", `0,1,${box},1`, /frame 0 is not among/],
    ["a box wholly outside", "1,1,300,10,5,5,1", /wholly outside its 200 × 100 pixels/],
  ])("by %s", (_, line, sentence) => {
    const { changes, refusals } = read(`2,9,${box},1`, line, `3,9,${box},1`);
    expect(changes).toEqual([]);
    expect(refusals).toMatchObject([
      { code: "other-film", path: "line 2", sentence: expect.stringMatching(sentence) },
    ]);
  });

  test.each([
    ["frames", { ...info, frames: 6 }, /speaks of 6 frames, and it has 5/],
    ["width", { ...info, width: 400 }, /400 × 100 pixels, and it has 200 × 100/],
    ["height", { ...info, height: 99 }, /200 × 99/],
  ])("by the %s that their seqinfo.ini gives", (_, other, sentence) => {
    const { changes, refusals } = readMot(`2,9,${box},1`, { ...target, info: other });
    expect(changes).toEqual([]);
    expect(refusals).toMatchObject([{ code: "other-film", sentence: expect.stringMatching(sentence) }]);
  });

  test("and those of this one are read, whatever a seqinfo.ini leaves out", () => {
    const text = "[Sequence]\r\nname=x\r\nseqLength = 5\r\nimWidth=200\r\nimHeight=100\r\n";
    expect(readMotInfo(text)).toEqual(info);
    expect(readMotInfo("seqLength=many")).toEqual({ frames: null, width: null, height: null });
    for (const said of [info, { ...info, frames: null }, { ...info, width: null }])
      expect(readMot(`2,9,${box},1`, { ...target, info: said })).toMatchObject({ refusals: [], rows: 1 });
  });
});

test("rows of confidence 0 are left out and counted, and break a span", () => {
  const reading = read(`1,1,${box},1`, `2,1,${box},0`, `3,1,${box},1`, `1,2,${box},0`);
  expect(reading).toMatchObject({ rows: 4, leftOut: 2, refusals: [] });
  expect(reading.changes).toMatchObject([
    {
      payload: {
        spans: [
          [0, 0],
          [80_000, 80_000],
        ],
      },
    },
  ]);
});

test("a track with two boxes in one frame is refused whole, and the others are read", () => {
  const { changes, refusals } = read(`1,1,${box}`, `2,1,${box}`, `1,1,${box}`, `1,2,${box}`);
  expect(refusals).toMatchObject([{ path: "track 1", sentence: expect.stringMatching(/frame 1/) }]);
  expect(changes.map((change) => change.subject)).toEqual(["clip-2"]);
});

test("nothing, and nothing but junk, is read as nothing", () => {
  expect(read()).toEqual({ changes: [], refusals: [], rows: 0, leftOut: 0 });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (junk) => {
      const { changes, refusals, rows, leftOut } = readMot(`x${junk.replaceAll(",", ";")}`, target);
      expect(changes).toEqual([]);
      expect(leftOut).toBe(0);
      expect(refusals).toHaveLength(rows);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test("what was read is what the rule of marking takes, once", () => {
  const held = freshHeld();
  play(held, COLLECTED);
  const { changes } = read(`1,1,${box}`, `2,1,${box}`, `4,1,${box}`, `5,2,${box}`);
  const proposed = changes.map((change) => signed(changeSchema.parse(change), "r1"));
  expect(play(held, proposed)).toHaveLength(2);
  for (const change of proposed) expect(decide(held, change)).toEqual({ ok: true, value: [] });
});
