// What footage proposes: reviews and sightings of copies, each person once, and nothing that is there already.
import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import { applyToHeld, type Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { MARKED, freshHeld, play, signed } from "../testing/play.ts";
import { proposalsFor, type Copy } from "./propose.ts";
import { relationSchema } from "./relation.ts";

const relation = relationSchema.parse({
  relation: "same-recording",
  kind: "copy",
  offsetUs: 0,
  speed: 1,
  mirrored: true,
  turned: 0,
  fromUs: 0,
  toUs: 0,
  share: 1,
  distance: 4,
  evidence: { by: "hashes", frames: 1, hits: 1, pairs: [] },
});
/** Photos a and b show the same, mirrored; s1 and s4 are marked in a, s2 in b. */
const desk = (...more: readonly Change[]): Draft => {
  const held = freshHeld();
  const pair = {
    verb: "pair.decide",
    subject: "a",
    payload: { with: "b", answer: "same-recording", evidence: null },
  };
  play(held, [...MARKED, signed(changeSchema.parse(pair)), ...more.map((change) => signed(change))]);
  return held;
};
const copy: Copy = { item: "a", oneFootage: true, relation, to: "b", placed: true };
const target = { item: "b", ptsUs: [0] };
const same = (id: string, one: string, other: string): Change => ({
  verb: "fact.state",
  subject: id,
  payload: { assertion: { kind: "same", between: [one, other] }, basis: "the same frame" },
});
const mirroredMark = changeSchema.parse({
  verb: "sighting.mark",
  subject: "s9",
  payload: {
    item: "a",
    subject: "guard",
    attributes: ["armed"],
    spans: [[0, 0]],
    track: [[0, 0.1, 0.2, 0.3, 0.4]],
  },
});

const review = (by: string, item: string): Signed =>
  signed({ verb: "item.review", subject: item, payload: { verdict: "verified", reason: "the gate" } }, by);

describe("sightings", () => {
  test("of the copy are proposed as they would be marked here, with the fact that links the two", () => {
    const held = desk(mirroredMark);
    const { sightings } = proposalsFor(held, target, [copy]);
    expect(sightings.map(({ of }) => of)).toEqual(["s1", "s4", "s9"]);
    const last = sightings[2];
    expect(last?.sighting).toMatchObject({
      id: "s9~b",
      item: "b",
      subject: "guard",
      attributes: ["armed"],
      spans: [[0, 0]],
    });
    expect(last?.sighting.track?.[0]?.map((value) => Math.round(value * 100) / 100)).toEqual([
      0, 0.6, 0.2, 0.3, 0.4,
    ]);
    expect(last?.fact).toMatchObject({
      id: "same s9~b",
      assertion: { kind: "same", between: ["s9", "s9~b"] },
      basis: expect.stringContaining("footage a"),
    });
  });

  test("are accepted as an ordinary mark and an ordinary fact, and then not proposed again", () => {
    const held = desk();
    const { sightings } = proposalsFor(held, target, [copy]);
    for (const { sighting, fact } of sightings) {
      const { id, ...payload } = sighting;
      const { id: factId, ...stated } = fact;
      const changes: Change[] = [
        { verb: "sighting.mark", subject: id, payload },
        { verb: "fact.state", subject: factId, payload: stated },
      ];
      for (const change of changes) {
        const decided = decide(held, { ...signed(change), by: "r1" } as Signed);
        expect(decided).toMatchObject({ ok: true, value: [{ verb: change.verb }] });
        for (const entry of decided.ok ? decided.value : []) applyToHeld(held, entry);
      }
    }
    expect(sightings).toHaveLength(2);
    expect(proposalsFor(held, target, [copy]).sightings).toEqual([]);
    // Nor back: the people of b that came from a are in a already; only s2 was b's own.
    const back: Copy = { item: "b", oneFootage: true, relation, to: "a", placed: true };
    expect(proposalsFor(held, { item: "a", ptsUs: [0] }, [back]).sightings.map(({ of }) => of)).toEqual([
      "s2",
    ]);
  });

  test("of one person are proposed once, and not at all when somebody is marked here as the same", () => {
    expect(proposalsFor(desk(same("F1", "s1", "s4")), target, [copy]).sightings.map(({ of }) => of)).toEqual([
      "s1",
    ]);
    expect(proposalsFor(desk(same("F1", "s1", "s2")), target, [copy]).sightings.map(({ of }) => of)).toEqual([
      "s4",
    ]);
    const withdrawn = {
      ...signed({ verb: "fact.withdraw", subject: "F1", payload: { only: "fact" } }),
      reason: "no",
    };
    const held = desk(same("F1", "s1", "s2"));
    play(held, [withdrawn as Signed]);
    expect(proposalsFor(held, target, [copy]).sightings.map(({ of }) => of)).toEqual(["s1", "s4"]);
  });

  test("are not carried by a lead", () => {
    const lead = { ...relation, relation: "same-thing" as const, kind: null };
    expect(proposalsFor(desk(), target, [{ ...copy, relation: lead }]).sightings).toEqual([]);
  });
});

describe("reviews", () => {
  test("of a verified copy are proposed with who judged it, until this item is verified itself", () => {
    const held = desk();
    play(held, [review("r1", "a")]);
    expect(proposalsFor(held, target, [copy]).reviews).toEqual([]);
    play(held, [review("r2", "a")]);
    expect(proposalsFor(held, target, [copy]).reviews).toMatchObject([
      { from: "a", verdict: "verified", reviews: [{ by: "r1" }, { by: "r2" }] },
    ]);
    play(held, [review("r1", "b"), review("r2", "b")]);
    expect(proposalsFor(held, target, [copy]).reviews).toEqual([]);
  });
});
