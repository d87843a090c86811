// What a conflict looks like: the sightings that its facts make one person, and where two of them stand side by side.
import type { Case, Conflict, Fact, PairFact, SeparateFact, Sighting } from "@sightline/count";
import type { Asked, Box, ConflictStory } from "@sightline/domain";

type Told = Pick<ConflictStory, "chain" | "onBothSides">;
type Tracks = Asked<readonly Box[]>;

/** `chain` from one end to the other; `onBothSides` only where a separation is met by what two groups both hold. */
export function storyOf(file: Case, { facts: ids }: Pick<Conflict, "facts">): Told {
  const inConflict = new Set(ids);
  const facts = file.facts.filter(({ id }) => inConflict.has(id));
  const chain = chainOf(facts.filter((fact): fact is PairFact => fact.kind === "same"));
  const parting = facts.find((fact) => fact.kind === "separate");
  if (!parting || chain.length > 0) return { chain, onBothSides: [] };
  const sides = sidesOf(file, parting, facts);
  const both = heldByTwo(file, sides);
  return { chain, onBothSides: both.length > 0 ? both : copiesOnSides(file, sides) };
}

/** A smallest explanation is a path, so it has two ends, and one way to walk from the first of them. */
function chainOf(same: readonly PairFact[]): string[] {
  const next = new Map<string, string[]>();
  for (const { between } of same) {
    const [a, b] = between;
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  }
  const chain: string[] = [];
  let at = [...next].find(([, others]) => others.length === 1)?.[0];
  while (at !== undefined) {
    chain.push(at);
    at = next.get(at)?.find((id) => !chain.includes(id));
  }
  return chain;
}

type Sides = readonly ReadonlySet<string>[];

/** All that each of the groups holds, by nesting or by a `within` of the conflict, the groups themselves included. */
function sidesOf(file: Case, { groups }: SeparateFact, facts: readonly Fact[]): Sides {
  const members = new Map(file.groups.map((group) => [group.id, group.members]));
  const inner = (id: string) =>
    facts.flatMap((fact) => (fact.kind === "within" && fact.outer === id ? [fact.inner] : []));
  return groups.map((group) => {
    const all = new Set([group]);
    // A set grows while it is walked: members of members are reached too, and a cycle ends.
    for (const id of all) for (const one of [...(members.get(id) ?? []), ...inner(id)]) all.add(one);
    return all;
  });
}

/** Items, sightings and headcounts that stand in two of the groups. */
function heldByTwo(file: Case, sides: Sides): string[] {
  const groups = new Set(file.groups.map(({ id }) => id));
  const leaves = new Set(sides.flatMap((side) => [...side]).filter((id) => !groups.has(id)));
  return [...leaves].filter((id) => sides.filter((side) => side.has(id)).length > 1);
}

/** Items of one footage that stand in different groups, by themselves or by somebody in them. */
function copiesOnSides(file: Case, sides: Sides): string[] {
  const itemOf = new Map([...file.sightings, ...file.headcounts].map(({ id, item }) => [id, item]));
  const sidesByItem = new Map<string, Set<number>>();
  sides.forEach((side, n) => {
    for (const id of side) {
      const item = itemOf.get(id) ?? id;
      sidesByItem.set(item, (sidesByItem.get(item) ?? new Set()).add(n));
    }
  });
  const standing = file.items.filter(({ id, footage }) => footage !== null && sidesByItem.has(id));
  const copies = Map.groupBy(standing, ({ footage }) => footage);
  return [...copies.values()]
    .filter((items) => new Set(items.flatMap(({ id }) => [...(sidesByItem.get(id) ?? [])])).size > 1)
    .flatMap((items) => items.map(({ id }) => id));
}

/** A frame of one item in which both ends of the chain are visible side by side: one with boxes of both, if there is one. */
export function meetingOf(file: Case, chain: readonly string[], tracks: Tracks): ConflictStory["meeting"] {
  const [a, b] = [chain[0], chain.at(-1)].map((id) => file.sightings.find((one) => one.id === id));
  if (!a || !b || a === b || a.item !== b.item) return null;
  const flagged = file.frames.flatMap(({ item, span, coVisible }) =>
    item === a.item && coVisible === false && span ? [span] : [],
  );
  const drawn = new Set(tracks.of(b.id)?.map(([at]) => at));
  const withBoxes = (tracks.of(a.id) ?? []).flatMap(([at]) => (drawn.has(at) ? [at] : []));
  const ends = [a, b].flatMap(({ spans }) => spans.flat());
  const atUs = [...withBoxes, ...ends].find(
    (at) => isSeen(a, at) && isSeen(b, at) && !flagged.some(([start, end]) => start <= at && at <= end),
  );
  return atUs === undefined ? null : { item: a.item, atUs, sightings: [a.id, b.id] };
}

const isSeen = ({ spans }: Sighting, at: number): boolean =>
  spans.some(([start, end]) => start <= at && at <= end);
