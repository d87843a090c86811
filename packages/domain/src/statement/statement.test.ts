// What is said in films: who may state and confirm it, and what a confirmation rests on.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exportCase } from "../case/export.ts";
import { decide } from "../decide.ts";
import { mattersOf } from "../inbox/matters.ts";
import type { Draft, Held } from "../investigation/held.ts";
import { changeSchema } from "../journal/entry.ts";
import { isOneMember } from "../member/hands.ts";
import { MEMBERS, NEWEST, SEED } from "../testing/any-change.ts";
import { onStatements } from "../testing/any-statement.ts";
import { onTranscript } from "../testing/any-transcript.ts";
import { asSeen, freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { allStatements } from "./footage.ts";
import { attributesOf, heardHash, restsOn, segmentsOf } from "./standing.ts";

const HEARD = "0".repeat(64);
const segment = {
  item: "c",
  startUs: 10_007,
  endUs: 130_001,
  text: "стій",
  language: "uk",
  speaker: { kind: "unknown" },
  note: null,
};
const stated = {
  item: "c",
  startUs: 0,
  endUs: 130_001,
  speaker: { kind: "sighting", id: "s3" },
  attributes: ["says-a"],
  note: null,
};
type Who = readonly [by?: string, reason?: string | null];
const change = (verb: string, subject: string, payload: object, [by = "ed", reason = null]: Who = []) =>
  signed(changeSchema.parse({ verb, subject, payload }), by, reason);
const listed = change("sayings.set", "inv", { attributes: ["says-a", "says-b"], captive: ["prisoner"] });

const spoken = (): Draft => {
  const held = freshHeld();
  play(held, [...MARKED, listed, change("segment.state", "w1", segment)]);
  return held;
};
const confirmed = (): Draft => {
  const held = spoken();
  play(held, [
    change("translation.state", "l1", {
      segment: "w1",
      language: "en",
      text: "Halt!",
      translator: null,
      of: NEWEST,
    }),
    change("statement.state", "t1", stated),
    change("statement.review", "t1", { version: NEWEST, heard: HEARD }, ["r1"]),
  ]);
  return held;
};
const codeOf = (held: Draft, one: ReturnType<typeof change>): string => {
  const decided = decide(held, asSeen(held, one));
  return decided.ok ? (decided.value.length === 0 ? "nothing" : "accepted") : decided.refusal.code;
};
const inboxOf = (held: Draft, member: string): string[] =>
  mattersOf(held, member, {
    pairs: [],
    refused: new Set(),
    conflicts: [],
    numbers: new Map(),
    hands: held.hands,
  })
    .map(({ key }) => key)
    .filter((key) => key.startsWith("statement"));
const isConfirmed = (held: Held): boolean => held.statement.get("t1")?.reviewedBy != null;

test.each([
  ["nothing else", {}, "accepted"],
  ["what is not on the list", { attributes: ["says-c"] }, "no-such-attribute"],
  ["the same twice", { attributes: ["says-a", "says-a"] }, "word-twice"],
  ["no words there", { startUs: 130_001, endUs: 200_000 }, "no-words-there"],
  ["words that only touch it", { startUs: 0, endUs: 10_007 }, "no-words-there"],
  ["one microsecond of them", { startUs: 0, endUs: 10_008 }, "accepted"],
  ["an end before its beginning", { startUs: 60_000, endUs: 50_000 }, "segment-backwards"],
  ["a time outside the film", { endUs: 270_001 }, "outside-item"],
  ["a photo", { item: "a" }, "no-transcript"],
  ["somebody who is marked elsewhere", { speaker: { kind: "sighting", id: "s1" } }, "no-such-sighting"],
])("a statement with %s: %s", (_, other, code) => {
  expect(codeOf(spoken(), change("statement.state", "t1", { ...stated, ...other }))).toBe(code);
});

test("an id that names something else names no statement, and that of one names nothing else", () => {
  const held = confirmed();
  for (const id of ["a", "s1", "g1", "w1", "l1"])
    expect([id, codeOf(held, change("statement.state", id, stated))]).toEqual([id, "id-taken"]);
  expect(codeOf(held, change("segment.state", "t1", segment))).toBe("id-taken");
});

test("what a member who is held says is spoken in captivity until somebody says why not", () => {
  const held = spoken();
  play(held, [change("statement.state", "t1", stated)]);
  expect(held.statement.get("t1")?.captivity).toBe(true);
  const free = { ...stated, captivity: false };
  expect(codeOf(held, change("statement.state", "t2", free))).toBe("reason-needed");
  expect(codeOf(held, change("statement.state", "t2", free, ["ed", "  "]))).toBe("reason-needed");
  expect(codeOf(held, change("statement.state", "t2", free, ["ed", "He is a guard."]))).toBe("accepted");
  // Nobody knows who speaks, and somebody who is held is marked there.
  play(held, [change("statement.state", "t3", { ...stated, speaker: { kind: "unknown" } })]);
  expect(held.statement.get("t3")?.captivity).toBe(true);
  play(held, [change("sayings.set", "inv", { attributes: ["says-a", "says-b"], captive: ["guard"] })]);
  play(held, [change("statement.state", "t4", stated)]);
  expect(held.statement.get("t4")?.captivity).toBe(false);
});

test("it waits for another member, who confirms the words that they read, and no others", () => {
  const held = spoken();
  play(held, [change("statement.state", "t1", stated)]);
  expect(["ed", "r1", "v"].map((member) => inboxOf(held, member))).toEqual([[], ["statement t1"], []]);
  const row = held.statement.get("t1");
  if (!row) throw new Error("Expected the statement, got none.");
  const read = { version: row.version, heard: heardHash(held, row) };
  const review = (payload: object, by = "r1") => {
    const decided = decide(held, change("statement.review", "t1", payload, [by]));
    return decided.ok ? "accepted" : decided.refusal.code;
  };
  expect(review(read, "ed")).toBe("second-member-needed");
  expect(review({ ...read, version: row.version - 1 })).toBe("statement-changed");
  play(held, [change("segment.correct", "w1", { ...segment, text: "стойте" })]);
  expect(review(read)).toBe("words-changed");
  expect(review({ ...read, heard: heardHash(held, row) })).toBe("accepted");
});

test.each([
  ["other words", change("segment.correct", "w1", { ...segment, text: "стойте" }), false],
  [
    "another speaker of them",
    change("segment.correct", "w1", { ...segment, speaker: { kind: "off-screen" } }),
    false,
  ],
  [
    "the same words somewhere else",
    change("segment.correct", "w1", { ...segment, startUs: 140_000, endUs: 200_000 }),
    false,
  ],
  ["no words any more", change("segment.withdraw", "w1", {}, ["ed", "misheard"]), false],
  ["more words in it", change("segment.state", "w2", { ...segment, text: "так" }), false],
  ["words after it", change("segment.state", "w2", { ...segment, startUs: 130_001, endUs: 200_000 }), true],
  ["a note on them", change("segment.correct", "w1", { ...segment, note: "low voice" }), true],
  [
    "a translation that says something else",
    change("translation.correct", "l1", {
      segment: "w1",
      language: "en",
      text: "Stop!",
      translator: null,
      of: NEWEST,
    }),
    false,
  ],
  [
    "that translation taken back",
    change("translation.withdraw", "l1", { only: "translation" }, ["ed", "wrong"]),
    false,
  ],
  [
    "one translation more",
    change("translation.state", "l2", {
      segment: "w1",
      language: "fi",
      text: "Seis!",
      translator: null,
      of: NEWEST,
    }),
    true,
  ],
  ["a second reader of it", change("translation.review", "l1", { version: NEWEST }, ["r2"]), true],
  [
    "nobody any more who was marked as the one who speaks",
    change("sighting.withdraw", "s3", {}, ["ed", "a shadow"]),
    false,
  ],
])("with %s its review stands: %#", (_, then, stands) => {
  const held = confirmed();
  expect(isConfirmed(held)).toBe(true);
  play(held, [then]);
  expect(isConfirmed(held)).toBe(stands);
});

const said = (held: Draft) =>
  exportCase(held)
    .sightings.find(({ id }) => id === "s3")
    ?.attributes.includes("says-a");

test("a confirmed statement says of whoever speaks what they say, in the case too, and no longer than it stands", () => {
  const held = spoken();
  play(held, [change("statement.state", "t1", stated)]);
  expect(said(held)).toBe(false);
  play(held, [change("statement.review", "t1", { version: NEWEST, heard: HEARD }, ["r1"])]);
  expect(said(held)).toBe(true);
  play(held, [change("segment.correct", "w1", { ...segment, text: "ні" })]);
  expect(said(held)).toBe(false);
});

const anySaid = fc.array(
  fc
    .tuple(
      fc.oneof({ weight: 2, arbitrary: onTranscript }, { weight: 3, arbitrary: onStatements }),
      fc.constantFrom(...MEMBERS),
    )
    .map(([raw, by]) => signed(changeSchema.parse(raw), by, "so")),
  { minLength: 30, maxLength: 60, size: "max" },
);

test("after any work whoever confirmed a statement had all that it rests on before them, and is another than who made it", () => {
  const seen = { confirmed: 0, voided: 0 };
  fc.assert(
    fc.property(anySaid, (work) => {
      const held = freshHeld();
      play(held, [...MARKED, listed]);
      /** What stood when each was confirmed. */
      const read = new Map<string, ReturnType<typeof restsOn>>();
      for (const one of work) {
        for (const entry of play(held, [one])) {
          const row = held.statement.get(entry.subject);
          if (entry.verb === "statement.review" && row) read.set(entry.subject, restsOn(held, row));
          if (entry.verb === "statement.withdraw" && one.verb !== "statement.withdraw") seen.voided += 1;
        }
        for (const row of allStatements(held)) {
          if (row.reviewedBy === null) continue;
          seen.confirmed += 1;
          expect(isOneMember(row.reviewedBy, row.statedBy)).toBe(false);
          expect(segmentsOf(held, row).length).toBeGreaterThan(0);
          const [was, is] = [read.get(row.id), restsOn(held, row)];
          expect(is.words).toEqual(was?.words);
          expect(is.translations).toEqual(expect.arrayContaining([...(was?.translations ?? ["none"])]));
        }
      }
    }),
    { seed: SEED, numRuns: 400 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});

test("what two members stand behind is said once, whatever else is marked of somebody", () => {
  const held = confirmed();
  const row = held.sighting.get("s3");
  if (!row) throw new Error("Expected the sighting, got none.");
  expect(attributesOf(held, { ...row, attributes: ["wounded", "says-a"] })).toEqual(["wounded", "says-a"]);
  expect(attributesOf(held, { ...row, attributes: ["wounded"] })).toEqual(["wounded", "says-a"]);
});
