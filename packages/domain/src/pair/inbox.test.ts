// Which pairs are asked about: each content once, best first, and never again on the same evidence.
import { describe, expect, test } from "vitest";
import type { Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { OPENED, freshHeld, play, signed } from "../testing/play.ts";
import { inbox, relationOfEqualBytes, type Suggested } from "./inbox.ts";
import { evidenceText, relationSchema, scoreOf, type PairRelation } from "./relation.ts";

const sha = (digit: string): string => digit.repeat(64);
const collect = (id: string, digit: string, kind = "video"): Signed =>
  signed(
    changeSchema.parse({
      verb: "item.collect",
      subject: id,
      payload: {
        sha256: sha(digit),
        bytes: 1,
        name: `${id}.mp4`,
        kind,
        source: { path: null, url: null, account: null, credit: null },
      },
    }),
  );
const decide = (one: string, other: string, answer: string, evidence: string | null): Signed =>
  signed(
    changeSchema.parse({ verb: "pair.decide", subject: one, payload: { with: other, answer, evidence } }),
  );

const relation = (over: object = {}): PairRelation =>
  relationSchema.parse({
    relation: "same-recording",
    kind: "clip",
    offsetUs: 0,
    speed: 1,
    mirrored: false,
    turned: 0,
    fromUs: 0,
    toUs: 9,
    share: 1,
    distance: 6,
    evidence: { by: "hashes", frames: 9, hits: 9, pairs: [] },
    ...over,
  });
const suggest = (a: string, b: string, evidence: string, over: object = {}): Suggested => {
  const found = relation(over);
  return { a: sha(a), b: sha(b), evidence: sha(evidence), score: scoreOf(found) };
};
const held = (...work: readonly Signed[]): Draft => {
  const desk = freshHeld();
  play(desk, [...OPENED, ...work]);
  return desk;
};
const told = (desk: Draft, suggested: readonly Suggested[]) =>
  inbox(desk, suggested).map(({ a, b, asked }) => `${a} ${b} ${asked ? "asked" : "not asked"}`);

const three = [collect("p", "a"), collect("q", "b"), collect("r", "c")];
const found = [suggest("b", "a", "1", { share: 0.7 }), suggest("c", "b", "2")];

describe("the inbox", () => {
  test("holds what machines suggest, best first, the longer item first", () => {
    expect(told(held(...three), found)).toEqual(["r q asked", "q p asked"]);
  });

  test("asks about each pair of contents once, however often they were posted", () => {
    const desk = held(...three, collect("q2", "b"), collect("q3", "b"), collect("x", "f", "other"));
    expect(told(desk, found)).toEqual(["q q2 asked", "q q3 asked", "r q asked", "q p asked"]);
  });

  test("asks no more once answered, also about another copy of the same bytes", () => {
    const copies = [...three, collect("q0", "b")];
    for (const answer of ["different", "cannot-say"]) {
      expect(told(held(...copies, decide("q", "p", answer, sha("1"))), found)).toEqual([
        "q q0 asked",
        "r q asked",
        "q p not asked",
      ]);
    }
  });

  test("asks about the copy that is left once the one that was answered about is taken out", () => {
    const taken = signed({ verb: "item.withdraw", subject: "q", payload: {} }, "owner", "a mistake");
    const work = [...three, collect("q0", "b"), decide("q", "p", "different", sha("1")), taken];
    expect(told(held(...work), found)).toEqual(["r q0 asked", "q0 p asked"]);
    const back = signed({ verb: "item.restore", subject: "q", payload: {} });
    expect(told(held(...work, back), found)).toContain("q p not asked");
  });

  test("asks again when the evidence changed, and the answer stands meanwhile", () => {
    const desk = held(...three, decide("p", "q", "different", sha("1")));
    const [, pair] = inbox(desk, [suggest("b", "a", "9", { share: 0.7 }), ...found.slice(1)]);
    expect(pair).toMatchObject({ asked: true, evidenceChanged: true, decision: { answer: "different" } });
  });

  test("asks again when the answer was taken back", () => {
    const reopen = signed({ verb: "pair.reopen", subject: "q", payload: { with: "p" } });
    expect(told(held(...three, decide("p", "q", "different", sha("1")), reopen), found)).toEqual([
      "r q asked",
      "q p asked",
    ]);
  });

  test("does not ask what other answers settle, and still tells it", () => {
    const third = suggest("c", "a", "3", { share: 0.5 });
    const desk = held(
      ...three,
      decide("p", "q", "same-recording", sha("1")),
      decide("q", "r", "same-recording", sha("2")),
    );
    expect(told(desk, [...found, third])).toEqual(["r q not asked", "q p not asked", "r p not asked"]);
  });

  test("keeps an answer that no machine has anything to say about", () => {
    const desk = held(...three, decide("p", "r", "same-recording", null));
    const [pair] = inbox(desk, []);
    expect(pair).toMatchObject({ a: "p", b: "r", found: null, asked: false, oneFootage: true });
  });

  test("tells the span of equal bytes where they were decoded", () => {
    const desk = held(collect("p", "a"), collect("q", "a"));
    const [pair] = inbox(desk, []);
    expect(pair?.found).toEqual({ a: sha("a"), b: sha("a"), score: 1, evidence: sha("a") });
    expect(relationOfEqualBytes(sha("a"), { fromUs: 40, toUs: 80 })).toMatchObject({
      kind: "copy",
      fromUs: 40,
      toUs: 80,
      evidence: { by: "bytes" },
    });
  });
});

describe("evidence", () => {
  test("is what a relation claims: a better score or another drawn point does not ask anybody again", () => {
    const before = evidenceText(relation());
    const drawn = { by: "hashes", frames: 12, hits: 11, pairs: [{ aUs: 0, bUs: 0, distance: 2 }] };
    expect(evidenceText(relation({ share: 0.9, distance: 8, evidence: drawn }))).toBe(before);
    for (const over of [
      { kind: "crop" },
      { offsetUs: 1 },
      { speed: 1.1 },
      { mirrored: true },
      { turned: 90 },
      { fromUs: 1 },
      { toUs: 8 },
      { relation: "same-thing", kind: null },
    ]) {
      expect(evidenceText(relation(over))).not.toBe(before);
    }
    expect(before).toBe(
      'sightline.evidence/1\n{"by":"hashes","fromUs":0,"kind":"clip","mirrored":false,"offsetUs":0,"relation":"same-recording","speed":1,"toUs":9,"turned":0}',
    );
  });

  test("of a likely copy goes before any lead, and equal bytes before all", () => {
    const poor = scoreOf(relation({ share: 0.6, distance: 31 }));
    const lead = scoreOf(relation({ relation: "same-thing", kind: null, share: 1, distance: 0 }));
    const bytes = scoreOf(relation({ evidence: { by: "bytes", sha256: sha("a") } }));
    expect([lead < poor, poor < scoreOf(relation()), scoreOf(relation()) < bytes, bytes]).toEqual([
      true,
      true,
      true,
      1,
    ]);
  });
});
