// Work that drawing alone hardly meets, since so much has to come together for it: each of its verbs is accepted once; for tests.
import { changeSchema, type Signed } from "../journal/entry.ts";
import { NEWEST } from "./any-change.ts";
import { CLAIMED } from "./any-claim.ts";
import { REMARKED, REPORTED, SO_THEN } from "./any-voice.ts";
import { signed } from "./play.ts";

const SAID = { item: "c", startUs: 0, endUs: 130_001, speaker: { kind: "unknown" }, note: null };
const HEARD = { ...SAID, language: "uk", text: "стій" };
const STATED = { ...SAID, attributes: ["says-a"] };
const TRANSLATED = { segment: "w9", language: "en", translator: null, of: NEWEST };
const ONE = { version: NEWEST };
const HASH = "0".repeat(64);

/** By whom, which verb, about what, and what of it; on what was marked. */
const WORK: readonly (readonly [by: string, verb: string, subject: string, payload: object])[] = [
  ["owner", "blind.ask", "b9", { item: "b", at: 0, subject: "prisoner", of: null }],
  ["ed", "blind.take", "b9", {}],
  ["ed", "blind.state", "b9", { counted: 1 }],
  ["ed", "blind.correct", "b9", { counted: 2 }],
  ["ed", "claim.state", "k9", CLAIMED],
  ["r1", "finding.review", "k9", { ...ONE, atLeast: 200, says: "supports", of: HASH }],
  ["r1", "finding.withdraw", "k9", {}],
  ["owner", "vague.set", "inv", { words: [] }],
  ["ed", "segment.state", "w9", HEARD],
  ["ed", "translation.state", "l9", { ...TRANSLATED, text: "Halt!" }],
  ["ed", "translation.correct", "l9", { ...TRANSLATED, text: "Stop!" }],
  ["r1", "translation.review", "l9", ONE],
  ["r1", "translation.withdraw", "l9", { only: "review" }],
  ["ed", "sayings.set", "inv", { attributes: ["says-a"], captive: ["prisoner"] }],
  ["ed", "statement.state", "t9", STATED],
  ["ed", "statement.correct", "t9", { ...STATED, note: "in a low voice" }],
  ["r1", "statement.review", "t9", { ...ONE, heard: HASH }],
  ["r1", "statement.withdraw", "t9", { only: "review" }],
  ["ed", "segment.withdraw", "w9", {}],
  ["ed", "remark.state", "o9", REMARKED],
  ["ed", "remark.correct", "o9", { ...REMARKED, text: "Nobody can be held there." }],
  ["r1", "remark.review", "o9", ONE],
  ["r1", "remark.withdraw", "o9", { only: "review" }],
  ["ed", "report.state", "o8", REPORTED],
  ["ed", "report.correct", "o8", { ...REPORTED, independent: "yes" }],
  ["r1", "report.review", "o8", ONE],
  ["ed", "report.withdraw", "o8", { only: "all" }],
  ["ed", "context.state", "o7", SO_THEN],
  ["ed", "context.correct", "o7", { ...SO_THEN, until: null }],
  ["r1", "context.review", "o7", ONE],
  ["ed", "context.withdraw", "o7", { only: "all" }],
  ["ed", "comment.say", "a", { text: "seen it" }],
  ["ed", "comment.withdraw", "a", { comment: String(NEWEST) }],
  ["ed", "comment.say", "a", { text: "@r1 look here" }],
  ["r1", "comment.see", "a", { comment: String(NEWEST), seen: true }],
];

export const RARE: readonly Signed[] = WORK.map(([by, verb, subject, payload]) =>
  signed(changeSchema.parse({ verb, subject, payload }), by, "a mistake"),
);
