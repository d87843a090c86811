// Describing a sighting: what is visible or said about the person marked.
import { canonicalJson } from "../canonical.ts";
import type { Rule } from "../rule.ts";
import { ok, refuse } from "../refusal.ts";

export const describeSighting: Rule<"sighting.describe"> = (held, change) => {
  const there = held.sighting.get(change.subject);
  if (!there) return refuse("no-such-sighting", `No sighting has the id ${change.subject}; mark it first.`);
  if (there.withdrawn)
    return refuse(
      "sighting-withdrawn",
      `Sighting ${change.subject} was withdrawn; there is nobody to describe.`,
    );
  const same = canonicalJson(there.attributes) === canonicalJson(change.payload.attributes);
  return ok(same ? [] : [change]);
};
