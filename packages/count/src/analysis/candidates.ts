// What the team could settle next: facts to review, and groups to keep apart, each with a bound on its gain.
import { isSeenByTwo } from "../case/member.ts";
import type { Case, Fact, Headcount, Sighting } from "../case/shape.ts";
import { count } from "../result/count.ts";
import type { Count } from "../result/shape.ts";
import { Differences, idsOf } from "./differences.ts";

export type StepKind =
  | "review-fact"
  | "verify-item"
  | "review-marks"
  | "review-headcount"
  | "complete-item"
  | "review-group"
  | "separate-groups"
  | "settle-different"
  | "settle-same";

export interface Candidate {
  readonly kind: StepKind;
  /** The fact, the item, the headcount, the group or two, or the two sightings. */
  readonly ids: readonly string[];
  readonly effort: number;
  /** The gain is never larger. */
  readonly bound: number;
  /** What to rank it by until it is counted, where the bound says little. */
  readonly likely?: number;
  /** Whether it is known to gain as much as its bound; the count then only confirms it. */
  readonly isSure?: boolean;
  readonly applied: () => Case;
  readonly sentence: (gain: string) => string;
}

export interface Look {
  readonly file: Case;
  readonly full: Count;
  readonly differences: Differences;
  readonly shows: Shows;
  /** What facts set free could add to any bound: 0 where none is suspended. */
  readonly slack: number;
  /** Of groups whose people have been counted alone. */
  readonly bounds: Map<string, number>;
}

/** What each item shows, counting or not; items that show nothing have no entry. */
export interface Shows {
  readonly sightings: ReadonlyMap<string, readonly Sighting[]>;
  readonly headcounts: ReadonlyMap<string, readonly Headcount[]>;
  /** Items with flags or exhaustive spans. */
  readonly framed: ReadonlySet<string>;
  /** By headcount. */
  readonly itemOf: ReadonlyMap<string, string>;
}

export function lookAt(file: Case, full: Count): Look {
  const differences = new Differences(file, full.suspended);
  const people = differences.people.reduce((sum, { weight }) => sum + weight, 0);
  return {
    file,
    full,
    differences,
    shows: {
      sightings: Map.groupBy(file.sightings, ({ item }) => item),
      headcounts: Map.groupBy(file.headcounts, ({ item }) => item),
      framed: new Set(file.frames.map(({ item }) => item)),
      itemOf: new Map(file.headcounts.map(({ id, item }) => [id, item])),
    },
    slack: full.suspended.length === 0 ? 0 : people - full.atLeast,
    bounds: new Map(),
  };
}

/** A statement and its review: what a new fact takes. */
export const NEW_FACT = 2;

/** A fact as if it had been stated and reviewed; the id is free in any file, and never leaves this package. */
export function withFact(file: Case, fact: Fact): Case {
  return { ...file, facts: [...file.facts, fact] };
}

export function signedFact(file: Case): { id: string; basis: string; statedBy: string; reviewedBy: string } {
  const longest = file.facts.reduce((most, { id }) => (id.length > most.length ? id : most), "");
  return { id: `${longest} next`, basis: "supposed", statedBy: "one member", reviewedBy: "another member" };
}

/** Facts that somebody stated and nobody else has reviewed. */
export function factCandidates(look: Look): Candidate[] {
  const { file } = look;
  return file.facts.flatMap((fact): Candidate[] => {
    if (isSeenByTwo(fact)) return [];
    const reviewed = { ...fact, reviewedBy: `somebody other than ${fact.statedBy}` };
    return [
      {
        kind: "review-fact",
        ids: [fact.id],
        effort: 1,
        bound: mostFrom(look, fact),
        applied: () => ({ ...file, facts: file.facts.map((one) => (one === fact ? reviewed : one)) }),
        sentence: (gain) => `Review the fact "${fact.id}" (1 review to go): if it holds, it proves ${gain}.`,
      },
    ];
  });
}

/**
 * One more pair known to be different, or one, adds at most one person: without one of the two, or without the one
 * they became, the new clique is an old one. Separate groups: only pairs across are new, so without the people of
 * all groups but one it is an old one; so for an inner group that gets the separations of the outer.
 */
function mostFrom(look: Look, fact: Fact): number {
  switch (fact.kind) {
    case "same":
    case "different":
      return 1;
    case "continuous":
      return look.shows.sightings.get(fact.item)?.length ?? 0;
    case "within":
      return mostIn(look, fact.inner);
    case "separate": {
      const most = fact.groups.map((group) => mostIn(look, group)).sort((a, b) => b - a);
      return most.slice(1).reduce((sum, n) => sum + n, 0);
    }
  }
}

/** The most people of a group who could be pairwise different as things stand. */
function mostIn(look: Look, group: string): number {
  const before = look.bounds.get(group);
  if (before !== undefined) return before;
  const bound = mostAmong(look, look.differences.membership.inside.get(group) ?? new Set());
  look.bounds.set(group, bound);
  return bound;
}

/** The same of everybody whom these ids name. */
export function mostAmong({ file, full, differences }: Look, inside: ReadonlySet<string>): number {
  const people = differences.people.filter((one) => one.counts && idsOf(one).some((id) => inside.has(id)));
  const weight = people.reduce((sum, one) => sum + one.weight, 0);
  // Where facts are suspended the group alone might suspend others: the plain number of people is bound enough.
  return full.suspended.length > 0 || weight < 2
    ? weight
    : Math.min(weight, alone(file, people.flatMap(idsOf)));
}

function alone(file: Case, ids: readonly string[]): number {
  const kept = new Set(ids);
  const stays = ({ id }: { readonly id: string }) => kept.has(id);
  const sightings = file.sightings.filter(stays);
  const facts = file.facts.filter((fact) => !("between" in fact) || fact.between.every((id) => kept.has(id)));
  const named = new Set([...file.items, ...file.groups].map(({ id }) => id));
  const groups = file.groups.map((one) => ({
    ...one,
    members: one.members.filter((id) => named.has(id) || kept.has(id)),
  }));
  return count({ ...file, sightings, headcounts: file.headcounts.filter(stays), groups, facts }).couldReach;
}

const NOBODY: ReadonlySet<number> = new Set();

/** One text for two ids, whatever is in them: "a b" and "c" are not "a" and "b c". */
const keyOf = (a: string, b: string): string => JSON.stringify([a, b]);

/** Pairs of groups that share nobody so far, and of which it is not in force or waiting for review that they do not. */
export function groupCandidates(look: Look): Candidate[] {
  const { file, differences } = look;
  const inForce = new Set(differences.facts);
  const said = new Set(
    file.facts.flatMap((fact) =>
      fact.kind === "separate" && (fact.groups.length === 2 || inForce.has(fact))
        ? fact.groups.flatMap((a) => fact.groups.map((b) => keyOf(a, b)))
        : [],
    ),
  );
  const members = new Map(file.groups.map(({ id }) => [id, peopleIn(differences, id)]));
  return file.groups.flatMap(({ id: a }, i) =>
    file.groups.slice(i + 1).flatMap(({ id: b }): Candidate[] => {
      const [left, right] = [members.get(a) ?? NOBODY, members.get(b) ?? NOBODY];
      if (said.has(keyOf(a, b)) || [...left].some((p) => right.has(p))) return [];
      return [
        {
          kind: "separate-groups",
          ids: [a, b],
          effort: NEW_FACT,
          bound: Math.min(mostIn(look, a), mostIn(look, b)),
          applied: () => withFact(file, { ...signedFact(file), kind: "separate", groups: [a, b] }),
          sentence: (gain) =>
            `Find out whether "${a}" and "${b}" share anybody: if they do not, that proves ${gain}.`,
        },
      ];
    }),
  );
}

function peopleIn({ people, membership }: Differences, group: string): Set<number> {
  const inside = membership.inside.get(group) ?? new Set<string>();
  return new Set(people.flatMap((one, p) => (idsOf(one).some((id) => inside.has(id)) ? [p] : [])));
}
