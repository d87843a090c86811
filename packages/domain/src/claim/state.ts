// Stating, correcting, reviewing and withdrawing a claim: one member enters it, another looks whether it was said so.
import { canonicalJson } from "../canonical.ts";
import { whyNotTimeGiven } from "../check/given.ts";
import { noSuchCount } from "../count/define.ts";
import { whyNotTime } from "../countable.ts";
import type { Held } from "../investigation/held.ts";
import { isOut } from "../item/standing.ts";
import { reviewed, whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused, type Result } from "../refusal.ts";
import type { Proposed, Rule } from "../rule.ts";
import { saidIn, type ClaimRow, type ClaimSaid } from "./claim.ts";
import type { Figure } from "./figure.ts";

/** An article lists a handful; the page draws them all. */
export const MOST_CLAIMS = 500;

export const stateClaim: Rule<"claim.state"> = (held, change) => {
  const { subject: id, payload } = change;
  const there = held.claim.get(id);
  if (there && !there.withdrawn && there.statedBy === change.by && isSaid(there, payload)) return ok([]);
  if (there)
    return refuse("id-taken", `${id} is already the id of a claim; correct that one, or choose another id.`);
  if (held.claim.size >= MOST_CLAIMS)
    return refuse(
      "too-many-claims",
      `An investigation has at most ${MOST_CLAIMS} claims; correct one instead.`,
    );
  return whyNotSaid(held, payload) ?? ok([change]);
};

export const correctClaim: Rule<"claim.correct"> = (held, change) =>
  onClaim(held, change, (there) => {
    const wrong = whyNotSaid(held, change.payload) ?? whyNotWithdraw(change);
    return wrong ?? ok(!there.withdrawn && isSaid(there, change.payload) ? [] : [change]);
  });

/** The version is the one that was read: nobody signs words that they have not seen. */
export const reviewClaim: Rule<"claim.review"> = (held, change) =>
  onClaim(held, change, (there) => {
    if (there.withdrawn)
      return refuse("claim-withdrawn", `Claim ${there.id} was withdrawn; there is nothing to review.`);
    if (there.version !== change.payload.version)
      return refuse("claim-changed", `Claim ${there.id} has changed since you read it; read it again first.`);
    return reviewed(held, there, change, `the claim of ${there.party}`);
  });

export const withdrawClaim: Rule<"claim.withdraw"> = (held, change) =>
  onClaim(held, change, (there) => {
    const unsaid = whyNotWithdraw(change);
    if (unsaid) return unsaid;
    const isSo = there.withdrawn || (change.payload.only === "review" && there.reviewedBy === null);
    return ok(isSo ? [] : [change]);
  });

function onClaim<P extends Proposed>(
  held: Pick<Held, "claim">,
  change: P,
  rule: (there: ClaimRow) => Result<P[]>,
): Result<P[]> {
  const there = held.claim.get(change.subject);
  return there ? rule(there) : noSuchClaim(change.subject);
}

export const noSuchClaim = (id: string): Refused =>
  refuse("no-such-claim", `No claim has the id ${id}; ask for the claims that there are.`);

const isSaid = (there: ClaimRow, said: ClaimSaid): boolean =>
  canonicalJson(saidIn(there)) === canonicalJson(said);

function whyNotSaid(held: Held, said: ClaimSaid): Refused | null {
  const { saidAt, asOf, outlet, url, copy, count, figure } = said;
  const wrong = (saidAt && whyNotTimeGiven(saidAt)) ?? whyNotTime(asOf);
  if (wrong) return wrong;
  if (outlet === null && url === null && copy === null)
    return refuse(
      "claim-source-needed",
      "A claim needs where it was said: a paper or an occasion, an address, or the item that keeps a copy.",
    );
  if (copy !== null && !held.item.has(copy))
    return refuse("no-such-item", `No item has the id ${copy}; collect it first.`);
  if (copy !== null && isOut(held, copy))
    return refuse("item-withdrawn", `${copy} was taken out of this investigation; take it in again first.`);
  if (count !== null && held.count.get(count)?.withdrawn !== false) return noSuchCount(count);
  return whyNotFigure(figure);
}

function whyNotFigure(figure: Figure): Refused | null {
  if (figure.kind !== "range" && figure.kind !== "about") return null;
  const isInside =
    figure.low <= figure.high &&
    (figure.kind === "range" || (figure.low <= figure.number && figure.number <= figure.high));
  return isInside
    ? null
    : refuse(
        "figure-outside",
        figure.kind === "range"
          ? `A range from ${figure.low} to ${figure.high} holds no number; put the smaller one first.`
          : `About ${figure.number} does not lie between ${figure.low} and ${figure.high}; correct what is agreed of it.`,
      );
}
