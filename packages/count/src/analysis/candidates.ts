// What the team could settle next: reviews of items and facts, and groups to keep apart, each with a bound on its gain.
import { isSeenByTwo, memberKey } from "../case/member.ts";
import type { Case, Fact, Item } from "../case/shape.ts";
import { whyItemIsOut } from "../model/evidence.ts";
import { howMany } from "../result/headline.ts";
import { count } from "../result/count.ts";
import type { Count } from "../result/shape.ts";
import type { Differences } from "./differences.ts";
import { idsOf } from "./differences.ts";

export type StepKind = "review-fact" | "verify-item" | "separate-groups" | "settle-different" | "settle-same";

export interface Candidate {
  readonly kind: StepKind;
  /** The fact, the item, the two groups or the two sightings. */
  readonly ids: readonly string[];
  readonly effort: number;
  /** The gain is never larger. */
  readonly bound: number;
  /** Whether it is known to gain as much as its bound; the count then only confirms it. */
  readonly isSure?: boolean;
  readonly applied: () => Case;
  readonly sentence: (gain: string) => string;
}

export interface Look {
  readonly file: Case;
  readonly full: Count;
  readonly differences: Differences;
  /** Of groups whose people have been counted alone. */
  readonly bounds: Map<string, number>;
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

/** Items that only lack the verdict; one found false is left alone. */
export function itemCandidates({ file, differences }: Look): Candidate[] {
  if (!file.criteria.verdicts.includes("verified")) return [];
  return file.items.flatMap((item): Candidate[] => {
    const { reviews: _, ...verified } = { ...item, verdict: "verified" as const };
    const isWaiting = item.verdict !== "verified" && item.verdict !== "false";
    if (!isWaiting || whyItemIsOut(verified, file.criteria) !== undefined) return [];
    const effort = reviewsNeeded(item);
    return [
      {
        kind: "verify-item",
        ids: [item.id],
        effort,
        bound: newcomers(differences, item.id),
        applied: () => ({ ...file, items: file.items.map((one) => (one === item ? verified : one)) }),
        sentence: (gain) =>
          `Review the item "${item.id}" (${howMany(effort, "review")} to go): once verified, it proves ${gain}.`,
      },
    ];
  });
}

/** Two members must agree (`verdictOf`); whoever dissents would have to review again. */
function reviewsNeeded({ reviews = [] }: Item): number {
  const latest = [...new Map(reviews.map(({ by, verdict }) => [memberKey(by), verdict])).values()];
  const agree = latest.filter((verdict) => verdict === "verified").length;
  const dissent = latest.filter((verdict) => verdict !== "verified" && verdict !== "none").length;
  return Math.max(dissent, 2 - agree, 1);
}

/** Everybody proved anew is seen or counted in the item: those who are not were proved without it. */
function newcomers({ file }: Differences, item: string): number {
  const marks = file.sightings.filter((mark) => mark.item === item).length;
  const counted = file.headcounts.filter((headcount) => headcount.item === item);
  return counted.reduce((sum, { atLeast }) => sum + atLeast, marks);
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
  const { differences } = look;
  switch (fact.kind) {
    case "same":
    case "different":
      return 1;
    case "continuous":
      return newcomers(differences, fact.item);
    case "within":
      return mostIn(look, fact.inner);
    case "separate": {
      const most = fact.groups.map((group) => mostIn(look, group)).sort((a, b) => b - a);
      return most.slice(1).reduce((sum, n) => sum + n, 0);
    }
  }
}

/** The most people of a group who could be pairwise different as things stand. */
function mostIn({ file, full, differences, bounds }: Look, group: string): number {
  const before = bounds.get(group);
  if (before !== undefined) return before;
  const inside = differences.membership.inside.get(group) ?? new Set<string>();
  const people = differences.people.filter((one) => one.counts && idsOf(one).some((id) => inside.has(id)));
  const weight = people.reduce((sum, one) => sum + one.weight, 0);
  // Where facts are suspended the group alone might suspend others: the plain number of people is bound enough.
  const bound = full.conflicts.length > 0 ? weight : Math.min(weight, alone(file, people.flatMap(idsOf)));
  bounds.set(group, bound);
  return bound;
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

/** Pairs of groups that share nobody so far, and of whom nobody has said whether they do. */
export function groupCandidates(look: Look): Candidate[] {
  const { file, differences } = look;
  const said = new Set(
    file.facts.flatMap((fact) =>
      fact.kind === "separate" ? fact.groups.flatMap((a) => fact.groups.map((b) => keyOf(a, b))) : [],
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
