// Correcting a sighting: it is said anew whom it shows and when. Facts about it were stated of what it showed before.
import { canonicalJson } from "../canonical.ts";
import { standingFactOn } from "../fact/about.ts";
import { voidedByReturn } from "../group/change.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { whyNotSpans } from "./mark.ts";
import { whyNotTrack } from "./track.ts";

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
  return fact
    ? refuse("still-named", `Fact ${fact.id} speaks of sighting ${id}; withdraw that fact first.`)
    : ok([change, ...(isSameShown ? [] : voidedByReturn(held, [id], change))]);
};
