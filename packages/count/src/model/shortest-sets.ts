// The smallest sets of facts that join two ends: all facts on any shortest path, each covered by one such path.
import type { Fact } from "../case/shape.ts";
import type { Evidence } from "./evidence.ts";

/** One step of an explanation; a step without a fact is free (membership is written in the file, not stated). */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly fact: Fact | undefined;
}

export interface Route {
  readonly from: string;
  readonly to: string;
}

export function sameLinks(facts: readonly Fact[]): Link[] {
  return facts.flatMap((fact): Link[] => {
    if (fact.kind !== "same") return [];
    const [a, b] = fact.between;
    return [
      { from: a, to: b, fact },
      { from: b, to: a, fact },
    ];
  });
}

/** From a group down to its people, along `same`, and up into another group; the two layers keep down and up apart. */
export function groupLinks(evidence: Evidence, facts: readonly Fact[], ids: readonly string[]): Link[] {
  const links = sameLinks(facts);
  const concerned = new Set(ids);
  const peopleOf = new Map<string, string[]>();
  for (const unit of [...evidence.sightings, ...evidence.headcounts]) {
    if (concerned.has(unit.id)) peopleOf.set(unit.item, [...(peopleOf.get(unit.item) ?? []), unit.id]);
  }
  const both = (inner: string, outer: string, fact: Fact | undefined) =>
    links.push(
      { from: `down ${outer}`, to: `down ${inner}`, fact },
      { from: `up ${inner}`, to: `up ${outer}`, fact },
    );
  const groups = new Set(evidence.file.groups.map(({ id }) => id));
  for (const group of evidence.file.groups) {
    for (const member of group.members) {
      if (groups.has(member)) both(member, group.id, undefined);
      const people = concerned.has(member) ? [member] : (peopleOf.get(member) ?? []);
      for (const id of people) {
        links.push(
          { from: `down ${group.id}`, to: id, fact: undefined },
          { from: id, to: `up ${group.id}`, fact: undefined },
        );
      }
    }
  }
  for (const fact of facts) if (fact.kind === "within") both(fact.inner, fact.outer, fact);
  return links;
}

interface Reached {
  readonly distance: ReadonlyMap<string, number>;
  readonly by: ReadonlyMap<string, Link>;
}

/** Breadth first with free steps taken at once (0-1 breadth first search). */
function reach(
  start: string,
  steps: ReadonlyMap<string, readonly Link[]>,
  end: (link: Link) => string,
): Reached {
  const distance = new Map([[start, 0]]);
  const by = new Map<string, Link>();
  let layer = [start];
  for (let d = 0; layer.length > 0; d++) {
    const next: string[] = [];
    for (let i = 0; i < layer.length; i++) {
      const node = layer[i];
      if (node === undefined || distance.get(node) !== d) continue;
      for (const link of steps.get(node) ?? []) {
        const to = end(link);
        const length = d + (link.fact ? 1 : 0);
        if ((distance.get(to) ?? Infinity) <= length) continue;
        distance.set(to, length);
        by.set(to, link);
        (link.fact ? next : layer).push(to);
      }
    }
    layer = next;
  }
  return { distance, by };
}

function index(links: readonly Link[], start: (link: Link) => string): Map<string, Link[]> {
  const steps = new Map<string, Link[]>();
  for (const link of links) {
    const list = steps.get(start(link));
    if (list) list.push(link);
    else steps.set(start(link), [link]);
  }
  return steps;
}

/** Sets of facts, each one shortest path, that together cover every fact on any shortest path; none when there is no path. */
export function shortestSets(links: readonly Link[], route: Route): (readonly Fact[])[] {
  const from = reach(
    route.from,
    index(links, (link) => link.from),
    (link) => link.to,
  );
  const to = reach(
    route.to,
    index(links, (link) => link.to),
    (link) => link.from,
  );
  const length = from.distance.get(route.to);
  if (length === undefined) return [];
  const back = (node: string) => walk(node, from.by, (link) => link.from);
  const onward = (node: string) => walk(node, to.by, (link) => link.to);
  if (length === 0) return [[]];
  const covered = new Set<Fact>();
  const sets: Fact[][] = [];
  for (const link of links) {
    if (!link.fact || covered.has(link.fact)) continue;
    const through = (from.distance.get(link.from) ?? Infinity) + 1 + (to.distance.get(link.to) ?? Infinity);
    if (through !== length) continue;
    const set = [...back(link.from), link.fact, ...onward(link.to)];
    for (const fact of set) covered.add(fact);
    sets.push(set);
  }
  return sets;
}

function walk(node: string, by: ReadonlyMap<string, Link>, next: (link: Link) => string): Fact[] {
  const facts: Fact[] = [];
  for (let link = by.get(node), at = node; link; at = next(link), link = by.get(at))
    if (link.fact) facts.push(link.fact);
  return facts;
}
