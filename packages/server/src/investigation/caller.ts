// Who calls: a member of one investigation, resolved once at the door, with the investigation as it stands now.
import {
  mayWrite,
  decide,
  isShut,
  mayRead,
  nothingAsked,
  ok,
  refuse,
  type Change,
  type Held,
  type Reading,
  type Result,
  type Role,
  stateOfInvestigation,
  unseenBy,
  withoutNames,
  withoutUnseen,
  type Unseen,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { actingMember, heldOf } from "./open.ts";

export type Caller = {
  readonly investigation: string;
  readonly member: string;
  readonly role: Role;
  /** As the caller may know it: without what they do not see; where they may not know who works on it, members are numbers. */
  readonly held: Held;
  /** What `held` is without; null where they see all of it. */
  readonly unseen: Unseen | null;
  /** The token that they came with, as entries name it. */
  readonly via?: string | undefined;
};

type Asking = {
  readonly as: string | undefined;
  readonly reading: Reading;
  /** What is written is decided on what stands under the lock: who asks may be seen in what stood a moment ago. */
  readonly writes?: boolean;
};

/** The member `as`, or the first owner. Refused where there is no such investigation, or the member may not see this of it. */
export async function callerIn(
  desk: Pick<Desk, "db" | "investigations">,
  investigation: string,
  { writes = false, ...asking }: Asking,
): Promise<Result<Caller>> {
  const standing = writes ? desk.investigations.standing(investigation) : undefined;
  const known = standing && callerOf(standing.held, investigation, asking);
  return known?.ok ? known : callerOf(await heldOf(desk, investigation), investigation, asking);
}

const SAID: Readonly<Record<Reading, string>> = { data: "data", media: "media", work: "who works on it" };

function callerOf(
  held: Held,
  investigation: string,
  { as, reading }: Omit<Asking, "writes">,
): Result<Caller> {
  if (held.investigation.size === 0)
    return refuse("no-such-investigation", `This desk holds no investigation ${investigation}.`);
  const member = actingMember(held, as);
  if (!member.ok) return member;
  const { id, name, role } = member.value;
  if (isShut(stateOfInvestigation(held), role))
    return refuse(
      "not-allowed",
      `This investigation is locked: only its owners look at it; ask one of them.`,
    );
  if (!mayRead(role, reading))
    return refuse(
      "not-allowed",
      `${name} is a ${role} and may not look at ${SAID[reading]} here; ask an owner.`,
    );
  const unseen = unseenBy(held, id);
  const seen = unseen === null ? held : withoutUnseen(held, unseen);
  const known = mayRead(role, "work") ? seen : withoutNames(seen);
  return ok({ investigation, member: id, role, held: known, unseen });
}

/** Whoever may write no such thing is told by their role, and not by a rule that may know members as numbers alone. */
export const mayNot = ({ role }: Caller, verb: string, does: string): string | null =>
  mayWrite(role, verb) ? null : `A ${role} ${does} here.`;

/** The sentence of the rule that refuses a change to this member now; null where it would be accepted. */
export function whyNot(
  { held, member }: Caller,
  change: Change,
  reason: string | null = null,
): string | null {
  // A rule that asks for something beside what stands would throw here: its reason is given where that was asked for.
  const decided = decide({ ...held, ...nothingAsked() }, { ...change, by: member, via: null, reason });
  return decided.ok ? null : decided.refusal.sentence;
}
