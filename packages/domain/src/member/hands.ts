// No single hand (rule 3): what one member stated another reviews, and nobody reviews their own.
import { memberKey } from "@sightline/count";
import type { Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { ok, refuse, type Refused, type Result } from "../refusal.ts";
import { called } from "./called.ts";

export type Hands = { readonly statedBy: string; readonly reviewedBy: string | null };

/** Names that differ only in what nobody sees, or in case, are one member. */
export const isOneMember = (a: string, b: string): boolean => memberKey(a) === memberKey(b);

/** Decides a review of `what`, for example `fact F1`: nothing when this member reviewed it already. */
export function reviewed(
  held: Pick<Held, "member">,
  { statedBy, reviewedBy }: Hands,
  change: Signed,
  what: string,
): Result<Signed[]> {
  if (isOneMember(statedBy, change.by)) {
    return refuse(
      "second-member-needed",
      `${called(held, statedBy)} stated ${what}; the review must be another member’s.`,
    );
  }
  if (reviewedBy === null) return ok([change]);
  if (isOneMember(reviewedBy, change.by)) return ok([]);
  return refuse("already-reviewed", `${called(held, reviewedBy)} has reviewed ${what} already.`);
}

/** A withdrawal is followed by its reason. */
export const whyNotWithdraw = ({ reason }: Signed): Refused | null =>
  reason?.trim()
    ? null
    : refuse("reason-needed", "Say why this is withdrawn: a withdrawal without a reason cannot be followed.");
