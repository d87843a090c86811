// Stating a headcount, or correcting it: at least n, at most m people visible in one frame.
import { canonicalJson } from "../canonical.ts";
import type { Proposed, Rule } from "../rule.ts";
import { whyNotFrames } from "../frame/flag.ts";
import { rowsIn, type Informed } from "../investigation/held.ts";
import { idIsTaken } from "../investigation/names.ts";
import { voidedByReturn } from "../group/change.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import type { HeadcountRow } from "./headcount.ts";

export const stateHeadcount: Rule<"headcount.state"> = (held, change) => {
  const { subject: id, payload } = change;
  const wrong = whyNotHeadcount(held, payload);
  if (wrong) return wrong;
  const there = held.headcount.get(id);
  if (!there) return idIsTaken(held, id) ?? ok([change]);
  if (there.withdrawn)
    return refuse("headcount-withdrawn", `Headcount ${id} was withdrawn; state it again under another id.`);
  if (isStated(there, payload)) return ok([]);
  return refuse(
    "headcount-differs",
    `Headcount ${id} is already stated otherwise; withdraw it, and state this one under another id.`,
  );
};

/** Correcting a headcount: whoever reviewed the old figure has not seen the new one. */
export const correctHeadcount: Rule<"headcount.correct"> = (held, change) => {
  const { subject: id, payload } = change;
  const there = held.headcount.get(id);
  if (!there) return refuse("no-such-headcount", `No headcount has the id ${id}; state it first.`);
  if (there.item !== payload.item)
    return refuse(
      "headcount-differs",
      `Headcount ${id} is of another item; withdraw it, and state this one under another id.`,
    );
  const wrong = whyNotHeadcount(held, payload) ?? whyNotWithdraw(change);
  if (wrong) return wrong;
  if (!there.withdrawn && isStated(there, payload)) return ok([]);
  const isSameFrame = !there.withdrawn && there.atUs === payload.at;
  return ok([change, ...(isSameFrame ? [] : voidedByReturn(held, [id], change))]);
};

type Stated = Proposed<"headcount.state">["payload"];

function isStated({ item, atUs: at, subject, atLeast, atMost }: HeadcountRow, payload: Stated): boolean {
  return canonicalJson({ item, at, subject, atLeast, atMost }) === canonicalJson(payload);
}

function whyNotHeadcount(held: Informed, { item, at, atLeast, atMost }: Stated): Refused | null {
  const missing = whyNotFrames(held, item, [at]);
  if (missing) return missing;
  if (atMost !== null && atMost < atLeast) {
    return refuse("headcount-upside-down", `At most ${atMost} is less than at least ${atLeast}; swap them.`);
  }
  const flagged = rowsIn(held, "frame", item).some(
    ({ coVisible, startUs, endUs }) => !coVisible && at >= startUs && at <= endUs,
  );
  return flagged
    ? refuse(
        "headcount-inside",
        "People in this frame are not side by side (it is flagged), so they cannot be counted together.",
      )
    : null;
}
