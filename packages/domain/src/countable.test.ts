// Whatever was accepted, the investigation can be counted: no change leaves a case that the count refuses.
import { readCase } from "@sightline/count";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportCase } from "./case/export.ts";
import { decide } from "./decide.ts";
import type { Change } from "./journal/nouns.ts";
import { MEMBERS, SEED } from "./testing/any-change.ts";
import { workBy } from "./testing/any-work.ts";
import { COLLECTED, freshHeld, MARKED, play, signed } from "./testing/play.ts";

const code = (change: Change, work = MARKED): string | null => {
  const held = freshHeld();
  play(held, work);
  const decided = decide(held, signed(change, "owner", "a reason"));
  return decided.ok ? null : decided.refusal.code;
};
const counted = (atLeast: number, subject = "prisoner"): Change =>
  ({
    verb: "headcount.state",
    subject: "new",
    payload: { item: "a", at: 0, subject, atLeast, atMost: null },
  }) as Change;

describe("an investigation", () => {
  test("can be counted after any work", () => {
    fc.assert(
      fc.property(workBy(...MEMBERS), (work) => {
        const held = freshHeld();
        play(held, [...MARKED, ...work]);
        expect(readCase(JSON.parse(JSON.stringify(exportCase(held))))).toMatchObject({ ok: true });
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test("takes no line breaks, controls or turns of direction in what is printed among others", () => {
    for (const piece of ["\n", "\u001B", "\u0085", "\u2028", "\u202E"]) {
      expect(code(counted(4, `prisoner${piece}x`))).toBe("text-not-a-line");
      const { payload } = counted(4) as Extract<Change, { verb: "headcount.state" }>;
      expect(code({ verb: "headcount.state", subject: `h${piece}`, payload })).toBe("text-not-a-line");
      expect(code({ verb: "item.describe", subject: "a", payload: { account: `x${piece}` } })).toBe(
        "text-not-a-line",
      );
    }
    expect(
      code({ verb: "item.review", subject: "a", payload: { verdict: "verified", reason: "a\nb" } }),
    ).toBe(null);
  });

  test("takes no day that does not exist, and no crowd that no frame holds", () => {
    for (const capturedAt of ["2024-02-31", "2023-02-29", "2024-08-25T24:00Z"])
      expect(code({ verb: "item.describe", subject: "a", payload: { capturedAt } })).toBe("no-such-time");
    expect(code({ verb: "item.describe", subject: "a", payload: { capturedAt: "2024-02-29" } })).toBe(null);
    expect(code(counted(1e9 + 1))).toBe("too-many-people");
    expect(code(counted(1e9))).toBe(null);
  });

  test("takes groups a hundred deep and no deeper, whichever end they grow at", () => {
    const held = freshHeld();
    play(held, COLLECTED);
    const define = (n: number, members: string[]) =>
      decide(held, signed({ verb: "group.define", subject: `d${n}`, payload: { name: null, members } }));
    for (let n = 0; n < 100; n++) {
      const decided = define(n, n === 0 ? ["a"] : [`d${n - 1}`]);
      expect(decided.ok).toBe(true);
      if (decided.ok) play(held, decided.value);
    }
    expect(define(100, ["d99"])).toMatchObject({ refusal: { code: "group-too-deep" } });
    expect(define(101, ["d98"]).ok).toBe(true);
  });
});
