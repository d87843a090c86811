// What may be said about numbers above the minimum; never a maximum.
import type { Count } from "@sightline/count";
import { counted, figure } from "../desk/words.ts";

type Reach = Pick<Count, "exact" | "couldReach" | "stoppedAt">;

export function reach({ exact, couldReach, stoppedAt }: Reach): string {
  if (exact) return "No larger number can be proved from these facts.";
  if (stoppedAt === null)
    return `Up to ${figure(couldReach)} could be argued from these facts, but has not been proved.`;
  return `The search stopped at its budget of ${counted(stoppedAt, "node")}; up to ${figure(couldReach)} could be argued. A larger one can be tried by command: sightline count --budget.`;
}
