// What stands of a transcript: its segments in order, their translations, and whether each is of the words as they are now.
import type { Held } from "../investigation/held.ts";
import type { SegmentRow, Speaker } from "./segment.ts";
import type { TranslationRow } from "./translation.ts";

/** By time; those that nobody has placed come last, in the order in which they were stated. */
export const segmentsIn = (held: Held, item: string): SegmentRow[] =>
  (held.segmentsIn.get(item) ?? [])
    .flatMap((id) => held.segment.get(id) ?? [])
    .filter(({ withdrawn }) => !withdrawn)
    .sort((a, b) => at(a.startUs) - at(b.startUs) || at(a.endUs) - at(b.endUs));

/** Later than any film, and no infinity: two of them differ by nothing. */
const at = (us: number | null): number => us ?? Number.MAX_SAFE_INTEGER;

/** Of one segment, oldest first. */
export const translationsIn = (held: Held, segment: string): TranslationRow[] =>
  (held.translationsOf.get(segment) ?? [])
    .flatMap((id) => held.translation.get(id) ?? [])
    .filter(({ withdrawn }) => !withdrawn);

export const isReviewed = ({ reviewedBy }: TranslationRow): boolean => reviewedBy !== null;

/** Whether the segment says now what was translated. */
export const isOfItsWords = (held: Held, { segment, of }: Pick<TranslationRow, "segment" | "of">): boolean =>
  held.segment.get(segment)?.version === of;

/** Who speaks; whoever is marked there no more is nobody that is known. */
export const speakerIn = (held: Held, { speaker }: Pick<SegmentRow, "speaker">): Speaker =>
  speaker.kind === "sighting" && held.sighting.get(speaker.id)?.withdrawn !== false
    ? { kind: "unknown" }
    : speaker;
