// Taking back a flag of a frame, or flagging again what was taken back: the marks of the item are other ones after either.
import { whyNotWithdraw } from "../member/hands.ts";
import { frameFlagId } from "./frame.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { flagFrame } from "./flag.ts";

export const withdrawFlag: Rule<"frame.withdraw"> = (held, change) => {
  const there = held.frame.get(frameFlagId(change.payload));
  if (!there || there.item !== change.subject)
    return refuse("no-such-flag", `${change.subject} has no such flag; look which frames are flagged.`);
  return whyNotWithdraw(change) ?? ok(there.withdrawn ? [] : [change]);
};

/** As flagging: it is refused for the same reasons, and a flag that was never there is a new one. */
export const restoreFlag: Rule<"frame.restore"> = (held, change) =>
  flagFrame(held, { ...change, verb: "frame.flag" });
