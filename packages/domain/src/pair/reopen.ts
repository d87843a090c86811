// Reopening a pair: its answer is taken back, and footage that rested on it splits. The entries of both stay.
import type { Rule } from "../decide.ts";
import { afterPair } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { ok } from "../refusal.ts";
import { inOrder, pairKey } from "./answer.ts";
import { whyNotPair } from "./decide.ts";
import { followingFootage } from "./footage.ts";

export const reopenPairRule: Rule<"pair.reopen"> = (held, change) => {
  const missing = whyNotPair(held, change.subject, change.payload.with);
  if (missing) return missing;
  const [subject, other] = inOrder(change.subject, change.payload.with);
  if ((held.decisionOf.get(pairKey(subject, other))?.answer ?? null) === null) return ok([]);
  const reopening: Signed = { ...change, subject, payload: { with: other } };
  return ok([reopening, ...followingFootage(afterPair(held, reopening), reopening)]);
};
