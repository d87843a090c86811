// Proposed changes drawn at random over a handful of ids, so that most of them meet one another; for tests.
import * as fc from "fast-check";
import { onClaims } from "./any-claim.ts";
import { onVoices } from "./any-voice.ts";
import { FIRST_CHECKS } from "../check/questions.ts";
import { changeSchema } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import {
  at,
  headcount,
  onFact,
  onGroup,
  PTS_US,
  sighting,
  span,
  version,
  whenAndWhere,
  words,
} from "./any-fact.ts";
import { onStatements } from "./any-statement.ts";
import { onTranscript } from "./any-transcript.ts";
import { item, NEWEST, of, onBlind, onCounts, onDoubt, onTeam, onWanted } from "./any-team.ts";

export { NEWEST, PTS_US };

/** Every test draws from this seed: a failure today is the same failure tomorrow. */
export const SEED = 20261122;

export const MEMBERS = ["owner", "ed", "r1", "r2", "v"] as const;
const subject = fc.constantFrom("prisoner", "guard");
const attributes = fc.array(fc.constantFrom("wounded", "says-conscript", "a b"), { maxLength: 2 });
const foundAt = fc.record({
  path: fc.constant(null),
  url: fc.constantFrom(null, null, "https://posts.example/1"),
  account: fc.constantFrom(null, "", "acct-7"),
  credit: fc.constant(null),
});

const collected = fc.record({
  sha256: fc.constantFrom("a", "b", "c").map((digit) => digit.repeat(64)),
  bytes: fc.nat(9),
  // Names that are also ids of other things: a person may call a file "s1".
  name: fc.constantFrom("clip.mp4", "s1", "g1", "c"),
  kind: fc.constantFrom("photo", "video", "other"),
  source: foundAt,
});

const decision = fc.record({
  with: item,
  answer: fc.constantFrom(
    "same-recording",
    "same-recording",
    "different",
    "cannot-say",
    "shared-part",
    "compilation",
  ),
  evidence: fc.constantFrom(null, "e".repeat(64)),
});

const frameFlag = fc.oneof(
  item.chain((id) =>
    fc.record({
      subject: fc.constant(id),
      payload: fc.record({ item: fc.constant(id), span, coVisible: fc.constant(false) }),
    }),
  ),
  item.chain((id) =>
    fc.record({
      subject: fc.constant(id),
      payload: fc.record({ item: fc.constant(id), at, exhaustive: fc.constant(true) }),
    }),
  ),
  item.chain((id) =>
    fc.record({
      subject: fc.constant(id),
      payload: fc.record({ item: fc.constant(id), span, exhaustive: fc.constant(true) }),
    }),
  ),
);

const anything: fc.Arbitrary<unknown> = fc.oneof(
  of("investigation.open", fc.constantFrom("inv", "other"), fc.record({ name: fc.constant("Crossing") })),
  fc.constantFrom(...MEMBERS, "new").chain((id) =>
    of(
      "member.add",
      fc.constant(id),
      fc.record({
        id: fc.constant(id),
        name: fc.constant(id),
        role: fc.constantFrom("reviewer", "editor"),
      }),
    ),
  ),
  of(
    "criteria.set",
    fc.constantFrom("inv", "inv", "other"),
    fc.record({
      until: fc.constantFrom(null, "2031", "2031-04-09T10:00:00.5Z"),
      attributes: fc.uniqueArray(fc.constantFrom("wounded", "says-conscript"), { maxLength: 1 }),
      subjects: fc.constantFrom(["prisoner"], ["prisoner", "guard"]),
      verdicts: fc.constantFrom(["verified"], ["verified", "inconclusive"]),
    }),
  ),
  of("item.collect", item, collected),
  of(
    "item.describe",
    item,
    fc.record(
      {
        account: fc.constantFrom("", "acct-9"),
        capturedAt: fc.constantFrom("2031-04", "2031-04-09T10:00Z"),
        credit: fc.constantFrom(null, "Photo: ґанок"),
      },
      { requiredKeys: [] },
    ),
  ),
  of("footage.confirm", item, fc.record({ footage: fc.constantFrom("f1", "f2") })),
  of("pair.decide", item, decision),
  of("pair.decide", item, decision),
  of("pair.reopen", item, fc.record({ with: item })),
  of("pair.reopen", item, fc.record({ with: item })),
  frameFlag.map((flag) => ({ verb: "frame.flag", ...flag })),
  frameFlag.map((flag) => ({ verb: "frame.withdraw", ...flag })),
  frameFlag.map((flag) => ({ verb: "frame.restore", ...flag })),
  of("sighting.describe", sighting, fc.record({ attributes: attributes.filter((list) => list.length > 0) })),
);

const figure = fc.record({
  item,
  at,
  subject,
  atLeast: fc.nat(4),
  atMost: fc.option(fc.integer({ min: 2, max: 6 })),
});
const stateHeadcount = of("headcount.state", headcount, figure);
const withdrawHeadcount = of(
  "headcount.withdraw",
  headcount,
  fc.record({ only: fc.constantFrom("headcount", "review") }),
);
const onHeadcount = fc.oneof(
  { weight: 2, arbitrary: stateHeadcount },
  { weight: 3, arbitrary: of("headcount.review", headcount, fc.constant({})) },
  { weight: 1, arbitrary: withdrawHeadcount },
  { weight: 2, arbitrary: of("headcount.correct", headcount, figure) },
);
const onMarks = fc.oneof(
  { weight: 4, arbitrary: of("marks.state", item, fc.record({ version })) },
  { weight: 6, arbitrary: of("marks.review", item, fc.record({ version })) },
  {
    weight: 1,
    arbitrary: of("marks.withdraw", item, fc.record({ only: fc.constantFrom("marks", "review") })),
  },
);

const shown = { item, subject, attributes, spans: fc.array(span, { minLength: 1, maxLength: 2 }) };
const track = fc.constantFrom(null, [[0, 0.1, 0.1, 0.2, 0.2]]);
const corrected = fc.record(
  { ...shown, track },
  { requiredKeys: ["item", "subject", "attributes", "spans"] },
);
const mark = fc.oneof(
  { weight: 3, arbitrary: of("sighting.mark", sighting, fc.record({ ...shown, track })) },
  { weight: 1, arbitrary: of("sighting.correct", sighting, corrected) },
);
const review = of(
  "item.review",
  item,
  fc.record({ verdict: fc.constantFrom("verified", "verified", "inconclusive", "false"), reason: words }),
);
const rarely = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 1 });
const question = fc.constantFrom("place", "place", "time", "weather");
const evidence = fc.oneof(
  fc.record({ kind: fc.constant("still"), at, region: fc.constantFrom(null, [0.1, 0.1, 0.5, 0.5]) }),
  fc.record({ kind: fc.constant("item"), item }),
  fc.constant({ kind: "address", url: "https://example.org/map" }),
);
const onCheck = fc.oneof(
  {
    weight: 5,
    arbitrary: of(
      "check.answer",
      item,
      fc.record({
        question,
        result: fc.constantFrom("passed", "passed", "failed", "cannot say", "not applicable"),
        basis: fc.constantFrom("the bridge", "the shadows"),
        evidence: fc.array(evidence, { maxLength: 2 }),
        time: rarely(whenAndWhere.time),
        place: rarely(whenAndWhere.place),
        asked: rarely(fc.nat(40)),
      }),
    ),
  },
  { weight: 1, arbitrary: of("check.withdraw", item, fc.record({ question })) },
  {
    weight: 1,
    arbitrary: of(
      "review.void",
      item,
      fc.record({ review: fc.integer({ min: 6, max: 60 }).map(String), question }),
    ),
  },
  {
    weight: 1,
    arbitrary: of(
      "checks.set",
      fc.constantFrom("inv", "other"),
      fc.constantFrom(
        { questions: [{ id: "place", name: "Place", asks: "Where?" }] },
        { questions: FIRST_CHECKS.questions.slice(0, 3) },
        {
          questions: [
            { id: "place", name: "Place", asks: "Where?" },
            { id: "time", name: "Time", asks: "When?" },
          ],
        },
      ),
    ),
  },
);
/** A review is named by the number of its entry, which is one of a few dozen in drawn work. */
const takenBack = fc.oneof(
  { weight: 1, arbitrary: of("item.withdraw", fc.constantFrom("b", "x"), fc.constant({})) },
  { weight: 3, arbitrary: of("item.restore", fc.constantFrom("b", "b", "x"), fc.constant({})) },
  {
    weight: 1,
    arbitrary: of("item.source", item, fc.record({ alsoFound: fc.array(foundAt, { maxLength: 2 }) })),
  },
  {
    weight: 1,
    arbitrary: of(
      "item.source",
      item,
      fc.record({ alsoFound: fc.array(foundAt, { maxLength: 1 }), back: fc.constant(true) }),
    ),
  },
  { weight: 2, arbitrary: of("sighting.withdraw", sighting, fc.constant({})) },
  {
    weight: 8,
    arbitrary: of(
      "review.withdraw",
      item,
      fc.record({ review: fc.oneof(fc.constant(NEWEST), fc.integer({ min: 6, max: 60 })).map(String) }),
    ),
  },
);

/** A change of any verb, of the shape that the journal takes. */
export const anyChange: fc.Arbitrary<Change> = fc
  .oneof(
    { weight: 4, arbitrary: anything },
    { weight: 2, arbitrary: mark },
    { weight: 2, arbitrary: onHeadcount },
    { weight: 3, arbitrary: onMarks },
    { weight: 3, arbitrary: onGroup },
    { weight: 2, arbitrary: review },
    { weight: 2, arbitrary: onCheck },
    { weight: 4, arbitrary: onFact },
    { weight: 2, arbitrary: takenBack },
    { weight: 2, arbitrary: onTeam },
    { weight: 2, arbitrary: onDoubt },
    { weight: 3, arbitrary: onBlind },
    { weight: 1, arbitrary: onWanted },
    { weight: 1, arbitrary: onCounts },
    { weight: 2, arbitrary: onClaims },
    { weight: 2, arbitrary: onTranscript },
    { weight: 2, arbitrary: onStatements },
    { weight: 1, arbitrary: onVoices },
  )
  .map((raw) => changeSchema.parse(raw));
