// Setting what an investigation asks of each item. Answers to a question that is asked no more stay, and are not shown as open.
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { FIRST_CHECKS, type CheckSet } from "./questions.ts";

/** What is asked now. */
export const checksOf = ({ investigation }: Pick<Held, "investigation">): CheckSet =>
  [...investigation.values()][0]?.checks ?? FIRST_CHECKS;

export const setChecks: Rule<"checks.set"> = (held, change) => {
  const investigation = held.investigation.get(change.subject);
  if (!investigation)
    return refuse("no-such-investigation", `No investigation has the id ${change.subject}; open it first.`);
  const same = canonicalJson(investigation.checks.questions) === canonicalJson(change.payload.questions);
  return ok(same ? [] : [change]);
};
