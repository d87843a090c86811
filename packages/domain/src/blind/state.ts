// Stating a blind count: what the member sees in the frame, before the first count is shown; and stating it anew with both on show.
import type { Held } from "../investigation/held.ts";
import { called } from "../member/called.ts";
import { isOneMember, whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Result } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import type { BlindRow } from "./blind.ts";

/** One that was not withdrawn. */
export function standing(held: Held, id: string): Result<BlindRow> {
  const row = held.blind.get(id);
  if (!row) return refuse("no-such-blind", `No blind count has the id ${id}; ask for one.`);
  return row.withdrawn
    ? refuse("blind-withdrawn", `Blind count ${id} was withdrawn or given up; ask for another.`)
    : ok(row);
}

export const stateBlind: Rule<"blind.state"> = (held, change) => {
  const own = ownOf(held, change);
  if (!own.ok) return own;
  const { counted } = own.value;
  if (counted === null) return ok([change]);
  return counted === change.payload.counted
    ? ok([])
    : refuse(
        "blind-stated",
        `You have counted ${counted} here; both counts are on show now, so correct it with a reason.`,
      );
};

export const correctBlind: Rule<"blind.correct"> = (held, change) => {
  const own = ownOf(held, change);
  if (!own.ok) return own;
  const { counted } = own.value;
  if (counted === null)
    return refuse("blind-not-in", "Say first how many you see, before what the first one counted is shown.");
  return whyNotWithdraw(change) ?? ok(counted === change.payload.counted ? [] : [change]);
};

function ownOf(
  held: Held,
  { subject, by }: { readonly subject: string; readonly by: string },
): Result<BlindRow> {
  const there = standing(held, subject);
  if (!there.ok) return there;
  const row = there.value;
  if (row.by === null)
    return refuse("blind-not-taken", "Nobody counts this frame blind yet; take it on first.");
  return isOneMember(row.by, by)
    ? ok(row)
    : refuse(
        "blind-of-another",
        `${called(held, row.by)} counts this frame blind; the figure must be theirs.`,
      );
}
