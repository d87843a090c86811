// Reopening a pair: its answer is taken back, and footage that rested on it splits. The entries of both stay.
import type { Rule } from "../rule.ts";
import { afterChange } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { ok, refuse } from "../refusal.ts";
import { inOrder, pairKey } from "./answer.ts";
import { nameOf, whyNotPair } from "./decide.ts";
import { contradiction, followingFootage } from "./footage.ts";

export const reopenPairRule: Rule<"pair.reopen"> = (held, change) => {
  const missing = whyNotPair(held, change.subject, change.payload.with);
  if (missing) return missing;
  const [subject, other] = inOrder(change.subject, change.payload.with);
  if ((held.decisionOf.get(pairKey(subject, other))?.answer ?? null) === null) return ok([]);
  const reopening: Signed = { ...change, subject, payload: { with: other } };
  const next = afterChange(held, reopening);
  // An item that is no compilation any more joins its footage again, and may bring together what was decided different.
  const torn = contradiction(next);
  if (torn) {
    return refuse(
      "decided-different",
      `Without this answer ${nameOf(held, torn.a)} and ${nameOf(held, torn.b)} would be in one footage, and they were decided different; reopen that first.`,
    );
  }
  return ok([reopening, ...followingFootage(next, reopening)]);
};
