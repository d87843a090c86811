// Saying when and where an event was, and what else is known of it; all three at once, so that none is left of another telling.
import { canonicalJson } from "../canonical.ts";
import { whyNotTimeGiven } from "../check/given.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";

export const describeGroup: Rule<"group.describe"> = (held, change) => {
  const { subject: id, payload } = change;
  const there = held.group.get(id);
  if (!there) return refuse("no-such-group", `No group has the id ${id}; define it first.`);
  if (there.withdrawn)
    return refuse("group-withdrawn", `Group ${id} was withdrawn; define it again under another id.`);
  const wrong = payload.time && whyNotTimeGiven(payload.time);
  if (wrong) return wrong;
  const { time, place, note } = there;
  return ok(canonicalJson({ time, place, note }) === canonicalJson(payload) ? [] : [change]);
};
