// What is withheld from whoever counts a frame blind: all that was marked and counted in its item, and in the item's copies.
import type { Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { VERBS } from "../journal/nouns.ts";
import { refuse, type Refused } from "../refusal.ts";
import type { BlindRow } from "./blind.ts";

/** The item, and whatever shows the same recording. */
export function copiesOf(held: Held, item: string): readonly string[] {
  const footage = held.item.get(item)?.footage ?? null;
  return [...new Set([item, ...(footage === null ? [] : (held.itemsOfFootage.get(footage) ?? []))])];
}

/** What they took on and have neither counted nor given up. */
export const takenBy = (held: Held, member: string): readonly BlindRow[] =>
  held.blind.size === 0
    ? []
    : [...held.blind.values()].filter((row) => row.by === member && row.counted === null && !row.withdrawn);

/** Items whose marks and headcounts this member is not shown now. */
export const withheldFrom = (held: Held, member: string): ReadonlySet<string> =>
  new Set(takenBy(held, member).flatMap(({ item }) => copiesOf(held, item)));

/** Whoever counts blind neither marks nor signs there: they would do it for what they are not shown. */
export function whyNotBlind(held: Held, change: Signed): Refused | null {
  const { table } = VERBS[change.verb];
  const isOfMarks = change.verb.startsWith("marks.") || namesSpeaker(held, change);
  if (held.blind.size === 0 || !(isOfMarks || OF_MARKS.has(table))) return null;
  const { subject, payload } = change;
  const row = table === "headcount" ? held.headcount.get(subject) : held.sighting.get(subject);
  const item = "item" in payload ? payload.item : isOfMarks ? subject : row?.item;
  if (item == null || !withheldFrom(held, change.by).has(item)) return null;
  const name = held.item.get(item)?.name ?? item;
  return refuse(
    "counts-blind",
    `You count a frame of ${name} blind: say how many you see, or give it up, before you mark or sign anything there.`,
  );
}

/** They are not shown who of those marked speaks, and would take it away by saying it anew. */
const namesSpeaker = (held: Held, { subject, payload }: Signed): boolean =>
  "speaker" in payload &&
  [payload, held.segment.get(subject), held.statement.get(subject)].some(
    (one) => one?.speaker.kind === "sighting",
  );

const OF_MARKS: ReadonlySet<string> = new Set(["frame", "sighting", "headcount"]);
