// What a fact pins: parts of frames that there are, in pictures of the two whom it is about, and shown to nobody who may not see those.
import * as fc from "fast-check";
import { sha256 } from "@sightline/count";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../canonical.ts";
import { exportCase } from "../case/export.ts";
import { planImport } from "../case/import.ts";
import { decide } from "../decide.ts";
import { doubtsOn, statedHash } from "../doubt/standing.ts";
import { isRegion } from "../frame/region.ts";
import { needsOf } from "../investigation/asked.ts";
import { applyToHeld, type Held } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { isSeen, unseenBy } from "../member/unseen.ts";
import { withoutUnseen } from "../member/without-unseen.ts";
import { MEMBERS, PTS_US, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { MOST_PINS, pinSchema, type Pin } from "./pin.ts";

/** The item of each sighting of `MARKED`. */
const IN: Readonly<Record<string, string>> = { s1: "a", s2: "b", s3: "c", s4: "a" };
const SCAR = { item: "a", at: 0, region: [0.1, 0.2, 0.3, 0.4], note: "this scar" };
const JACKET = { item: "b", at: 0, region: [0, 0, 1, 1] };

const say = (verb: string, payload: object, by = "ed", subject = "F"): Signed =>
  signed(changeSchema.parse({ verb, subject, payload }), by, "looked again");
const stating = (pins?: readonly object[], over: object = {}) => ({
  assertion: { kind: "same", between: ["s1", "s2"] },
  basis: "a scar",
  ...(pins && { pins }),
  ...over,
});
const desk = (...work: readonly Signed[]) => {
  const held = freshHeld();
  play(held, [...MARKED, ...work]);
  return held;
};
const code = (held: ReturnType<typeof desk>, change: Signed): string | number => {
  const decided = decide(held, change);
  return decided.ok ? decided.value.length : decided.refusal.code;
};
function factIn(held: Held) {
  const fact = held.fact.get("F");
  if (fact === undefined) throw new Error("Expected the fact F, got none.");
  return fact;
}
const pinsOf = (held: Held): readonly Pin[] | undefined => held.fact.get("F")?.pins;
const REVIEWED = [say("fact.state", stating([SCAR, JACKET])), say("fact.review", {}, "r1")] as const;

const share = fc.oneof(
  fc.constantFrom(0, 1, 0.0005, -0.01, 1.01),
  fc.double({ min: -0.2, max: 1.2, noNaN: true }),
  fc.double({ min: 0, max: 0.5, noNaN: true }),
);
const anyPin = fc.record({
  item: fc.constantFrom("a", "a", "b", "b", "c", "c", "d", "x", "s1", "nowhere"),
  at: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(...PTS_US, 1, -1, 40_001)),
  region: fc.oneof(fc.constant([0.2, 0.2, 0.3, 0.3]), fc.tuple(share, share, share, share)),
});
const anyBetween = fc.constantFrom(["s1", "s2"], ["s1", "s3"], ["s3", "s4"], ["s2", "s1"], ["s4", "s1"]);

const isNote = (note: unknown) => pinSchema.safeParse({ ...SCAR, note }).success;
const isTaken = (n: number) =>
  changeSchema.safeParse({
    verb: "fact.state",
    subject: "F",
    payload: stating(Array.from({ length: n }, () => SCAR)),
  }).success;

describe("what a fact may pin", () => {
  test("is a part inside a picture, of a frame that there is, in an item of one of the two, and nothing else", () => {
    const held = desk();
    const met = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(anyBetween, fc.constantFrom("same", "different"), anyPin, (between, kind, pin) => {
        const [left, top, width, height] = pin.region as [number, number, number, number];
        const frames: readonly number[] = pin.item === "c" ? PTS_US : [0];
        const isRight =
          between.some((id) => IN[id] === pin.item) &&
          frames.includes(pin.at) &&
          Math.min(left, top) >= 0 &&
          Math.min(width, height) >= 0.001 &&
          left + width <= 1 &&
          top + height <= 1;
        met[isRight ? "taken" : "refused"] += 1;
        const said = say("fact.state", stating([pin], { assertion: { kind, between } }));
        expect(code(held, said) === 1).toBe(isRight);
      }),
      { seed: SEED, numRuns: 2000 },
    );
    expect(Math.min(met.taken, met.refused)).toBeGreaterThan(200);
  });

  test("is refused by name: elsewhere, at no frame, outside, undecoded, of what is gone, and of no two people", () => {
    const held = desk();
    const told = (pin: object, over: object = {}) =>
      code(held, say("fact.state", stating([JACKET, { ...SCAR, ...pin }], over)));
    expect(told({})).toBe(1);
    expect(told({ item: "c" })).toBe("pin-elsewhere");
    expect(told({ item: "nowhere" })).toBe("no-such-item");
    expect(told({ at: 40_000 })).toBe("not-a-frame");
    expect(told({ region: [0.8, 0, 0.3, 0.1] })).toBe("no-such-region");
    for (const assertion of [
      { kind: "separate", groups: ["g1", "g2"] },
      { kind: "within", inner: "g1", outer: "g2" },
      { kind: "continuous", item: "c", span: [0, 40_000] },
    ]) {
      expect(told({}, { assertion })).toBe("nothing-to-pin");
      expect(code(held, say("fact.state", stating([], { assertion })))).toBe(1);
    }
    const undecoded = { item: "d", subject: "prisoner", attributes: [], spans: [[0, 0]], track: null };
    play(held, [say("sighting.mark", undecoded, "ed", "s9")]);
    expect(told({ item: "d" }, { assertion: { kind: "same", between: ["s2", "s9"] } })).toBe("not-inspected");
    play(held, [say("item.withdraw", {}, "owner", "a")]);
    expect(told({})).toBe("item-withdrawn");
  });

  test("has a note of one line, or none, and there are so many at most", () => {
    expect(["this scar", "шрам 🙂", "x".repeat(200), undefined].map(isNote)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    for (const note of [
      "",
      " ",
      "\n",
      "two\nlines",
      "x".repeat(201),
      "\u202Ethis",
      "a\u2028b",
      "\ud800",
      "a\0",
    ])
      expect(isNote(note)).toBe(false);
    expect([isTaken(MOST_PINS), isTaken(MOST_PINS + 1)]).toEqual([true, false]);
  });

  test("asks for the frames of both films, and of those that are stated not to end", () => {
    const held = desk();
    const asked = (payload: object) => needsOf(held, say("fact.state", payload)).seen;
    const [c, d] = ["c".repeat(64), "d".repeat(64)];
    expect(asked(stating([{ ...SCAR, item: "c" }, { ...SCAR, item: "d" }, SCAR]))).toEqual([c, d]);
    expect(asked(stating())).toEqual([]);
    expect(asked(stating([], { assertion: { kind: "continuous", item: "c", span: [0, 0] } }))).toEqual([c]);
  });
});

describe("another statement", () => {
  test("is the same with other pins; with the same, or said without any, it is the one that stands", () => {
    const held = desk(...REVIEWED);
    expect(pinsOf(held)).toEqual([SCAR, JACKET]);
    for (const pins of [[SCAR, JACKET], undefined]) {
      expect(code(held, say("fact.state", stating(pins)))).toBe(0);
      expect(code(held, say("fact.correct", stating(pins)))).toBe(0);
    }
    for (const pins of [[], [SCAR], [JACKET, SCAR], [SCAR, { ...JACKET, note: "this jacket" }]])
      expect(code(held, say("fact.state", stating(pins)))).toBe("fact-differs");
  });

  test("voids the review, and what is pinned is what it says: nothing, where it says nothing of it", () => {
    for (const [said, pinned] of [
      [stating([SCAR]), [SCAR]],
      [stating([]), []],
      [stating(undefined, { basis: "a walk" }), []],
      [stating(undefined, { assertion: { kind: "different", between: ["s1", "s3"] } }), []],
    ] as const) {
      const held = desk(...REVIEWED);
      expect(held.fact.get("F")?.reviewedBy).toBe("r1");
      play(held, [say("fact.correct", said, "r2")]);
      expect(held.fact.get("F")).toMatchObject({ pins: pinned, reviewedBy: null, statedBy: "r2" });
    }
  });

  test("leaves a doubt about the other; what pins nothing hashes to what it did before there were pins", () => {
    const held = desk(REVIEWED[0]);
    const doubt = (): Signed =>
      say(
        "doubt.say",
        { about: "fact", says: "not so", basis: "a shadow", evidence: statedHash(factIn(held)) },
        "r1",
      );
    play(held, [doubt()]);
    expect(doubtsOn(held, "fact", factIn(held))).toHaveLength(1);
    play(held, [say("fact.correct", stating([SCAR]))]);
    expect(doubtsOn(held, "fact", factIn(held))).toHaveLength(0);
    play(held, [say("fact.correct", stating([]))]);
    const { assertion, basis, id, statedBy } = factIn(held);
    expect(statedHash(factIn(held))).toBe(sha256(canonicalJson({ assertion, basis, id, statedBy })));
  });
});

test("a case carries no pins, and one that says what stands takes none away", () => {
  const held = desk(...REVIEWED);
  const file: unknown = JSON.parse(JSON.stringify(exportCase(held)));
  expect(JSON.stringify(file)).not.toContain("pins");
  const bare = desk(say("fact.state", stating()), say("fact.review", {}, "r1"));
  expect(exportCase(bare)).toEqual(exportCase(held));
  for (const replacing of [{}, { replacing: "typing errors" }]) {
    const plan = planImport(held, file, { as: "owner", ...replacing });
    expect(plan.changes.filter(({ verb }) => verb.startsWith("fact."))).toEqual([]);
  }
  expect(pinsOf(held)).toEqual([SCAR, JACKET]);
});

/** Films that are counted blind, and items that some do not see, in the middle of much work. */
const hiding = fc.array(
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom("a", "b", "c"),
        fc.constantFrom<(string[] | null)[]>(null, [], ["r1"], ["ed", "v"]),
      )
      .map(([item, to]) => say("item.restrict", { to }, "owner", item)),
    fc
      .tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("ed", "r1", "r2"))
      .chain(([item, by]) => fc.constant(say("blind.take", {}, by, `B-${item}`))),
  ),
  { minLength: 1, maxLength: 5 },
);
const ASKED = ["a", "b", "c"].map((item) =>
  say("blind.ask", { item, at: 0, subject: "prisoner", of: null }, "owner", `B-${item}`),
);
const pinned = fc.array(
  fc
    .tuple(fc.constantFrom("F1", "F2", "F3", "F4"), anyBetween, fc.constantFrom("ed", "r1", "owner"))
    .map(([id, between, by]) => {
      const pins = between.map((one) => ({ ...SCAR, item: IN[one] ?? "" }));
      return say("fact.correct", stating(pins, { assertion: { kind: "different", between } }), by, id);
    }),
  { minLength: 2, maxLength: 6 },
);

test("after any work what stands pinned is a part of a frame of the two, and it is what the journal says", () => {
  let seen = 0;
  fc.assert(
    fc.property(workBy(...MEMBERS), pinned, workBy(...MEMBERS), (before, pins, after) => {
      const held = freshHeld();
      const journal = play(held, [...MARKED, ...before, ...pins, ...after]);
      const again = freshHeld();
      for (const entry of JSON.parse(JSON.stringify(journal)) as Signed[]) applyToHeld(again, entry);
      expect([...again.fact.values()]).toEqual([...held.fact.values()]);
      for (const { assertion, pins } of held.fact.values())
        for (const pin of pins) {
          seen += 1;
          expect(
            "between" in assertion && assertion.between.map((id) => held.sighting.get(id)?.item),
          ).toContain(pin.item);
          expect(pin.item === "c" ? PTS_US : [0]).toContain(pin.at);
          expect(isRegion(pin.region)).toBe(true);
        }
    }),
    { seed: SEED, numRuns: 100 },
  );
  expect(seen).toBeGreaterThan(20);
});

test("nobody is given a pin in a picture that they do not see, or in which they count blind, by a fact or an entry", () => {
  const met = { hidden: 0, shown: 0 };
  fc.assert(
    fc.property(workBy("owner", "ed", "r1"), pinned, hiding, pinned, (work, pins, hides, more) => {
      const held = freshHeld();
      const journal = play(held, [...MARKED, ...ASKED, ...work, ...pins, ...hides, ...more]);
      for (const member of MEMBERS) {
        const unseen = unseenBy(held, member);
        if (unseen === null) continue;
        const isHidden = ({ item }: Pin) => unseen.items.has(item) || unseen.blind.has(item);
        const view = withoutUnseen(held, unseen);
        met.hidden += [...held.fact.values()].filter(({ pins }) => pins.some(isHidden)).length;
        const inFacts = [...view.fact.values()].flatMap(({ pins }) => pins);
        const inEntries = journal
          .filter((entry) => isSeen(unseen, entry))
          .flatMap(({ payload }) => ("pins" in payload ? (payload.pins ?? []) : []));
        met.shown += inFacts.length;
        expect([...inFacts, ...inEntries].filter(isHidden)).toEqual([]);
      }
    }),
    { seed: SEED, numRuns: 400 },
  );
  expect(Math.min(met.hidden, met.shown)).toBeGreaterThan(50);
});
