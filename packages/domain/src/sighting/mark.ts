// Marking a sighting: one person in one item, with the spans of time in which they are visible.
import { canonicalJson } from "../canonical.ts";
import type { Rule } from "../rule.ts";
import { whyNotFrames } from "../frame/flag.ts";
import type { Span } from "../ids.ts";
import type { Informed } from "../investigation/held.ts";
import { idIsTaken } from "../investigation/names.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import { attributesOf } from "../statement/standing.ts";
import { whyNotTrack } from "./track.ts";

export const markSighting: Rule<"sighting.mark"> = (held, change) => {
  const { subject: id, payload } = change;
  const wrong = whyNotSpans(held, payload) ?? whyNotTrack(held, payload);
  if (wrong) return wrong;
  const there = held.sighting.get(id);
  if (!there) {
    const taken = idIsTaken(held, id);
    return taken ?? ok([change]);
  }
  if (there.withdrawn)
    return refuse("sighting-withdrawn", `Sighting ${id} was withdrawn; mark it again under another id.`);
  const same =
    there.item === payload.item &&
    there.subject === payload.subject &&
    canonicalJson(there.spans) === canonicalJson(payload.spans) &&
    (payload.track === null || canonicalJson(held.tracks.of(id)) === canonicalJson(payload.track));
  if (!same) {
    return refuse(
      "sighting-differs",
      `Sighting ${id} is already marked otherwise; choose another id or withdraw that one.`,
    );
  }
  const known = attributesOf(held, there);
  if (payload.attributes.every((attribute) => known.includes(attribute))) return ok([]);
  const attributes = [...new Set([...there.attributes, ...payload.attributes])];
  const { verb: _verb, payload: _payload, ...signed } = change;
  return ok([{ ...signed, verb: "sighting.describe", payload: { attributes } }]);
};

/** Refuses spans that are not of the item's frames, or not in order. */
export function whyNotSpans(
  held: Informed,
  { item, spans }: { readonly item: string; readonly spans: readonly Span[] },
): Refused | null {
  const missing = whyNotFrames(held, item, spans.flat());
  if (missing) return missing;
  const tangled = spans.find((span, i) => span[0] <= (spans[i - 1]?.[1] ?? -Infinity));
  return tangled
    ? refuse(
        "spans-unsorted",
        `The span from ${tangled[0]} µs does not begin after the one before it ends; put them in order and join those that meet.`,
      )
    : null;
}
