// The claims of an investigation, each with what the evidence says of it now, as their page shows them.
import {
  findingSaid,
  isOfNow,
  ok,
  testedIn,
  type Change,
  type ClaimRow,
  type ClaimShown,
  type ClaimsShown,
  type CountListed,
  type Result,
} from "@sightline/domain";
import { countsOf } from "../count/counts.ts";
import type { Desk } from "../desk.ts";
import { mayNot, whyNot, type Caller } from "../investigation/caller.ts";
import { tilesOf } from "../item/list.ts";

export async function listAllClaims(
  desk: Pick<Desk, "db">,
  caller: Caller,
  many?: number,
): Promise<Result<ClaimsShown>> {
  const { held } = caller;
  const counted = await countsOf(desk, caller, many);
  if (!counted.ok) return counted;
  const { counts, counting, some } = counted.value;
  const standing = [...held.claim.values()].filter(({ withdrawn }) => !withdrawn);
  const own = counts.find(({ id }) => id === null);
  const [{ vague } = { vague: [] }] = held.investigation.values();
  return ok({
    claims: standing.map((claim) => shown(caller, claim, counts)).sort(byTime),
    items: await tilesOf(desk, held, [...new Set(standing.flatMap(({ copy }) => copy ?? []))]),
    vague,
    atLeast: own?.atLeast ?? null,
    maximumShown: own?.maximumShown ?? null,
    counting,
    some,
    whyNotState: mayNot(caller, "claim.state", "enters no claims"),
    whyNotAgree: mayNot(caller, "vague.set", "agrees on no words"),
  });
}

const byTime = (p: ClaimShown, q: ClaimShown): number => {
  const [a, b] = [p, q].map(({ saidAt, id }) => `${saidAt?.at ?? "9999"} ${id}`) as [string, string];
  return a < b ? -1 : a > b ? 1 : 0;
};

function shown(caller: Caller, claim: ClaimRow, counts: readonly CountListed[]): ClaimShown {
  const { withdrawn: _, found: __, foundBy: ___, ...said } = claim;
  const { id, version, count, reviewedBy } = claim;
  const refused =
    reviewedBy === null
      ? whyNotSign(caller, { verb: "claim.review", subject: id, payload: { version } }, "reviews no claims")
      : null;
  return {
    ...said,
    whyNot: refused,
    countName: count === null ? null : (caller.held.count.get(count)?.name ?? count),
    finding: found(caller, claim, counts),
  };
}

function found(caller: Caller, claim: ClaimRow, counts: readonly CountListed[]): ClaimShown["finding"] {
  const { held } = caller;
  const atLeast = counts.find(({ id }) => id === claim.count)?.atLeast ?? null;
  const tested = testedIn(held, claim, atLeast);
  const { says, bounds, of } = tested;
  const { found: signed, foundBy } = claim;
  const isNow = isOfNow(claim, tested, atLeast);
  const word = claim.figure.kind === "word" ? claim.figure.word : null;
  const { version, id: subject } = claim;
  const sign = { verb: "finding.review" as const, subject, payload: { version, atLeast, says, of } };
  return {
    says,
    of,
    why: findingSaid(tested, { atLeast, word }),
    atLeast,
    bounds,
    reviewedBy: isNow ? foundBy : null,
    before:
      signed && foundBy !== null && !isNow
        ? { says: signed.says, atLeast: signed.atLeast, by: foundBy }
        : null,
    whyNot: isNow ? null : (whyNotOfAll(caller) ?? whyNotSign(caller, sign, "signs no findings")),
  };
}

/** The number that is signed is that of all items. */
const whyNotOfAll = ({ unseen }: Caller): string | null =>
  unseen === null ? null : "Some items are not shown to you; whoever sees all of them signs this.";

/** Whoever may sign none is told so, and not by a rule that may know members as numbers alone. */
const whyNotSign = (caller: Caller, change: Change, does: string): string | null =>
  mayNot(caller, change.verb, does) ?? whyNot(caller, change);
