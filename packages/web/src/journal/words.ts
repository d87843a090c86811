// What the nouns and verbs of the journal are called where one is chosen.
import { VERBS, type Table, type Verb } from "@sightline/domain";

/** In the order in which work goes. */
export const NOUNS: Readonly<Record<Table, string>> = {
  item: "Items and marks",
  check: "Checks",
  comment: "Comments",
  doubt: "Doubts",
  wanted: "Wanted",
  review: "Reviews",
  decision: "Pairs",
  sighting: "Sightings",
  headcount: "Headcounts",
  frame: "Frames",
  group: "Groups",
  fact: "Facts",
  member: "Members",
  investigation: "The investigation",
};

/** The verbs of one noun, each as `item: review`. */
export const verbsOfNoun = (noun: Table | undefined): Partial<Record<Verb, string>> =>
  Object.fromEntries(
    (Object.keys(VERBS) as Verb[])
      .filter((verb) => noun !== undefined && VERBS[verb].table === noun)
      .map((verb) => [verb, verb.replace(".", ": ")]),
  );
