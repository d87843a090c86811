// A part that many items share is one part, asked about once; what shares more than it is asked about all the same.
import { describe, expect, test } from "vitest";
import type { Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { OPENED, freshHeld, play, signed } from "../testing/play.ts";
import { inbox, type Suggested } from "./inbox.ts";
import { relationSchema } from "./relation.ts";
import { sharedIn } from "./shared-parts.ts";
import { sharedBySaid } from "./words.ts";

const sha = (digit: string): string => digit.repeat(64);
const collect = (id: string): Signed =>
  signed(
    changeSchema.parse({
      verb: "item.collect",
      subject: id,
      payload: {
        sha256: sha(id),
        bytes: 1,
        name: `${id}.mp4`,
        kind: "video",
        source: { path: null, url: null, account: null, credit: null },
      },
    }),
  );
const answer = (one: string, other: string, said: string, evidence: string): Signed =>
  signed(
    changeSchema.parse({
      verb: "pair.decide",
      subject: one,
      payload: { with: other, answer: said, evidence: sha(evidence) },
    }),
  );
const FILMS = ["a", "b", "c", "d"] as const;
const held = (...work: readonly Signed[]): Draft => {
  const desk = freshHeld();
  play(desk, [...OPENED, ...FILMS.map(collect), ...work]);
  return desk;
};

const relation = (offsetUs = 0, parts: object[] = []) =>
  relationSchema.parse({
    relation: "shared-part",
    kind: null,
    offsetUs,
    speed: 1,
    mirrored: false,
    turned: 0,
    fromUs: 0,
    toUs: 5_000_000,
    share: 1,
    distance: 2,
    evidence: { by: "hashes", frames: 9, hits: 9, pairs: [] },
    ...(parts.length > 0 && { parts }),
  });
const share = (a: string, b: string, score: number, found = relation()): Suggested => ({
  a: sha(a),
  b: sha(b),
  evidence: sha("1"),
  score,
  shared: sharedIn(found),
});
/** Four films with one opening: six pairs. */
const OPENING = [
  share("a", "b", 0.5),
  share("a", "c", 0.6),
  share("a", "d", 0.4),
  share("b", "c", 0.3),
  share("b", "d", 0.2),
  share("c", "d", 0.1),
];
const asked = (desk: Draft, suggested: readonly Suggested[]) =>
  inbox(desk, suggested)
    .filter((pair) => pair.asked)
    .map(({ a, b }) => `${a}${b}`);

describe("one opening of four films", () => {
  test("is asked about once, with its best pair, and says in how many items it is", () => {
    expect(asked(held(), OPENING)).toEqual(["ac"]);
    const [best, second] = inbox(held(), OPENING);
    expect([best?.sharedBy, best?.setAside]).toEqual([4, false]);
    expect([second?.sharedBy, second?.setAside]).toEqual([4, true]);
    expect(sharedBySaid(relation(), 4)).toBe("this part of 5 s is in 4 items");
    expect(sharedBySaid(relation(), 2)).toBeNull();
  });

  test("is set aside for all once it is answered for two of them", () => {
    expect(asked(held(answer("b", "d", "shared-part", "1")), OPENING)).toEqual([]);
  });

  test("is asked about again where a machine has other evidence than was answered about", () => {
    expect(asked(held(answer("b", "d", "shared-part", "2")), OPENING)).toEqual(["bd"]);
  });

  test("hides no pair that shares more than it", () => {
    const more = { ...relation(), fromUs: 20_000_000, toUs: 24_000_000 };
    const { relation: _, kind: __, evidence: ___, ...part } = more;
    const both = share("b", "c", 0.3, relation(0, [part]));
    const pairs = OPENING.map((each) => (each.a === both.a && each.b === both.b ? both : each));
    expect(asked(held(answer("a", "b", "shared-part", "1")), pairs)).toEqual(["bc"]);
  });

  test("makes no footage", () => {
    const desk = held(answer("a", "b", "shared-part", "1"), answer("b", "c", "shared-part", "1"));
    expect(FILMS.map((id) => desk.item.get(id)?.footage)).toEqual([null, null, null, null]);
  });
});

test("parts at other times of one film are not one part", () => {
  const later = share("a", "c", 0.4, {
    ...relation(),
    fromUs: 30_000_000 as never,
    toUs: 35_000_000 as never,
  });
  expect(asked(held(), [share("a", "b", 0.5), later])).toEqual(["ab", "ac"]);
});

test("what is one recording is never set aside", () => {
  const copy: Suggested = { a: sha("a"), b: sha("b"), evidence: sha("1"), score: 0.9, shared: [] };
  expect(asked(held(answer("c", "d", "shared-part", "1")), [copy, share("c", "d", 0.5)])).toEqual(["ab"]);
});
