// Ranks the facts of a conflict by which to look at again first.
import type { Fact } from "../case/shape.ts";
import { tierOf } from "../case/tier.ts";

export interface Candidate {
  readonly fact: string;
  readonly why: string;
}

interface Contradiction {
  readonly facts: readonly string[];
}

const JUDGEMENT = ["", "a single frame", "an event", "visible features", "a same-person link"];

/**
 * First the fact that is part of most conflicts, because withdrawing it settles most; then the one that rests on most
 * judgement (the higher tier); then the order of the file.
 */
export function ranked<T extends Contradiction>(
  conflicts: readonly T[],
  facts: readonly Fact[],
): (T & { readonly lookAgain: readonly Candidate[] })[] {
  const times = new Map<string, number>();
  for (const id of conflicts.flatMap((conflict) => conflict.facts)) times.set(id, (times.get(id) ?? 0) + 1);
  const tiers = new Map(facts.filter(({ id }) => times.has(id)).map((fact) => [fact.id, tierOf(fact)]));
  const often = (id: string) => times.get(id) ?? 0;
  const tier = (id: string) => tiers.get(id) ?? 0;
  return conflicts.map((conflict) => ({
    ...conflict,
    lookAgain: [...conflict.facts]
      .sort((a, b) => often(b) - often(a) || tier(b) - tier(a))
      .map((fact) => ({
        fact,
        why: `It is part of ${conflicts.length === 1 ? "the one conflict" : `${often(fact)} of ${conflicts.length} conflicts`} and rests on ${JUDGEMENT[tier(fact)] ?? ""} (tier ${tier(fact)}).`,
      })),
  }));
}
