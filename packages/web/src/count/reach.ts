// What may be said about numbers above the minimum; never a maximum.
import { plural, t } from "@lingui/core/macro";
import type { Count } from "@sightline/count";
import { figure } from "../desk/words.ts";

type Reach = Pick<Count, "exact" | "couldReach" | "stoppedAt">;

export function reach({ exact, couldReach, stoppedAt }: Reach): string {
  if (exact) return t`No larger number can be proved from these facts.`;
  if (stoppedAt === null)
    return t`Up to ${figure(couldReach)} could be argued from these facts, but has not been proved.`;
  return t`The search stopped at its budget of ${plural(stoppedAt, { one: "# node", other: "# nodes" })}; up to ${figure(couldReach)} could be argued. A larger one can be tried by command: sightline count --budget.`;
}
