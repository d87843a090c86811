// Stating a segment of a transcript, correcting it, placing it in time, and taking it back.
import { canonicalJson } from "../canonical.ts";
import type { Informed } from "../investigation/held.ts";
import { idIsTaken } from "../investigation/names.ts";
import { whyNoItem } from "../item/find.ts";
import type { Signed } from "../journal/entry.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import type { Proposed, Rule } from "../rule.ts";
import { isOneLanguage } from "./language.ts";
import type { SegmentRow } from "./segment.ts";
import { isReviewed, translationsIn } from "./standing.ts";
import { heardIn } from "./heard.ts";

type Stated = Omit<Proposed<"segment.correct">["payload"], "reworded">;

export const stateSegment: Rule<"segment.state"> = (held, change) => {
  const { subject: id, payload } = change;
  const { cue: _, ...words } = payload;
  const wrong = whyNotSpoken(held, words);
  if (wrong) return wrong;
  const there = held.segment.get(id);
  if (!there) return idIsTaken(held, id) ?? ok([change]);
  if (there.withdrawn)
    return refuse("segment-withdrawn", `Segment ${id} was withdrawn; state it again under another id.`);
  if (isStated(there, words)) return ok([]);
  return refuse(
    "segment-differs",
    `Segment ${id} says something else already; correct it, or state this one under another id.`,
  );
};

/** Other words are not those that somebody translated: what a second reader confirmed of the old ones is taken back. */
export const correctSegment: Rule<"segment.correct"> = (held, change) => {
  const { subject: id, payload } = change;
  const { reworded: _, ...words } = payload;
  const there = held.segment.get(id);
  if (!there) return noSuchSegment(id);
  if (there.item !== payload.item)
    return refuse(
      "segment-differs",
      `Segment ${id} is of another item; withdraw it, and state this one under another id.`,
    );
  const wrong = whyNotSpoken(held, words);
  if (wrong) return wrong;
  if (!there.withdrawn && isStated(there, words)) return ok([]);
  const reworded = there.text !== words.text || !isOneLanguage(there.language, words.language);
  const corrected = { ...change, payload: { ...words, ...(reworded && { reworded }) } };
  return ok([corrected, ...(reworded ? unread(held, there, change) : [])]);
};

export const withdrawSegment: Rule<"segment.withdraw"> = (held, change) => {
  const there = held.segment.get(change.subject);
  if (!there) return noSuchSegment(change.subject);
  return whyNotWithdraw(change) ?? ok(there.withdrawn ? [] : [change]);
};

export const noSuchSegment = (id: string): Refused =>
  refuse("no-such-segment", `No segment has the id ${id}; state it first.`);

function unread(held: Informed, { id }: SegmentRow, { by, via }: Signed): Signed[] {
  return translationsIn(held, id)
    .filter(isReviewed)
    .map((translation) => ({
      verb: "translation.withdraw",
      subject: translation.id,
      payload: { only: "review" },
      by,
      via,
      reason: `The words of segment ${id} are others now.`,
    }));
}

function isStated(there: SegmentRow, words: Stated): boolean {
  const { item, startUs, endUs, text, language, speaker, note } = there;
  return canonicalJson({ item, startUs, endUs, text, language, speaker, note }) === canonicalJson(words);
}

/** Why nobody speaks there and then: of a segment of a transcript, and of a statement. */
export function whyNotSpoken(
  held: Informed,
  { item: id, startUs, endUs, speaker }: Pick<Stated, "item" | "startUs" | "endUs" | "speaker">,
): Refused | null {
  const item = held.item.get(id);
  if (!item) return whyNoItem(held, id);
  if (item.kind !== "video")
    return refuse(
      "no-transcript",
      `${item.name} is no film: nothing is heard in it, and it has no transcript.`,
    );
  if (speaker.kind === "sighting") {
    const who = held.sighting.get(speaker.id);
    if (who?.item !== id || who.withdrawn)
      return refuse(
        "no-such-sighting",
        `Nobody is marked in ${item.name} as ${speaker.id}; mark them first, or say that nobody knows who speaks.`,
      );
  }
  if (startUs === null && endUs === null) return null;
  if (startUs === null || endUs === null)
    return refuse("segment-half-placed", "A segment has both its times, or none; give the other one too.");
  if (endUs <= startUs)
    return refuse(
      "segment-backwards",
      `It would end at ${endUs} µs, and not after it begins at ${startUs} µs; swap them, or correct one.`,
    );
  const heard = heardIn(held, item);
  if (!heard || (startUs >= heard.startUs && endUs <= heard.endUs)) return null;
  return refuse(
    "outside-item",
    `${item.name} goes from ${heard.startUs} to ${heard.endUs} µs; ${startUs} to ${endUs} µs is not inside.`,
  );
}
