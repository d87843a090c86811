// Segments of transcripts and their translations, drawn at random; for tests.
import * as fc from "fast-check";
import { sighting } from "./any-fact.ts";
import { NEWEST, of } from "./any-team.ts";

const segment = fc.constantFrom("w1", "w2");
const translation = fc.constantFrom("l1", "l2");
const language = fc.constantFrom("uk", "und", "en-GB");
const words = fc.constantFrom("стій", "stop", "stop\nthere");

const segmentSaid = fc
  .record({
    item: fc.constantFrom("c", "c", "c", "c", "d", "a"),
    times: fc.constantFrom(
      [0, 130_001],
      [0, 130_001],
      [10_007, 270_000],
      [null, null],
      [5, 5],
      [null, 400_000],
    ),
    text: words,
    language,
    speaker: fc.oneof(
      fc.constant({ kind: "unknown" }),
      fc.constant({ kind: "off-screen" }),
      fc.record({ kind: fc.constant("sighting"), id: fc.oneof(fc.constant("s3"), sighting) }),
    ),
    note: fc.constantFrom(null, "hardly heard"),
  })
  .map(({ times: [startUs, endUs], ...said }) => ({ ...said, startUs, endUs }));

const translated = fc.record({
  segment,
  language,
  text: fc.constantFrom("Halt!", "Stop there."),
  translator: fc.constantFrom(null, "Maria Hill"),
  of: fc.oneof({ weight: 6, arbitrary: fc.constant(NEWEST) }, { weight: 1, arbitrary: fc.nat(40) }),
});

export const onTranscript = fc.oneof(
  { weight: 2, arbitrary: of("segment.state", segment, segmentSaid) },
  { weight: 2, arbitrary: of("segment.correct", segment, segmentSaid) },
  { weight: 1, arbitrary: of("segment.withdraw", segment, fc.constant({})) },
  { weight: 2, arbitrary: of("translation.state", translation, translated) },
  { weight: 2, arbitrary: of("translation.correct", translation, translated) },
  { weight: 2, arbitrary: of("translation.review", translation, fc.constant({ version: NEWEST })) },
  {
    weight: 1,
    arbitrary: of(
      "translation.withdraw",
      translation,
      fc.record({ only: fc.constantFrom("translation", "review", "review") }),
    ),
  },
);
