// Opening an investigation: one question, once.
import type { Rule } from "../rule.ts";
import { ok, refuse } from "../refusal.ts";

export const openInvestigation: Rule<"investigation.open"> = (held, change) =>
  held.investigation.size > 0
    ? refuse("already-open", "This investigation is already open; nothing to do.")
    : ok([change]);
