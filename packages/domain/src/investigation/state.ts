// Whether an investigation takes anything new, and who looks at it: an owner sets it, and says why.
import type { Role } from "../member/member.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import type { Verb } from "../journal/nouns.ts";
import type { Held } from "./held.ts";
import type { InvestigationState } from "./investigation.ts";

/** Open where there is none yet. */
export const stateOfInvestigation = ({ investigation }: Pick<Held, "investigation">): InvestigationState =>
  [...investigation.values()][0]?.state ?? "open";

/** What is locked only its owners look at. */
export const isShut = (state: InvestigationState, role: Role): boolean =>
  state === "locked" && role !== "owner";

const SAID: Readonly<Record<InvestigationState, string>> = {
  open: "open",
  "read-only": "read-only: nothing in it changes",
  locked: "locked: nothing in it changes, and only its owners look at it",
};

/** Nothing is written into what is not open but that it is open again. */
export function whyNotOpen(held: Held, verb: Verb): Refused | null {
  const state = stateOfInvestigation(held);
  if (state === "open" || verb === "investigation.state") return null;
  return refuse(
    "investigation-not-open",
    `This investigation is ${SAID[state]}, until an owner opens it again.`,
  );
}

export const setState: Rule<"investigation.state"> = (held, change) => {
  const investigation = held.investigation.get(change.subject);
  if (!investigation)
    return refuse("no-such-investigation", `No investigation has the id ${change.subject}; open it first.`);
  if (investigation.state === change.payload.state) return ok([]);
  if (!change.reason)
    return refuse("reason-needed", "Say why: the reason stays in the journal of the investigation.");
  return ok([change]);
};
