// Stating a translation, correcting it, confirming it as its second reader, and taking either back.
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import { idIsTaken } from "../investigation/names.ts";
import { reviewed, whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import type { Proposed, Rule } from "../rule.ts";
import { isOfItsWords } from "./standing.ts";
import { noSuchSegment } from "./state-segment.ts";
import type { TranslationRow } from "./translation.ts";

type Stated = Proposed<"translation.state">["payload"];

export const stateTranslation: Rule<"translation.state"> = (held, change) => {
  const { subject: id, payload } = change;
  const wrong = whyNotOfWords(held, payload);
  if (wrong) return wrong;
  const there = held.translation.get(id);
  if (!there) return idIsTaken(held, id) ?? ok([change]);
  if (there.withdrawn)
    return refuse(
      "translation-withdrawn",
      `Translation ${id} was withdrawn; state it again under another id.`,
    );
  if (isStated(there, payload)) return ok([]);
  return refuse(
    "translation-differs",
    `Translation ${id} says something else already; correct it, or state this one under another id.`,
  );
};

/** Whoever read the old words has not read the new ones. */
export const correctTranslation: Rule<"translation.correct"> = (held, change) => {
  const { subject: id, payload } = change;
  const there = held.translation.get(id);
  if (!there) return noSuchTranslation(id);
  if (there.segment !== payload.segment)
    return refuse(
      "translation-differs",
      `Translation ${id} is of another segment; withdraw it, and state this one under another id.`,
    );
  const wrong = whyNotOfWords(held, payload);
  if (wrong) return wrong;
  return ok(!there.withdrawn && isStated(there, payload) ? [] : [change]);
};

export const reviewTranslation: Rule<"translation.review"> = (held, change) => {
  const there = held.translation.get(change.subject);
  if (!there) return noSuchTranslation(change.subject);
  const { id, segment, version, withdrawn } = there;
  if (withdrawn || held.segment.get(segment)?.withdrawn !== false)
    return refuse(
      "translation-withdrawn",
      `Translation ${id}, or its segment, was withdrawn; there is nothing to review.`,
    );
  if (version !== change.payload.version)
    return refuse("translation-changed", `Translation ${id} changed since you looked; read it again.`);
  if (!isOfItsWords(held, there))
    return refuse(
      "words-changed",
      `Translation ${id} is of other words than segment ${segment} has now; correct the translation first.`,
    );
  return reviewed(held, there, change, `translation ${id}`);
};

export const withdrawTranslation: Rule<"translation.withdraw"> = (held, change) => {
  const there = held.translation.get(change.subject);
  if (!there) return noSuchTranslation(change.subject);
  const unsaid = whyNotWithdraw(change);
  if (unsaid) return unsaid;
  const so = there.withdrawn || (change.payload.only === "review" && there.reviewedBy === null);
  return ok(so ? [] : [change]);
};

const noSuchTranslation = (id: string): Refused =>
  refuse("no-such-translation", `No translation has the id ${id}; state it first.`);

function isStated({ segment, language, text, translator, of }: TranslationRow, said: Stated): boolean {
  return canonicalJson({ segment, language, text, translator, of }) === canonicalJson(said);
}

function whyNotOfWords(held: Held, { segment: id, of }: Stated): Refused | null {
  const segment = held.segment.get(id);
  if (!segment) return noSuchSegment(id);
  if (segment.withdrawn)
    return refuse("segment-withdrawn", `Segment ${id} was withdrawn; there is nothing to translate.`);
  return segment.version === of
    ? null
    : refuse("words-changed", `The words of segment ${id} changed since you looked; look at them again.`);
}
