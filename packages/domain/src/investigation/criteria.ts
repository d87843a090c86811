// Setting what is counted: verdicts, subjects, attributes, cut-off date.
import { canonicalJson } from "../canonical.ts";
import type { Rule } from "../rule.ts";
import { ok, refuse } from "../refusal.ts";

export const setCriteria: Rule<"criteria.set"> = (held, change) => {
  const investigation = held.investigation.get(change.subject);
  if (!investigation)
    return refuse("no-such-investigation", `No investigation has the id ${change.subject}; open it first.`);
  return ok(canonicalJson(investigation.criteria) === canonicalJson(change.payload) ? [] : [change]);
};
