// What may be said about numbers above the minimum; never a maximum.
import { figure } from "../desk/words.ts";

export const reach = ({ exact, couldReach }: { exact: boolean; couldReach: number }): string =>
  exact
    ? "No larger number can be proved from these facts."
    : `Up to ${figure(couldReach)} could be argued from these facts, but has not been proved.`;
