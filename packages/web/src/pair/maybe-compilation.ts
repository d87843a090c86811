// Whether an item may be put together from several recordings: it shows two other items at spans of it that do not overlap.
import { spanIn, type Pair, type Tile } from "@sightline/domain";

/** Closed, in µs of the item's own time. */
type Part = { readonly of: Tile; readonly fromUs: number; readonly toUs: number };
export type Maybe = { readonly item: Tile; readonly parts: readonly [Part, Part] };

/**
 * A long recording of which both others are clips looks the same, so this only asks. Nothing is asked of an item that
 * was called a compilation, nor where the two others are known to show one recording.
 */
export function maybeCompilation(pair: Pair, all: readonly Pair[]): Maybe | null {
  for (const item of [pair.a, pair.b]) {
    if (all.some(({ decision }) => decision?.compilation === item.id)) continue;
    const here = partIn(pair, item.id);
    if (item.kind !== "video" || here === null) continue;
    for (const other of all) {
      const there = partIn(other, item.id);
      if (there === null || there.of.id === here.of.id) continue;
      const isApart = here.toUs < there.fromUs || there.toUs < here.fromUs;
      if (isApart && !isOneRecording(here.of, there.of, all)) return { item, parts: inTime(here, there) };
    }
  }
  return null;
}

/** Relations, and answers, by which the one shows frames of the other. */
const SHOWS_IT: ReadonlySet<string> = new Set(["same-recording", "shared-part"]);

const inTime = (one: Part, other: Part): [Part, Part] =>
  one.fromUs < other.fromUs ? [one, other] : [other, one];

/** The part of an item that shows the other one of a pair; null where nothing says that it does. */
function partIn({ a, b, relation, decision }: Pair, id: string): Part | null {
  if (!relation || !SHOWS_IT.has(relation.relation) || (a.id !== id && b.id !== id)) return null;
  if (decision !== null && !SHOWS_IT.has(decision.answer)) return null;
  const [fromUs, toUs] = spanIn(relation, a.id === id ? "a" : "b");
  return { of: a.id === id ? b : a, fromUs, toUs };
}

const isOneRecording = (one: Tile, other: Tile, all: readonly Pair[]): boolean =>
  (one.footage !== null && one.footage === other.footage) ||
  all.some(
    ({ a, b, relation }) =>
      relation?.relation === "same-recording" &&
      ((a.id === one.id && b.id === other.id) || (a.id === other.id && b.id === one.id)),
  );
