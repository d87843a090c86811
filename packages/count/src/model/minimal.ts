// Shrinks a set of facts that cannot all hold to one of which no proper subset is inconsistent.
import type { Fact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";
import { suspendedAmong } from "./suspended.ts";

export function cannotHold(evidence: Evidence, facts: readonly Fact[]): boolean {
  return suspendedAmong(evidence, facts).size > 0;
}

/**
 * QuickXplain (Junker 2004): a minimal inconsistent subset by k log(n/k) questions, k its size, where any are needed at
 * all. Facts that come first are kept first.
 */
export function minimalAmong(evidence: Evidence, facts: readonly Fact[]): Fact[] {
  const needed = (kept: readonly Fact[], hasNew: boolean, rest: readonly Fact[]): Fact[] => {
    if (hasNew && cannotHold(evidence, kept)) return [];
    if (rest.length === 1) return [...rest];
    const half = rest.length >> 1;
    const [left, right] = [rest.slice(0, half), rest.slice(half)];
    const fromRight = needed([...kept, ...left], left.length > 0, right);
    const fromLeft = needed([...kept, ...fromRight], fromRight.length > 0, left);
    return [...fromLeft, ...fromRight];
  };
  return facts.length === 0 ? [] : needed([], false, facts);
}
