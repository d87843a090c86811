// Saying when and where an event was, and what else is known of it; all three at once, so that none is left of another telling.
import { canonicalJson } from "../canonical.ts";
import { whyNotTimeGiven } from "../check/given.ts";
import { ok } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { onGroup } from "./version.ts";

export const describeGroup: Rule<"group.describe"> = (held, change) =>
  onGroup(held, change, ({ time, place, note }) => {
    const { payload } = change;
    const wrong = payload.time && whyNotTimeGiven(payload.time);
    if (wrong) return wrong;
    return ok(canonicalJson({ time, place, note }) === canonicalJson(payload) ? [] : [change]);
  });
