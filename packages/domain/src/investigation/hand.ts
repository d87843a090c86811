// Whose hands are in an item: who ever marked, counted or signed anything there has seen it.
import { VERBS, type Table, type Verb } from "../journal/nouns.ts";
import type { Signed } from "../journal/entry.ts";
import type { Draft } from "./held.ts";

const TABLES_OF_MARKS: readonly Table[] = ["sighting", "headcount"];

/** The verbs of whoever looks at what is marked or counted in an item; flags of frames say nothing of how many there are. */
export const HAND_VERBS: readonly Verb[] = (Object.keys(VERBS) as Verb[]).filter(
  (verb) => verb.startsWith("marks.") || TABLES_OF_MARKS.includes(VERBS[verb].table),
);

/** What was asked of before an act grows with it: nobody counts and takes on the blind count of it at once. */
export function noteHand({ hands, sighting, headcount }: Draft, { verb, subject, by }: Signed): void {
  if (!HAND_VERBS.includes(verb)) return;
  const item = (sighting.get(subject) ?? headcount.get(subject))?.item ?? subject;
  const known = hands.known(item);
  if (known !== undefined) hands.note(item, [...(known ?? []), by]);
}
