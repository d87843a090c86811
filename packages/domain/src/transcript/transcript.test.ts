// A transcript, after any work: who may say what of it, and what a second reader's word rests on.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../decide.ts";
import { changeSchema } from "../journal/entry.ts";
import { mattersOf } from "../inbox/matters.ts";
import { isOneMember } from "../member/hands.ts";
import { unseenBy } from "../member/unseen.ts";
import { withoutUnseen } from "../member/without-unseen.ts";
import type { Draft } from "../investigation/held.ts";
import { MEMBERS, NEWEST, PTS_US, SEED } from "../testing/any-change.ts";
import { onTranscript } from "../testing/any-transcript.ts";
import { signedBy } from "../testing/any-work.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { isLanguage } from "./language.ts";
import { isOfItsWords, segmentsIn, speakerIn, translationsIn } from "./standing.ts";

const said = {
  item: "c",
  startUs: 10_007,
  endUs: 130_001,
  text: "стій",
  language: "uk",
  speaker: { kind: "unknown" },
  note: null,
};
const translated = { segment: "w1", language: "en", text: "Halt!", translator: null, of: NEWEST };
/** By an editor who gives no reason, unless it says otherwise. */
const change = (verb: string, subject: string, payload: object, [by = "ed", reason = null]: Who = []) =>
  signed(changeSchema.parse({ verb, subject, payload }), by, reason);
type Who = readonly [by?: string, reason?: string | null];
const spoken = (): Draft => {
  const held = freshHeld();
  play(held, [
    ...MARKED,
    change("segment.state", "w1", said),
    change("translation.state", "l1", translated),
    change("translation.review", "l1", { version: NEWEST }, ["r1"]),
  ]);
  return held;
};
const codeOf = (held: Draft, one: ReturnType<typeof change>): string => {
  const decided = decide(held, one);
  return decided.ok ? (decided.value.length === 0 ? "nothing" : "accepted") : decided.refusal.code;
};
const inboxOf = (held: Draft, member: string): string[] =>
  mattersOf(held, member, {
    pairs: [],
    refused: new Set(),
    conflicts: [],
    hands: held.hands,
    numbers: new Map(),
  })
    .map(({ key }) => key)
    .filter((key) => key.startsWith("translation"));

test.each([
  ["nothing else", {}, "accepted"],
  ["no times yet", { startUs: null, endUs: null }, "accepted"],
  ["the whole film, to the end of its last frame", { startUs: 0, endUs: 270_000 }, "accepted"],
  ["one microsecond more", { startUs: 0, endUs: 270_001 }, "outside-item"],
  ["a time before the film", { startUs: -1, endUs: 5 }, "outside-item"],
  ["one time", { startUs: null }, "segment-half-placed"],
  ["no time between", { startUs: 130_001 }, "segment-backwards"],
  ["an end before the beginning", { startUs: 200_000 }, "segment-backwards"],
  ["a photo", { item: "a" }, "no-transcript"],
  ["a file that is neither", { item: "x" }, "no-transcript"],
  ["a film that no decoder has read", { item: "d", startUs: 0, endUs: 10 ** 12 }, "accepted"],
  ["no item", { item: "z" }, "no-such-item"],
  ["somebody off-screen", { speaker: { kind: "off-screen" } }, "accepted"],
  ["somebody who is marked there", { speaker: { kind: "sighting", id: "s3" } }, "accepted"],
  ["somebody who is marked elsewhere", { speaker: { kind: "sighting", id: "s1" } }, "no-such-sighting"],
  ["nobody who is marked", { speaker: { kind: "sighting", id: "s5" } }, "no-such-sighting"],
])("a segment with %s: %s", (_, other, code) => {
  const held = spoken();
  expect(codeOf(held, change("segment.state", "w2", { ...said, ...other }))).toBe(code);
  expect(codeOf(held, change("segment.correct", "w1", { ...said, note: "x", ...other }))).toBe(
    "item" in other ? "segment-differs" : code,
  );
});

test("an id that names something else names no segment and no translation, and theirs name nothing else", () => {
  const held = spoken();
  for (const id of ["a", "s1", "g1", "l1"])
    expect([id, codeOf(held, change("segment.state", id, said))]).toEqual([id, "id-taken"]);
  expect(codeOf(held, change("translation.state", "w1", { ...translated, of: 1 }))).toBe("words-changed");
  const of = held.segment.get("w1")?.version;
  expect(codeOf(held, change("translation.state", "w1", { ...translated, of }))).toBe("id-taken");
  for (const id of ["w1", "l1"])
    expect(codeOf(held, change("group.define", id, { name: null, members: [] }))).toBe("id-taken");
});

test("whoever stated a translation is never its second reader, however their name is spelt", () => {
  const held = spoken();
  play(held, [change("translation.withdraw", "l1", { only: "review" }, ["r1", "misread"])]);
  const version = held.translation.get("l1")?.version;
  expect(codeOf(held, change("translation.review", "l1", { version }))).toBe("second-member-needed");
  expect(codeOf(held, change("translation.review", "l1", { version: 1 }, ["r1"]))).toBe(
    "translation-changed",
  );
  expect([inboxOf(held, "ed"), inboxOf(held, "r1"), inboxOf(held, "v")]).toEqual([
    [],
    ["translation l1"],
    [],
  ]);
  play(held, [change("translation.review", "l1", { version: NEWEST }, ["r2"])]);
  expect(inboxOf(held, "r1")).toEqual([]);
  expect(codeOf(held, change("translation.review", "l1", { version }, ["r1"]))).toBe("already-reviewed");
});

test("other words make a translation one of other words, unread; other times and another speaker do not", () => {
  const held = spoken();
  play(held, [
    change("segment.correct", "w1", { ...said, startUs: 0, speaker: { kind: "off-screen" } }, ["r2"]),
  ]);
  expect(translationsIn(held, "w1")).toMatchObject([{ reviewedBy: "r1" }]);
  const journal = play(held, [change("segment.correct", "w1", { ...said, text: "стій!" }, ["r2"])]);
  expect(journal).toMatchObject([
    { verb: "segment.correct", payload: { reworded: true } },
    { verb: "translation.withdraw", subject: "l1", payload: { only: "review" }, by: "r2" },
  ]);
  const [row] = translationsIn(held, "w1");
  expect([row?.reviewedBy, row && isOfItsWords(held, row), inboxOf(held, "r1")]).toEqual([null, false, []]);
  expect(codeOf(held, change("translation.review", "l1", { version: row?.version }, ["r1"]))).toBe(
    "words-changed",
  );
  expect(codeOf(held, change("translation.correct", "l1", { ...translated, of: row?.of }))).toBe(
    "words-changed",
  );
  play(held, [change("translation.correct", "l1", translated)]);
  expect(inboxOf(held, "r1")).toEqual(["translation l1"]);
});

test("nobody tells the rule that words are others, or the same", () => {
  const held = spoken();
  for (const reworded of [true, false]) {
    const next = change("segment.correct", "w1", {
      ...said,
      text: reworded ? said.text : "ні",
      note: "x",
      reworded,
    });
    const decided = decide(held, next);
    expect(decided.ok && decided.value.map(({ payload }) => "reworded" in payload)).toEqual(
      reworded ? [false] : [true, false],
    );
  }
});

test("a segment is withdrawn with a reason, comes back, and whoever spoke and is marked no more is nobody known", () => {
  const held = spoken();
  expect(codeOf(held, change("segment.withdraw", "w1", {}))).toBe("reason-needed");
  play(held, [change("segment.withdraw", "w1", {}, ["ed", "not said"])]);
  expect([segmentsIn(held, "c"), inboxOf(held, "r2")]).toEqual([[], []]);
  expect(codeOf(held, change("segment.state", "w1", said))).toBe("segment-withdrawn");
  play(held, [change("segment.correct", "w1", { ...said, speaker: { kind: "sighting", id: "s3" } })]);
  const [row] = segmentsIn(held, "c");
  expect(row && speakerIn(held, row)).toEqual({ kind: "sighting", id: "s3" });
  play(held, [change("sighting.withdraw", "s3", {}, ["owner", "twice"])]);
  expect(row && speakerIn(held, row)).toEqual({ kind: "unknown" });
});

const at = (id: string, startUs: number | null, endUs: number | null) =>
  change("segment.state", id, { ...said, startUs, endUs });

test("segments come in the order of their times, and those that nobody has placed last", () => {
  const held = freshHeld();
  play(held, [
    ...MARKED,
    at("p", null, null),
    at("w3", 40_000, 50_000),
    at("q", null, null),
    at("w1", 0, 9),
    at("w2", 40_000, 41_000),
  ]);
  expect(segmentsIn(held, "c").map(({ id }) => id)).toEqual(["w1", "w2", "w3", "p", "q"]);
});

test("who counts a frame blind is shown what is said, and not who of those marked says it", () => {
  const held = spoken();
  play(held, [
    change("segment.correct", "w1", { ...said, speaker: { kind: "sighting", id: "s3" } }),
    change("segment.state", "w2", said),
    change("blind.ask", "b1", { item: "c", at: 0, subject: "prisoner", of: null }, ["owner"]),
    change("blind.take", "b1", {}, ["r2"]),
  ]);
  const unseen = unseenBy(held, "r2");
  const view = unseen && withoutUnseen(held, unseen);
  expect(view?.segment.get("w1")).toMatchObject({ text: "стій", speaker: { kind: "unknown" } });
  expect(view?.translation.get("l1")).toBeDefined();
  // Saying it anew as it is shown to them would take the speaker away.
  expect(codeOf(held, change("segment.correct", "w1", { ...said, text: "ні" }, ["r2"]))).toBe("not-all-seen");
  expect(codeOf(held, change("segment.correct", "w2", { ...said, text: "ні" }, ["r2"]))).toBe("accepted");
  expect(codeOf(held, change("segment.correct", "w1", { ...said, text: "ні" }, ["r1"]))).toBe("accepted");
});

test("after any work nobody alone confirmed a translation, none is confirmed of other words, and all is inside its film", () => {
  let confirmed = 0;
  const work = fc.array(
    fc
      .tuple(onTranscript, fc.constantFrom(...MEMBERS))
      .map(([raw, by]) => signed(changeSchema.parse(raw), by, "so")),
    { minLength: 30, maxLength: 60, size: "max" },
  );
  fc.assert(
    fc.property(work, fc.array(signedBy(...MEMBERS)), (spokenOf, others) => {
      const held = freshHeld();
      play(held, [...MARKED, ...spokenOf, ...others]);
      for (const row of held.translation.values()) {
        if (row.reviewedBy === null || row.withdrawn) continue;
        confirmed += 1;
        expect(isOneMember(row.statedBy, row.reviewedBy)).toBe(false);
        expect(isOfItsWords(held, row)).toBe(true);
      }
      for (const { item, startUs, endUs } of held.segment.values()) {
        expect(held.item.get(item)?.kind).toBe("video");
        expect(startUs === null).toBe(endUs === null);
        if (startUs === null || endUs === null) continue;
        expect(endUs).toBeGreaterThan(startUs);
        const end = item === "c" ? (PTS_US.at(-1) ?? 0) + 70_000 : Infinity;
        expect([startUs >= 0, endUs <= end]).toEqual([true, true]);
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
  expect(confirmed).toBeGreaterThan(50);
});

test("a language is a tag of BCP 47 by its form", () => {
  const right = [
    "uk",
    "und",
    "sr-Latn",
    "es-419",
    "zh-cmn-Hans-CN",
    "sl-rozaj-1994",
    "de-a-ext1-x-own",
    "x-own",
    "EN-gb",
  ];
  const wrong = [
    "",
    "u",
    "ukrainian-",
    "uk_UA",
    "en-",
    "-en",
    "en--GB",
    "sr-Latn-Latn",
    "en-a",
    "x",
    "english language",
    "ua ",
    `en-${"abcde-".repeat(12)}x`,
  ];
  expect(right.filter((tag) => !isLanguage(tag))).toEqual([]);
  expect(wrong.filter(isLanguage)).toEqual([]);
});
