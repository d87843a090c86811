// Plays proposed changes through the rules, as the desk does, and keeps what the journal would say; for tests.
import { testedIn } from "../finding/review.ts";
import { heardHash } from "../statement/standing.ts";
import { canonicalJson } from "../canonical.ts";
import { decideInto } from "../decide.ts";
import { Asked, type DecodedFrames } from "../investigation/asked.ts";
import { emptyHeld, LOOKED_UP, type Draft, type Held } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { TABLES } from "../journal/nouns.ts";
import { marksVersion } from "../marks/version.ts";
import { statedHash, statedOf } from "../doubt/standing.ts";
import { NEWEST, PTS_US } from "./any-change.ts";
import { AS_STATED } from "./any-team.ts";

/** What the decoders say of each content that is drawn: they have been through one video. */
export const seenOf = (sha256: string): DecodedFrames | null =>
  sha256 === "c".repeat(64) ? { width: 1920, height: 1080, ptsUs: PTS_US } : null;
const CONTENTS = ["a", "b", "c", "d", "e"].map((digit) => digit.repeat(64));

/** An investigation with nothing in it yet, whose decoders have been through one video. */
export const freshHeld = (): Draft =>
  emptyHeld({
    seen: new Asked(
      "frames",
      CONTENTS.map((sha256) => [sha256, seenOf(sha256)]),
    ),
    tracks: new Asked("the track"),
    hands: new Asked<readonly string[]>(
      "the hands",
      ["a", "b", "c", "d", "x"].map((id) => [id, null]),
    ),
  });

export const signed = (change: Change, by = "owner", reason: string | null = null): Signed => ({
  ...change,
  by,
  via: null,
  reason,
});

/** A drawn change as somebody proposes it who looked at the newest version of what they sign. */
export function asSeen(held: Held, change: Signed): Signed {
  if (change.verb === "doubt.say" && change.payload.evidence === AS_STATED) {
    const stated = statedOf(held, change.payload.about, change.subject);
    return { ...change, payload: { ...change.payload, evidence: stated ? statedHash(stated) : AS_STATED } };
  }
  if (change.verb === "doubt.withdraw") {
    const own = [...held.doubt.values()].findLast(({ by, says }) => by === change.by && says !== null);
    return own ? { ...change, subject: own.thing, payload: { about: own.about } } : change;
  }
  if (change.verb.startsWith("blind.") && change.verb !== "blind.ask") {
    const isOwn = change.verb === "blind.take" ? null : change.by;
    const own = [...held.blind.values()].findLast(({ by, withdrawn }) => by === isOwn && !withdrawn);
    return own ? { ...change, subject: own.id } : change;
  }
  if (change.verb === "comment.see" && change.payload.comment === String(NEWEST)) {
    const newest = held.commentsOf.get(change.subject)?.at(-1);
    return { ...change, payload: { ...change.payload, comment: newest?.id ?? change.payload.comment } };
  }
  if (change.verb === "comment.withdraw" && change.payload.comment === String(NEWEST)) {
    const own = held.commentsOf.get(change.subject)?.findLast(({ by }) => by === change.by);
    return { ...change, payload: { comment: own?.id ?? change.payload.comment } };
  }
  if (change.verb === "review.withdraw" && change.payload.review === String(NEWEST)) {
    const own = held.reviewsOf.get(change.subject)?.findLast(({ by }) => by === change.by);
    return { ...change, payload: { review: own?.id ?? change.payload.review } };
  }
  if (change.verb === "finding.review") {
    const claim = held.claim.get(change.subject);
    const { atLeast } = change.payload;
    if (!claim) return change;
    const { says, of } = testedIn(held, claim, atLeast);
    return { ...change, payload: { ...change.payload, version: claim.version, says, of } };
  }
  if (change.verb === "statement.review") {
    const row = held.statement.get(change.subject);
    if (!row) return change;
    return { ...change, payload: { version: row.version, heard: heardHash(held, row) } };
  }
  if ("of" in change.payload && change.payload.of === NEWEST) {
    const { segment } = change.payload as { segment: string };
    const of = held.segment.get(segment)?.version ?? 0;
    return { ...change, payload: { ...change.payload, of } } as Signed;
  }
  if (change.verb === "group.agree" && change.payload.described === NEWEST) {
    const described = held.group.get(change.subject)?.described ?? 0;
    return { ...change, payload: { described } };
  }
  if (!("version" in change.payload) || change.payload.version !== NEWEST) return change;
  const id = change.subject;
  const version = change.verb.startsWith("marks.")
    ? marksVersion(held, id)
    : (held.group.get(id) ?? held.translation.get(id) ?? held.claim.get(id) ?? held.voice.get(id))?.version;
  return { ...change, payload: { ...change.payload, version: version ?? 0 } } as Signed;
}

/** Decides each change in turn and applies what was accepted; what was refused leaves no trace. */
export function play(held: Draft, proposed: Iterable<Signed>): Signed[] {
  const journal: Signed[] = [];
  for (const change of proposed) {
    const decided = decideInto(held, asSeen(held, change));
    if (decided.ok) journal.push(...decided.value);
  }
  return journal;
}

const member = (id: string, role: "owner" | "editor" | "reviewer" | "viewer"): Change => ({
  verb: "member.add",
  subject: id,
  payload: { id, name: id, role },
});

/** Opened, with one owner, one editor, two reviewers and a viewer. */
export const OPENED: readonly Signed[] = [
  { verb: "investigation.open", subject: "inv", payload: { name: "Crossing" } } as const,
  member("owner", "owner"),
  member("ed", "editor"),
  member("r1", "reviewer"),
  member("r2", "reviewer"),
  member("v", "viewer"),
].map((change) => signed(change));

const collect = (id: string, kind: "photo" | "video" | "other", digit: string): Change => ({
  verb: "item.collect",
  subject: id,
  payload: {
    sha256: digit.repeat(64),
    bytes: 3,
    name: id === "a" ? "s1" : `${id}.bin`,
    kind,
    source: { path: null, url: null, account: null, credit: null },
  },
});

/** Two photos (one with the file name of a sighting), a video that was decoded, one that was not, and a file. */
export const COLLECTED: readonly Signed[] = [
  ...OPENED,
  signed(collect("a", "photo", "a")),
  signed(collect("b", "photo", "b")),
  signed(collect("c", "video", "c")),
  signed(collect("d", "video", "d")),
  signed(collect("x", "other", "e")),
];

const mark = (id: string, item: string): Change =>
  changeSchema.parse({
    verb: "sighting.mark",
    subject: id,
    payload: { item, subject: "prisoner", attributes: [], spans: [[0, 0]], track: null },
  });
const define = (id: string, ...members: string[]): Change => ({
  verb: "group.define",
  subject: id,
  payload: { name: null, members },
});

/** With people marked and groups defined, so that facts have something to speak of; no review and no fact yet. */
export const MARKED: readonly Signed[] = [
  ...COLLECTED,
  ...[mark("s1", "a"), mark("s2", "b"), mark("s3", "c"), mark("s4", "a")].map((change) => signed(change)),
  ...[define("g1", "a", "s3"), define("g2", "b", "g1"), define("g3")].map((change) => signed(change)),
];

/** All that an investigation holds, as one text: equal texts are equal states. */
export const stateOf = (held: Held): string =>
  canonicalJson([
    held.seq,
    ...[...TABLES, ...LOOKED_UP].map((name) => [[...held[name].keys()], [...held[name].values()]]),
  ]);
