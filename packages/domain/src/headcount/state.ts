// Stating a headcount: at least n, at most m people visible in one frame.
import { canonicalJson } from "../canonical.ts";
import type { Rule } from "../rule.ts";
import { whyNotFrames } from "../frame/flag.ts";
import { rowsIn } from "../investigation/held.ts";
import { idIsTaken } from "../investigation/names.ts";
import { ok, refuse } from "../refusal.ts";

export const stateHeadcount: Rule<"headcount.state"> = (held, change) => {
  const { subject: id, payload } = change;
  const missing = whyNotFrames(held, payload.item, [payload.at]);
  if (missing) return missing;
  if (payload.atMost !== null && payload.atMost < payload.atLeast) {
    return refuse(
      "headcount-upside-down",
      `At most ${payload.atMost} is less than at least ${payload.atLeast}; swap them.`,
    );
  }
  const flagged = rowsIn(held, "frame", payload.item).some(
    ({ coVisible, startUs, endUs }) => !coVisible && payload.at >= startUs && payload.at <= endUs,
  );
  if (flagged) {
    return refuse(
      "headcount-inside",
      "People in this frame are not side by side (it is flagged), so they cannot be counted together.",
    );
  }
  const there = held.headcount.get(id);
  if (!there) return idIsTaken(held, id) ?? ok([change]);
  if (there.withdrawn)
    return refuse("headcount-withdrawn", `Headcount ${id} was withdrawn; state it again under another id.`);
  const { item, atUs: at, subject, atLeast, atMost } = there;
  if (canonicalJson({ item, at, subject, atLeast, atMost }) === canonicalJson(payload)) return ok([]);
  return refuse(
    "headcount-differs",
    `Headcount ${id} is already stated otherwise; withdraw it, and state this one under another id.`,
  );
};
