// Correcting a sighting: it is said anew whom it shows and when. Facts about it were stated of what it showed before.
import { canonicalJson } from "../canonical.ts";
import { factsOn, standingFactOn } from "../fact/about.ts";
import { voidedByReturn } from "../group/change.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import type { Informed } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import type { Rule } from "../rule.ts";
import { whyNotSpans } from "./mark.ts";
import { isVisible, whyNotTrack } from "./track.ts";

export const correctSighting: Rule<"sighting.correct"> = (held, change) => {
  const { subject: id, payload } = change;
  const there = held.sighting.get(id);
  if (!there) return refuse("no-such-sighting", `No sighting has the id ${id}; mark it first.`);
  if (there.item !== payload.item)
    return refuse(
      "sighting-differs",
      `Sighting ${id} is in another item; withdraw it, and mark this one under another id.`,
    );
  const wrong = whyNotSpans(held, payload) ?? whyNotTrack(held, payload) ?? whyNotWithdraw(change);
  if (wrong) return wrong;
  const shows = ({ subject, spans }: typeof payload): string => canonicalJson([subject, spans]);
  const isSameShown = !there.withdrawn && shows(there) === shows(payload);
  const isSameDrawn =
    payload.track === undefined || canonicalJson(held.tracks.of(id)) === canonicalJson(payload.track);
  const isSameSaid = canonicalJson(there.attributes) === canonicalJson(payload.attributes);
  if (isSameShown && isSameDrawn && isSameSaid) return ok([]);
  const fact = isSameShown ? undefined : standingFactOn(held, id);
  if (fact)
    return refuse("still-named", `Fact ${fact.id} speaks of sighting ${id}; withdraw that fact first.`);
  return ok([
    isSameShown ? change : withoutStrayBoxes(held, change),
    ...(isSameShown ? [] : voidedByReturn(held, [id], change)),
    ...(isSameDrawn ? [] : lookedAtAgain(held, change)),
  ]);
};

type Corrects = Parameters<Rule<"sighting.correct">>[1];

/** Boxes that nobody named stay, but those of frames in which the person is seen no more. */
function withoutStrayBoxes(held: Informed, change: Corrects): Corrects {
  const { payload } = change;
  if (payload.track !== undefined) return change;
  const boxes = held.tracks.of(change.subject);
  const kept = boxes?.filter(([at]) => isVisible(payload, at)) ?? [];
  if (kept.length === (boxes?.length ?? 0)) return change;
  return { ...change, payload: { ...payload, track: kept.length === 0 ? null : kept } };
}

/** Whoever reviewed a fact about this person looked at another part of the picture: it waits for a review again. */
function lookedAtAgain(held: Informed, { subject, by, via }: Corrects): Signed[] {
  return factsOn(held, [subject])
    .filter(({ reviewedBy, withdrawn }) => !withdrawn && reviewedBy !== null)
    .map((fact) => ({
      verb: "fact.withdraw",
      subject: fact.id,
      payload: { only: "review" },
      by,
      via,
      reason: `Sighting ${subject} is drawn elsewhere now.`,
    }));
}
