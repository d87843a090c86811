// Reviewing a finding: a second member signs what the rule says of a claim and a number. It speaks of that number alone.
import { sha256 } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import { isLaterThan, relationOf, type Tested } from "./relation.ts";
import type { ClaimRow } from "../claim/claim.ts";
import { noSuchClaim } from "../claim/state.ts";
import type { Held } from "../investigation/held.ts";
import { called } from "../member/called.ts";
import { isOneMember, whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";

/** What is found, and the hash of what it rests on besides the claim and the number. */
export type Found = Tested & { readonly of: string };

/** What the rule says of a claim, of a number that its count may have; a count that was withdrawn has none. */
export function testedIn(
  held: Pick<Held, "investigation" | "count">,
  claim: Pick<ClaimRow, "figure" | "count" | "asOf">,
  atLeast: number | null,
): Found {
  const [own] = held.investigation.values();
  const named = claim.count === null ? undefined : held.count.get(claim.count);
  const isThere = claim.count === null || named?.withdrawn === false;
  const criteria = (claim.count === null ? own?.criteria : named?.criteria) ?? null;
  const tested = relationOf(claim.figure, own?.vague ?? [], {
    atLeast: isThere ? atLeast : null,
    isLater: isLaterThan(claim.asOf, criteria?.until ?? null),
  });
  return { ...tested, of: sha256(canonicalJson([criteria, tested.bounds])) };
}

/** Whether what was signed is what the rule says now, of the same number, by the same criteria and meaning. */
export const isOfNow = ({ found, version }: ClaimRow, now: Found, atLeast: number | null): boolean =>
  found !== null &&
  found.version === version &&
  found.says === now.says &&
  found.atLeast === atLeast &&
  found.of === now.of;

export const reviewFinding: Rule<"finding.review"> = (held, change) => {
  const { subject, payload } = change;
  const claim = held.claim.get(subject);
  if (!claim) return noSuchClaim(subject);
  if (claim.withdrawn)
    return refuse("claim-withdrawn", `Claim ${claim.id} was withdrawn; there is nothing to find.`);
  if (claim.version !== payload.version)
    return refuse("claim-changed", `Claim ${claim.id} has changed since you read it; read it again first.`);
  if (isOneMember(claim.statedBy, change.by))
    return refuse(
      "second-member-needed",
      `${called(held, claim.statedBy)} entered this claim; what is found of it is another member’s to sign.`,
    );
  const { says, of } = testedIn(held, claim, payload.atLeast);
  if (of !== payload.of)
    return refuse(
      "claim-changed",
      `What is counted, or what the words of claim ${claim.id} mean, has changed since you read it; read it again first.`,
    );
  if (says !== payload.says)
    return refuse(
      "not-the-finding",
      `Of this claim and that number the rule says “${says}”, not “${payload.says}”; ask for the claims again.`,
    );
  const isSo = claim.found !== null && canonicalJson(claim.found) === canonicalJson(payload);
  return ok(isSo ? [] : [change]);
};

export const withdrawFinding: Rule<"finding.withdraw"> = (held, change) => {
  const claim = held.claim.get(change.subject);
  if (!claim) return noSuchClaim(change.subject);
  return whyNotWithdraw(change) ?? ok(claim.found === null ? [] : [change]);
};
