// The shortest ways that explain a conflict: along `same` between sightings, and along `within` between groups.
import type { Fact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";
import { endsOf } from "./evidence.ts";

interface Step<N> {
  readonly to: N;
  readonly fact: Fact | undefined;
}

/** Breadth first, with steps that need no fact taken at once: the facts on a way with fewest of them to the nearest end. */
export function shortestWay<N>(
  start: N,
  stepsFrom: (node: N) => readonly Step<N>[],
  isEnd: (node: N) => boolean,
): { readonly end: N; readonly facts: readonly Fact[] } | undefined {
  const by = new Map<N, By<N> | undefined>();
  let layer: { readonly to: N; readonly by: By<N> | undefined }[] = [{ to: start, by: undefined }];
  while (layer.length > 0) {
    const next: typeof layer = [];
    for (const { to: node, by: step } of layer) {
      if (by.has(node)) continue;
      by.set(node, step);
      if (isEnd(node)) return { end: node, facts: wayBack(node, by) };
      for (const { to, fact } of stepsFrom(node))
        if (!by.has(to)) (fact ? next : layer).push({ to, by: { from: node, fact } });
    }
    layer = next;
  }
  return undefined;
}

interface By<N> {
  readonly from: N;
  readonly fact: Fact | undefined;
}

function wayBack<N>(end: N, by: ReadonlyMap<N, By<N> | undefined>): Fact[] {
  const facts: Fact[] = [];
  for (let step = by.get(end); step; step = by.get(step.from)) if (step.fact) facts.push(step.fact);
  return facts;
}

/** From sighting to sighting (index), each step one `same`. */
export function sameSteps(evidence: Evidence, facts: readonly Fact[]) {
  const steps = new Map<number, Step<number>[]>();
  for (const fact of facts) {
    if (fact.kind !== "same") continue;
    const [a, b] = endsOf(evidence, fact);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = steps.get(from);
      if (list) list.push({ to, fact });
      else steps.set(from, [{ to, fact }]);
    }
  }
  return (s: number): readonly Step<number>[] => steps.get(s) ?? [];
}

/** From what is named to the groups that name it, and from group to group outward; nesting is free. */
export function outwardSteps({ groups }: Evidence, facts: readonly Fact[]) {
  const steps = new Map<string, Step<string>[]>();
  const step = (from: string, to: string, fact: Fact | undefined) => {
    const list = steps.get(from);
    if (list) list.push({ to, fact });
    else steps.set(from, [{ to, fact }]);
  };
  for (const { id, members } of groups) for (const member of members) step(member, id, undefined);
  for (const fact of facts) if (fact.kind === "within") step(fact.inner, fact.outer, fact);
  return (id: string): readonly Step<string>[] => steps.get(id) ?? [];
}
