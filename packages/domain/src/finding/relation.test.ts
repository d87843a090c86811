// What is found of a claim: the table of the method, row by row and as properties, and who may sign it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { boundsOf, FIRST_VAGUE, type Figure } from "../claim/figure.ts";
import { decide } from "../decide.ts";
import { anyFigure, CLAIMED } from "../testing/any-claim.ts";
import { NEWEST, SEED } from "../testing/any-change.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { changeSchema } from "../journal/entry.ts";
import { isLaterThan, relationOf } from "./relation.ts";
import { isOfNow, testedIn } from "./review.ts";
import { findingSaid } from "./words.ts";

const found = (figure: Figure, atLeast: number | null, isLater = false) =>
  relationOf(figure, FIRST_VAGUE, { atLeast, isLater }).says;

test.each([
  [{ kind: "at-least", number: 247 }, 247, "supports"],
  [{ kind: "at-least", number: 248 }, 247, "cannot say"],
  [{ kind: "exactly", number: 246 }, 247, "contradicts"],
  [{ kind: "exactly", number: 247 }, 247, "consistent"],
  [{ kind: "exactly", number: 320 }, 247, "consistent"],
  [{ kind: "at-most", number: 246 }, 247, "contradicts"],
  [{ kind: "at-most", number: 247 }, 247, "consistent"],
  [{ kind: "range", low: 300, high: 400 }, 247, "consistent"],
  [{ kind: "range", low: 100, high: 246 }, 247, "contradicts"],
  [{ kind: "about", number: 250, low: 200, high: 300 }, 301, "contradicts"],
  [{ kind: "about", number: 250, low: 200, high: 300 }, 300, "consistent"],
  [{ kind: "word", word: "Hundreds " }, 200, "supports"],
  [{ kind: "word", word: "hundreds" }, 199, "cannot say"],
  [{ kind: "word", word: "dozens" }, 24, "supports"],
  [{ kind: "word", word: "many" }, 9999, "cannot say"],
  [{ kind: "word", word: "a few" }, 9999, "cannot say"],
  [{ kind: "none" }, 9999, "nothing to test"],
] as const)("of %j a minimum of %i says: %s", (figure, atLeast, says) => {
  expect(found(figure, atLeast)).toBe(says);
});

const isProved = (says: string): boolean => says === "supports" || says === "contradicts";
const minimum = fc.oneof(fc.nat(400), fc.constantFrom(0, 199, 200, 201));

test("whatever the true number is, a right claim is never contradicted, and what is supported is so", () => {
  fc.assert(
    fc.property(anyFigure, fc.nat(400), fc.nat(400), (figure, truth, less) => {
      // A minimum is never more than there were.
      const says = found(figure, Math.max(0, truth - less));
      const bounds = boundsOf(figure, FIRST_VAGUE);
      const isRight =
        bounds !== null &&
        (bounds.low === null || truth >= bounds.low) &&
        (bounds.high === null || truth <= bounds.high);
      expect([says, isRight]).not.toEqual(["contradicts", true]);
      expect([says, isRight]).not.toEqual(["supports", false]);
    }),
    { seed: SEED, numRuns: 3000 },
  );
});

test("a higher number never takes back what a lower one proved", () => {
  fc.assert(
    fc.property(anyFigure, minimum, fc.nat(200), (figure, atLeast, more) => {
      const before = found(figure, atLeast);
      const after = found(figure, atLeast + more);
      expect([before, after, isProved(before) && after !== before]).toEqual([before, after, false]);
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

test("where the count goes on after the time of the claim, or has no number, nothing is supported and nothing contradicted", () => {
  fc.assert(
    fc.property(anyFigure, minimum, (figure, atLeast) => {
      expect(["supports", "contradicts"]).not.toContain(found(figure, atLeast, true));
      expect(["cannot say", "nothing to test"]).toContain(found(figure, null));
    }),
    { seed: SEED, numRuns: 1000 },
  );
  expect(isLaterThan("2031-04-09", null)).toBe(true);
  expect(isLaterThan("2031-04-09", "2031-04-10")).toBe(true);
  expect(isLaterThan("2031-04-09", "2031-04")).toBe(true);
  expect(isLaterThan("2031-04", "2031-04-09T10:00Z")).toBe(false);
  expect(isLaterThan("2031-04-09", "2031-04-09")).toBe(false);
  expect(isLaterThan(null, null)).toBe(false);
});

test("the sentence names the number and what is claimed, and never says more than a minimum can", () => {
  fc.assert(
    fc.property(anyFigure, fc.option(minimum), fc.boolean(), (figure, atLeast, isLater) => {
      const tested = relationOf(figure, FIRST_VAGUE, { atLeast, isLater });
      const said = findingSaid(tested, { atLeast, word: figure.kind === "word" ? figure.word : null });
      expect(said).toMatch(/^[A-Z].*\.$/s);
      expect(said).not.toMatch(/null|undefined/);
      const proved = isProved(tested.says);
      expect(proved && !said.includes(String(atLeast))).toBe(false);
      expect(/which is more\./.test(said)).toBe(tested.says === "contradicts");
    }),
    { seed: SEED, numRuns: 1000 },
  );
});

const act = (verb: string, payload: object, by: string, subject = "k9") =>
  signed(changeSchema.parse({ verb, subject, payload }), by, "a mistake");
const told = (held: ReturnType<typeof freshHeld>, change: ReturnType<typeof act>) => {
  const decided = decide(held, change);
  return decided.ok ? decided.value.length : decided.refusal.code;
};

test("a claim takes two, and so does what is found of it; neither is signed as it was not read", () => {
  const held = freshHeld();
  play(held, [...MARKED, act("claim.state", CLAIMED, "ed")]);
  const { version = 0 } = held.claim.get("k9") ?? {};
  expect(told(held, act("claim.review", { version }, "ed"))).toBe("second-member-needed");
  expect(told(held, act("claim.review", { version: version - 1 }, "r1"))).toBe("claim-changed");
  expect(told(held, act("claim.review", { version }, "r1"))).toBe(1);
  const finding = (says: string, atLeast: number | null, by: string, of?: string) => {
    const claim = held.claim.get("k9");
    const now = claim ? testedIn(held, claim, atLeast).of : "";
    return told(held, act("finding.review", { version, atLeast, says, of: of ?? now }, by));
  };
  expect(finding("supports", 200, "ed")).toBe("second-member-needed");
  expect(finding("supports", 199, "r1")).toBe("not-the-finding");
  expect(finding("contradicts", 200, "r1")).toBe("not-the-finding");
  expect(finding("supports", 200, "r1")).toBe(1);
  play(held, [act("vague.set", { words: [{ word: "hundreds", low: 300, high: null }] }, "owner", "inv")]);
  expect(finding("supports", 200, "r1")).toBe("not-the-finding");
  expect(finding("cannot say", 200, "r1")).toBe(1);
  // What was read was of other criteria, or of another meaning of the word.
  expect(finding("cannot say", 200, "r1", "e".repeat(64))).toBe("claim-changed");
});

test("a signature is of what was counted and of what words meant: of others nobody signed anything", () => {
  const held = freshHeld();
  const isNow = () => {
    const claim = held.claim.get("k9");
    if (!claim) throw new Error("Expected a claim, got none.");
    return isOfNow(claim, testedIn(held, claim, 400), 400);
  };
  const hands = { atLeast: 400, says: "supports", version: NEWEST, of: "0".repeat(64) };
  const criteria = { verdicts: ["verified"], subjects: ["guard"], attributes: [], until: null };
  for (const change of [
    act("vague.set", { words: [{ word: "hundreds", low: 300, high: null }] }, "owner", "inv"),
    act("criteria.set", criteria, "owner", "inv"),
    act("claim.correct", { ...CLAIMED, text: "Hundreds, I say." }, "ed"),
  ]) {
    play(held, [...MARKED, act("claim.state", CLAIMED, "ed"), act("finding.review", hands, "r1")]);
    expect(isNow()).toBe(true);
    play(held, [change]);
    expect(isNow()).toBe(false);
  }
});

test.each([
  [{ outlet: null }, "claim-source-needed"],
  [{ copy: "nowhere" }, "no-such-item"],
  [{ count: "c9" }, "no-such-count"],
  [{ asOf: "2031-02-31" }, "no-such-time"],
  [{ saidAt: { at: "2031-04", precision: "day" } }, "precision-too-fine"],
  [{ figure: { kind: "range", low: 5, high: 4 } }, "figure-outside"],
  [{ figure: { kind: "about", number: 9, low: 1, high: 5 } }, "figure-outside"],
  [{ party: "North\nSouth" }, "text-not-a-line"],
])("a claim with %j is refused by name: %s", (wrong, code) => {
  const held = freshHeld();
  play(held, MARKED);
  expect(told(held, act("claim.state", { ...CLAIMED, ...wrong }, "ed"))).toBe(code);
});

test.each([
  [[{ word: "many", low: 9, high: 3 }], "figure-outside"],
  [
    [
      { word: "many", low: 9, high: null },
      { word: "MANY ", low: 3, high: null },
    ],
    "word-twice",
  ],
])("words that mean %j are refused by name: %s", (words, code) => {
  const held = freshHeld();
  play(held, MARKED);
  expect(told(held, act("vague.set", { words }, "owner", "inv"))).toBe(code);
});
