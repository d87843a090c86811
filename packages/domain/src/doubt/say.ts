// Doubting what another member stated, and taking the doubt back. It counts for nothing; a dispute only keeps it from being confirmed.
import { isOneMember } from "../member/hands.ts";
import { called } from "../member/called.ts";
import { isOut } from "../item/standing.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import type { Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { doubtKey, type Doubted } from "./doubt.ts";
import { statedHash, statedOf } from "./standing.ts";

export const sayDoubt: Rule<"doubt.say"> = (held, change) => {
  const { subject: thing, payload, by } = change;
  const { about, says, basis, evidence } = payload;
  const row = statedOf(held, about, thing);
  if (!row || row.withdrawn) return nothingStated(about, thing);
  if ("item" in row && isOut(held, thing))
    return refuse("item-withdrawn", `Headcount ${thing} is in an item that was taken out; take it in first.`);
  if (isOneMember(row.statedBy, by))
    return refuse("second-member-needed", `You stated ${about} ${thing} yourself; correct or withdraw it.`);
  if (row.reviewedBy !== null)
    return refuse(
      "already-reviewed",
      `${called(held, row.reviewedBy)} has confirmed ${about} ${thing}; withdraw that review if it is not so.`,
    );
  if (evidence !== statedHash(row))
    return refuse("evidence-changed", `What ${about} ${thing} says changed since you looked; look again.`);
  if (basis.trim() === "") return refuse("basis-needed", "Say what the doubt rests on.");
  const own = ownDoubt(held, change);
  const same = own?.says === says && own.basis === basis && own.evidence === evidence;
  return ok(same ? [] : [change]);
};

export const withdrawDoubt: Rule<"doubt.withdraw"> = (held, change) => {
  const { subject: thing, payload } = change;
  if (!statedOf(held, payload.about, thing)) return nothingStated(payload.about, thing);
  return ok((ownDoubt(held, change)?.says ?? null) === null ? [] : [change]);
};

const nothingStated = (about: Doubted, thing: string): Refused =>
  about === "fact"
    ? refuse("no-such-fact", `No fact ${thing} stands here; there is nothing to doubt.`)
    : refuse("no-such-headcount", `No headcount ${thing} stands here; there is nothing to doubt.`);

const ownDoubt = (held: Held, { subject: thing, payload, by }: Signed & { payload: { about: Doubted } }) =>
  held.doubtsOn.get(doubtKey({ about: payload.about, thing }))?.findLast((one) => isOneMember(one.by, by));
