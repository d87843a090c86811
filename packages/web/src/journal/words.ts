// What the nouns and verbs of the journal are called where one is chosen.
import { t } from "@lingui/core/macro";
import { VERBS, type Table, type Verb } from "@sightline/domain";

/** In the order in which work goes. */
export const nouns = (): Readonly<Record<Table, string>> => ({
  item: t`Items and marks`,
  check: t`Checks`,
  comment: t`Comments`,
  doubt: t`Doubts`,
  wanted: t`Wanted`,
  review: t`Reviews`,
  decision: t`Pairs`,
  sighting: t`Sightings`,
  headcount: t`Headcounts`,
  blind: t`Blind counts`,
  frame: t`Frames`,
  group: t`Groups`,
  fact: t`Facts`,
  segment: t`Transcripts`,
  translation: t`Translations`,
  statement: t`Statements`,
  member: t`Members`,
  count: t`Counts`,
  claim: t`Claims`,
  voice: t`Voices`,
  investigation: t`The investigation`,
});

/** The verbs of one noun, each as `item: review`. */
export const verbsOfNoun = (noun: Table | undefined): Partial<Record<Verb, string>> =>
  Object.fromEntries(
    (Object.keys(VERBS) as Verb[])
      .filter((verb) => noun !== undefined && VERBS[verb].table === noun)
      .map((verb) => [verb, verb.replace(".", ": ")]),
  );
