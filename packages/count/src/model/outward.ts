// How groups lie within each other, by nesting and by `within`: which come together, and which lie further out.
import type { Fact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";

/** For each group, those whose people directly include its people: that name it, or that a `within` puts it into. */
export function outerGroups(
  { groups }: Pick<Evidence, "groups">,
  facts: readonly Fact[],
): ReadonlyMap<string, readonly string[]> {
  const outer = new Map<string, string[]>(groups.map(({ id }) => [id, []]));
  for (const { id, members } of groups) for (const member of members) outer.get(member)?.push(id);
  for (const fact of facts) if (fact.kind === "within") outer.get(fact.inner)?.push(fact.outer);
  return outer;
}

interface Visit {
  readonly id: string;
  readonly next: readonly string[];
  at: number;
}

/**
 * The strongly connected components (Tarjan 1972), outermost first: when one is given, all those further out were given
 * before it. Groups in one component lie within each other, so they hold the same people. Written without recursion:
 * groups nest as deep as people like.
 */
export function outermostFirst(outer: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const settled = new Set<string>();
  const found: string[][] = [];
  const close = (id: string) => {
    if (low.get(id) !== order.get(id)) return;
    const together = open.splice(open.lastIndexOf(id));
    for (const one of together) settled.add(one);
    found.push(together);
  };
  for (const start of outer.keys()) {
    const visits: Visit[] = [];
    const enter = (id: string) => {
      order.set(id, order.size);
      low.set(id, order.size - 1);
      open.push(id);
      visits.push({ id, next: outer.get(id) ?? [], at: 0 });
    };
    if (!order.has(start)) enter(start);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const next = visit.next[visit.at++];
      if (next === undefined) {
        visits.pop();
        close(visit.id);
        const above = visits.at(-1);
        if (above) low.set(above.id, Math.min(low.get(above.id) ?? 0, low.get(visit.id) ?? 0));
      } else if (!order.has(next)) enter(next);
      else if (!settled.has(next)) low.set(visit.id, Math.min(low.get(visit.id) ?? 0, order.get(next) ?? 0));
    }
  }
  return found;
}

/** All that can be reached from the given ids, themselves included. */
export function reachedFrom(
  start: Iterable<string>,
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set(start);
  for (const id of reached) for (const other of next.get(id) ?? []) reached.add(other);
  return reached;
}

/** The same steps, the other way. */
export function reversed(steps: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const back = new Map<string, string[]>();
  for (const [from, to] of steps) {
    for (const id of to) {
      const list = back.get(id);
      if (list) list.push(from);
      else back.set(id, [from]);
    }
  }
  return back;
}
