// One segment made of two, and two of one: which words each then has, and from when to when.
import { ok, refuse, type Result } from "../refusal.ts";
import type { Proposed } from "../rule.ts";
import { isOneLanguage } from "./language.ts";
import { canonicalJson } from "../canonical.ts";

/** What is said of a segment, without its id. */
export type SegmentSaid = Omit<Proposed<"segment.correct">["payload"], "reworded">;

/**
 * At the caret, and in time at the instant that the player shows, where that is inside; else as the words are long. What
 * was noted stays with the first.
 */
export function splitSegment(
  said: SegmentSaid,
  { caret, atUs }: { readonly caret: number; readonly atUs: number | null },
): Result<readonly [SegmentSaid, SegmentSaid]> {
  const { text, startUs, endUs } = said;
  const cut = isInsideOne(text, caret) ? caret + 1 : caret;
  const [before, after] = [text.slice(0, cut).trimEnd(), text.slice(cut).trimStart()];
  if (before.trim() === "" || after === "")
    return refuse(
      "nothing-to-split",
      "There are no words on one side of where it would be split; put the caret between two words.",
    );
  const parts = (middle: number | null) =>
    ok([
      { ...said, text: before, endUs: middle },
      { ...said, text: after, startUs: middle, note: null },
    ] as const) as Result<readonly [SegmentSaid, SegmentSaid]>;
  if (startUs === null || endUs === null) return parts(null);
  if (endUs - startUs < 2)
    return refuse("nothing-to-split", "It is too short to be split in time; correct when it ends first.");
  if (atUs !== null && atUs > startUs && atUs < endUs) return parts(atUs);
  const share = before.length / (before.length + after.length);
  const middle = startUs + Math.round((endUs - startUs) * share);
  return parts(Math.min(endUs - 1, Math.max(startUs + 1, middle)));
}

/** Between the two halves of one character. */
const isInsideOne = (text: string, caret: number): boolean =>
  caret > 0 && (text.codePointAt(caret - 1) ?? 0) > 0xffff;

/** The first with the words of the second behind its own. `translations`: so many are of the second, which goes. */
export function joinSegments(
  first: SegmentSaid,
  second: SegmentSaid,
  { translations }: { readonly translations: number },
): Result<SegmentSaid> {
  if (!isOneLanguage(first.language, second.language))
    return refuse(
      "not-to-join",
      "The two are in different languages; correct the language of one, or leave them apart.",
    );
  if (canonicalJson(first.speaker) !== canonicalJson(second.speaker))
    return refuse(
      "not-to-join",
      "The two are not said by the same speaker; say first who speaks, or leave them apart.",
    );
  if (translations > 0)
    return refuse(
      "not-to-join",
      "The second is translated, and its translation would go with it; withdraw that first, or leave them apart.",
    );
  const text = [first.text.trimEnd(), second.text.trimStart()].join(" ");
  const note = [first.note, second.note].filter((one) => one !== null).join("\n\n");
  return ok({ ...first, text, note: note === "" ? null : note, ...spanOf(first, second) });
}

type Span = Pick<SegmentSaid, "startUs" | "endUs">;

/** Of both, or of whichever has its times. */
function spanOf(a: Span, b: Span): Span {
  if (a.startUs === null || a.endUs === null) return { startUs: b.startUs, endUs: b.endUs };
  if (b.startUs === null || b.endUs === null) return { startUs: a.startUs, endUs: a.endUs };
  return {
    startUs: a.startUs < b.startUs ? a.startUs : b.startUs,
    endUs: a.endUs > b.endUs ? a.endUs : b.endUs,
  };
}
