// What a conflict looks like: the sightings that its facts make one person, and where two of them stand side by side.
import type { Case, Conflict, Fact, PairFact, SeparateFact, Sighting } from "@sightline/count";
import type { Box, ConflictStory } from "@sightline/domain";

type Told = Pick<ConflictStory, "chain" | "onBothSides">;
type Tracks = ReadonlyMap<string, readonly Box[]>;

/** `chain` from one end to the other; `onBothSides` only where a separation is met by what two groups both hold. */
export function storyOf(file: Case, { facts: ids }: Pick<Conflict, "facts">): Told {
  const inConflict = new Set(ids);
  const facts = file.facts.filter(({ id }) => inConflict.has(id));
  const chain = chainOf(facts.filter((fact): fact is PairFact => fact.kind === "same"));
  const parting = facts.find((fact) => fact.kind === "separate");
  const onBothSides = parting && chain.length === 0 ? heldByTwo(file, parting, facts) : [];
  return { chain, onBothSides };
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

/** Items, sightings and headcounts that stand in two of the groups, or within them by a fact of the conflict. */
function heldByTwo(file: Case, { groups }: SeparateFact, facts: readonly Fact[]): string[] {
  const members = new Map(file.groups.map((group) => [group.id, group.members]));
  const inner = (id: string) =>
    facts.flatMap((fact) => (fact.kind === "within" && fact.outer === id ? [fact.inner] : []));
  const sides = groups.map((group) => {
    const all = new Set([group]);
    // A set grows while it is walked: members of members are reached too, and a cycle ends.
    for (const id of all) for (const one of [...(members.get(id) ?? []), ...inner(id)]) all.add(one);
    return all;
  });
  const leaves = new Set(sides.flatMap((side) => [...side]).filter((id) => !members.has(id)));
  return [...leaves].filter((id) => sides.filter((side) => side.has(id)).length > 1);
}

/** A frame of one item in which both ends of the chain are visible side by side: one with boxes of both, if there is one. */
export function meetingOf(file: Case, chain: readonly string[], tracks: Tracks): ConflictStory["meeting"] {
  const [a, b] = [chain[0], chain.at(-1)].map((id) => file.sightings.find((one) => one.id === id));
  if (!a || !b || a === b || a.item !== b.item) return null;
  const flagged = file.frames.flatMap(({ item, span, coVisible }) =>
    item === a.item && coVisible === false && span ? [span] : [],
  );
  const drawn = new Set(tracks.get(b.id)?.map(([at]) => at));
  const withBoxes = (tracks.get(a.id) ?? []).flatMap(([at]) => (drawn.has(at) ? [at] : []));
  const ends = [a, b].flatMap(({ spans }) => spans.flat());
  const atUs = [...withBoxes, ...ends].find(
    (at) => isSeen(a, at) && isSeen(b, at) && !flagged.some(([start, end]) => start <= at && at <= end),
  );
  return atUs === undefined ? null : { item: a.item, atUs, sightings: [a.id, b.id] };
}

const isSeen = ({ spans }: Sighting, at: number): boolean =>
  spans.some(([start, end]) => start <= at && at <= end);
