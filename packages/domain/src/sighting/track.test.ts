// Where somebody is drawn: at key frames what a member drew, between them the straight line, and nothing across a gap.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import { changeSchema } from "../journal/entry.ts";
import { PTS_US, SEED } from "../testing/any-change.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { boxRemoved, boxSet, broughtTo, joined, leaving, splitAt, type Track } from "./edit-track.ts";
import { boxAt, isVisible, type Drawn } from "./track.ts";

const walker: Drawn = {
  spans: [
    [0, 200],
    [600, 800],
  ],
  track: [
    [0, 0, 0, 0.1, 0.2],
    [200, 0.2, 0.1, 0.1, 0.2],
    [600, 0.5, 0.5, 0.1, 0.2],
  ],
};

describe("a box", () => {
  test("a box that a member drew at this instant is given as marked", () => {
    expect(boxAt(walker, 200)).toEqual({
      left: 0.2,
      top: 0.1,
      width: 0.1,
      height: 0.2,
      from: "marked",
    });
  });

  test("between two marked boxes it lies on the line, and says that nobody drew it", () => {
    expect(boxAt(walker, 100)).toMatchObject({ left: 0.1, top: 0.05, from: "between" });
  });

  test("while the person is out of the picture there is no box, whatever the track says on both sides", () => {
    expect(boxAt(walker, 400)).toBeNull();
  });

  test("after the last marked box of a span the box stays, and is not called marked", () => {
    expect(boxAt(walker, 700)).toMatchObject({ left: 0.5, from: "between" });
  });
});

const FRAMES = 40;
const place = fc
  .tuple(...[0.1, 0.2, 0.3, 0.4].map(() => fc.double({ min: 0.01, max: 0.5, noNaN: true })))
  .map(([left = 0, top = 0, width = 0, height = 0]) => ({ left, top, width, height }));
const frame = fc.nat(FRAMES - 1);
/** A track that hands made, edit by edit. */
const drawn: fc.Arbitrary<Track> = fc
  .array(
    fc.oneof(
      fc.record({ do: fc.constant("set" as const), at: frame, place }),
      fc.record({
        do: fc.constantFrom("bring" as const, "leave" as const, "remove" as const),
        at: frame,
        to: frame,
      }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((edits) => {
    let now = boxSet({ spans: [], track: [] }, 3, { left: 0.1, top: 0.1, width: 0.1, height: 0.2 });
    for (const edit of edits) {
      if (edit.do === "set") now = boxSet(now, edit.at, edit.place);
      else if (edit.do === "bring") now = broughtTo(now, edit.at, edit.to) ?? now;
      else if (edit.do === "leave") now = leaving(now, edit.at) ?? now;
      else now = boxRemoved(now, edit.at) ?? now;
    }
    return now;
  });
const seenIn = (track: Track) =>
  Array.from({ length: FRAMES }, (_, at) => at).filter((at) => isVisible(track, at));
const runs = { seed: SEED, numRuns: 1000 };

describe("whatever hands do", () => {
  test("who is seen has a box, who is not has none, and a drawn box is where it was drawn", () => {
    fc.assert(
      fc.property(drawn, (track) => {
        for (let at = 0; at < FRAMES; at += 1) expect(boxAt(track, at) !== null).toBe(isVisible(track, at));
        for (const [at, left, top, width, height] of track.track)
          expect(boxAt(track, at)).toEqual({ left, top, width, height, from: "marked" });
      }),
      runs,
    );
  });

  test("spans stay in order and apart, and every box in one of them: the desk takes all of it", () => {
    fc.assert(
      fc.property(drawn, ({ spans, track }) => {
        expect(spans.every(([start], i) => start > (spans[i - 1]?.[1] ?? -1))).toBe(true);
        expect(track.every(([at], i) => at > (track[i - 1]?.[0] ?? -1) && isVisible({ spans }, at))).toBe(
          true,
        );
      }),
      runs,
    );
  });

  test("a split leaves every frame to one of the two, where it was; joined they are whole again", () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: FRAMES - 1 }), (track, at) => {
        const parts = splitAt(track, at - 1, at);
        if (parts === null) return;
        const [early, late] = parts;
        expect([...seenIn(early), ...seenIn(late)]).toEqual(seenIn(track));
        for (const when of seenIn(track)) {
          const now = boxAt(when < at ? early : late, when);
          const then = boxAt(track, when);
          for (const side of ["left", "top", "width", "height"] as const)
            expect(now?.[side]).toBeCloseTo(then?.[side] ?? NaN, 9);
        }
        expect(joined(early, late)).not.toBeNull();
        expect(joined(track, early)).toBeNull();
      }),
      runs,
    );
  });

  test("who leaves is where they were up to there, and nowhere after", () => {
    fc.assert(
      fc.property(drawn, frame, (track, at) => {
        const left = leaving(track, at);
        if (left === null) return;
        const [, end] = track.spans.find(([start, last]) => start <= at && at <= last) ?? [0, 0];
        expect(seenIn(left)).toEqual(seenIn(track).filter((when) => when <= at || when > end));
        for (const when of seenIn(left))
          expect(boxAt(left, when)?.left).toBeCloseTo(boxAt(track, when)?.left ?? NaN, 9);
      }),
      runs,
    );
  });
});

const at = (n: number) => PTS_US[n] ?? 0;
const box = (when: number, ...sides: readonly number[]) => [when, ...sides];

describe("the desk refuses by name", () => {
  const marked = (track: unknown, spans = [[at(0), at(2)]]) => {
    const held = freshHeld();
    play(held, COLLECTED);
    const payload = { item: "c", subject: "prisoner", attributes: [], spans, track };
    const decided = decide(
      held,
      signed(changeSchema.parse({ verb: "sighting.mark", subject: "p1", payload })),
    );
    return decided.ok ? "marked" : decided.refusal.code;
  };
  test.each([
    ["of no width", [box(at(0), 0.1, 0.1, 0, 0.2)]],
    ["of no height", [box(at(0), 0.1, 0.1, 0.2, 0)]],
    ["over the right edge", [box(at(0), 0.9, 0.1, 0.2, 0.2)]],
    ["over the lower edge", [box(at(0), 0.1, 0.9, 0.2, 0.2)]],
    ["where nobody is seen", [box(at(3), 0.1, 0.1, 0.2, 0.2)]],
    ["twice in one frame", [box(at(0), 0.1, 0.1, 0.2, 0.2), box(at(0), 0.3, 0.1, 0.2, 0.2)]],
    ["out of order", [box(at(1), 0.1, 0.1, 0.2, 0.2), box(at(0), 0.3, 0.1, 0.2, 0.2)]],
    ["in a track of none", []],
  ])("a box %s", (_, track) => {
    expect(marked(track)).toBe("bad-box");
  });

  test("a box at no frame, and takes one that touches every edge", () => {
    expect(marked([box(at(0) + 1, 0.1, 0.1, 0.2, 0.2)])).toBe("not-a-frame");
    expect(marked([box(at(0), 0, 0, 1, 1), box(at(2), 0.66667, 0.5, 0.33333, 0.5)])).toBe("marked");
  });
});

describe("drawn anew", () => {
  const mark = { item: "c", subject: "prisoner", attributes: [], spans: [[0, 0]] };
  const correct = (held: ReturnType<typeof freshHeld>, changes: object, reason = "too large") =>
    decide(held, {
      ...signed(
        changeSchema.parse({ verb: "sighting.correct", subject: "p1", payload: { ...mark, ...changes } }),
      ),
      reason,
    });
  const held = () => {
    const there = freshHeld();
    const payload = { ...mark, track: [[0, 0.1, 0.1, 0.2, 0.2]] };
    play(there, [
      ...COLLECTED,
      signed(changeSchema.parse({ verb: "sighting.mark", subject: "p1", payload })),
    ]);
    return there;
  };

  test("a sighting has the new boxes, keeps them where none are named, and says so once", () => {
    const there = held();
    const track = [[0, 0.2, 0.1, 0.2, 0.2]];
    expect(correct(there, { track: [[0, 0.1, 0.1, 0.2, 0.2]] })).toEqual({ ok: true, value: [] });
    const decided = correct(there, { track });
    expect(decided).toMatchObject({ ok: true, value: [{ verb: "sighting.correct" }] });
    play(there, decided.ok ? decided.value : []);
    expect(there.tracks.of("p1")).toEqual(track);
    expect(there.sighting.get("p1")).not.toHaveProperty("track");
    play(there, [
      signed(
        { verb: "sighting.correct", subject: "p1", payload: { ...mark, attributes: ["wounded"] } as never },
        "owner",
        "seen again",
      ),
    ]);
    expect(there.tracks.of("p1")).toEqual(track);
    expect(there.sighting.get("p1")?.attributes).toEqual(["wounded"]);
  });

  test("boxes of frames in which somebody is seen no more go with them", () => {
    const there = freshHeld();
    const track = [box(at(0), 0.1, 0.1, 0.2, 0.2), box(at(2), 0.3, 0.1, 0.2, 0.2)];
    const payload = { ...mark, spans: [[at(0), at(2)]], track };
    play(there, [
      ...COLLECTED,
      signed(changeSchema.parse({ verb: "sighting.mark", subject: "p1", payload })),
    ]);
    const decided = correct(there, { spans: [[at(1), at(2)]] });
    play(there, decided.ok ? decided.value : []);
    expect(there.tracks.of("p1")).toEqual([track[1]]);
    const none = correct(there, { spans: [[at(0), at(1)]] });
    play(there, none.ok ? none.value : []);
    expect(there.tracks.of("p1")).toBeNull();
  });

  test("and what was reviewed of whom was drawn there is looked at again", () => {
    const there = held();
    const other = signed(
      changeSchema.parse({ verb: "sighting.mark", subject: "p2", payload: { ...mark, track: null } }),
    );
    const fact = {
      assertion: { kind: "different" as const, between: ["p1", "p2"] as [string, string] },
      basis: "scar",
    };
    play(there, [
      other,
      signed({ verb: "fact.state", subject: "F1", payload: fact }),
      signed({ verb: "fact.review", subject: "F1", payload: {} }, "r1"),
    ]);
    expect(there.fact.get("F1")?.reviewedBy).toBe("r1");
    const decided = correct(there, { track: [[0, 0.7, 0.1, 0.2, 0.2]] });
    expect(decided.ok && decided.value.map(({ verb }) => verb)).toEqual([
      "sighting.correct",
      "fact.withdraw",
    ]);
    play(there, decided.ok ? decided.value : []);
    expect(there.fact.get("F1")).toMatchObject({ reviewedBy: null, withdrawn: false });
    expect(correct(there, { attributes: ["wounded"] })).toMatchObject({
      value: [{ verb: "sighting.correct" }],
    });
  });
});
