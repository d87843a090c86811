// What waits for members to judge it or to sign it: items, headcounts, marks and groups, each with a bound on its gain.
import { isSeenByTwo } from "../case/member.ts";
import type { Case, Headcount, Item } from "../case/shape.ts";
import { areMarksUsed, asksTwo, marksAt, whyItemIsOut } from "../model/evidence.ts";
import { howMany } from "../result/headline.ts";
import type { Candidate, Look } from "./candidates.ts";
import { mostAmong } from "./candidates.ts";
import type { Supposed } from "./judged.ts";
import { judged, signedByTwo } from "./judged.ts";

/** One thing of an item that is missing. */
interface Missing {
  readonly kind: "verify-item" | "review-marks" | "review-headcount";
  readonly id: string;
  readonly effort: number;
  /** How many it could show, or bring into groups, once it is there. */
  readonly people: number;
  /** `review the item "i1" (1 review to go)`, and `once verified, it proves`. */
  readonly what: string;
  readonly outcome: string;
  readonly settle: (file: Case) => Case;
}

/**
 * Items that lack a verdict, and what of items waits for signatures (rule 3); for an item that lacks several of these,
 * each that shows somebody by itself, and all of them as one step.
 */
export function itemCandidates(look: Look): Candidate[] {
  const { file } = look;
  return file.items.flatMap((item): Candidate[] => {
    const verdict = verdictMissing(look, item);
    if (verdict === "never") return [];
    const signatures = [...marksOf(look, item), ...headcountsOf(look, item)];
    const singles = verdict ? [verdict] : signatures;
    const all = [verdict ?? [], signatures].flat();
    return [
      ...singles.map((one) => single(look, one)),
      ...(all.length > 1 ? [together(look, item, all)] : []),
    ];
  });
}

/** Undefined where the item counts already, "never" where no review would make it. */
function verdictMissing(look: Look, item: Item): Missing | "never" | undefined {
  const { file, shows } = look;
  if (whyItemIsOut(item, file.criteria) === undefined) return undefined;
  const supposed = judged(item, file.criteria);
  if (!supposed) return "never";
  const { done, effort } = supposed;
  const counts = (shows.headcounts.get(item.id) ?? []).filter((one) => isUsed(look, one));
  const marks = areMarksUsed(item, file.criteria) ? (shows.sightings.get(item.id)?.length ?? 0) : 0;
  return {
    kind: "verify-item",
    id: item.id,
    effort,
    what: `review the item "${item.id}" (${howMany(effort, "review")} to go)`,
    outcome: done.verdict === "verified" ? "once verified, it proves" : "once it counts, it proves",
    people: counts.reduce((sum, one) => sum + peopleAt(look, item, one), marks),
    settle: (before) => withItem(before, item.id, () => done),
  };
}

function isUsed({ file }: Look, headcount: Headcount): boolean {
  return !asksTwo(file.criteria, "headcounts") || isSeenByTwo(headcount);
}

/** Those whom a headcount counts, or those marked at its instant, whom it brings into the groups that name it. */
function peopleAt({ shows }: Look, item: Item, headcount: Headcount): number {
  const own = shows.sightings.get(item.id) ?? [];
  const all = { item, flagged: [], headcounts: [], sightings: own.map((_, s) => s) };
  return Math.max(headcount.atLeast, marksAt(headcount, all, own).length);
}

/** Flags and exhaustive spans alone show nobody, and gain only where they settle a conflict. */
function marksOf({ file, shows }: Look, item: Item): Missing[] {
  const people = shows.sightings.get(item.id)?.length ?? 0;
  if (areMarksUsed(item, file.criteria) || (people === 0 && !shows.framed.has(item.id))) return [];
  const { done: marks, effort } = signedByTwo(item.marks ?? {});
  const what = `sign off the marks of "${item.id}" (${howMany(effort, "signature")} to go)`;
  const outcome = "if they are right, that proves";
  const settle = (before: Case) => withItem(before, item.id, (one) => ({ ...one, marks }));
  return [{ kind: "review-marks", id: item.id, effort, people, what, outcome, settle }];
}

function headcountsOf(look: Look, item: Item): Missing[] {
  return (look.shows.headcounts.get(item.id) ?? []).flatMap((one): Missing[] => {
    if (isUsed(look, one)) return [];
    const { done, effort }: Supposed<Headcount> = signedByTwo(one);
    return [
      {
        kind: "review-headcount",
        id: one.id,
        effort,
        people: peopleAt(look, item, one),
        what: `${effort === 1 ? "review" : "state and review"} the headcount "${one.id}" (${wanted(effort)} to go)`,
        outcome: "if it holds, it proves",
        settle: (before) => ({
          ...before,
          headcounts: before.headcounts.map((other) => (other.id === one.id ? done : other)),
        }),
      },
    ];
  });
}

/** One review is missing, or both signatures. */
const wanted = (effort: number) => (effort === 1 ? "1 review" : howMany(effort, "signature"));

function withItem(file: Case, id: string, change: (item: Item) => Item): Case {
  return { ...file, items: file.items.map((one) => (one.id === id ? change(one) : one)) };
}

function single(look: Look, missing: Missing): Candidate {
  const { kind, id, effort, what, outcome, settle } = missing;
  return {
    kind,
    ids: [id],
    effort,
    ...boundOf(look, [missing]),
    applied: () => settle(look.file),
    sentence: (gain) => `${capital(what)}: ${outcome} ${gain}.`,
  };
}

function together(look: Look, item: Item, all: readonly Missing[]): Candidate {
  const whats = all.map(({ what }) => what);
  return {
    kind: "complete-item",
    ids: [item.id],
    effort: all.reduce((sum, { effort }) => sum + effort, 0),
    ...boundOf(look, all),
    applied: () => all.reduce((file, { settle }) => settle(file), look.file),
    sentence: (gain) =>
      `${capital(whats.slice(0, -1).join(", "))} and ${whats.at(-1) ?? ""}: if all of it holds, that proves ${gain}.`,
  };
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * Everybody proved anew is seen or counted in what was missing, or marked where a headcount brings them into groups:
 * a clique without these people was proved before. Where facts are suspended, new evidence may set some of them free
 * (a fact that is now wrong by itself takes no others with it); then only the number of people bounds the gain.
 */
function boundOf({ slack }: Look, all: readonly Missing[]): Pick<Candidate, "bound" | "likely"> {
  const likely = all.reduce((sum, { people }) => sum + people, 0);
  return { likely, bound: likely + slack };
}

/** Groups whose members two people do not stand behind yet. New differences are all of people whom the group brings in. */
export function memberCandidates(look: Look): Candidate[] {
  const { file, differences, shows } = look;
  if (!asksTwo(file.criteria, "groups")) return [];
  const { inside } = differences.membership;
  return file.groups.flatMap((group): Candidate[] => {
    if (isSeenByTwo(group)) return [];
    const { done, effort } = signedByTwo(group);
    const named = group.members.flatMap((id) => [id, shows.itemOf.get(id) ?? id]);
    const bound = mostAmong(look, new Set(named.flatMap((id) => [id, ...(inside.get(id) ?? [])])));
    const verb = effort === 1 ? "Review" : "State and review";
    return [
      {
        kind: "review-group",
        ids: [group.id],
        effort,
        likely: bound,
        bound: bound + look.slack,
        applied: () => ({ ...file, groups: file.groups.map((one) => (one === group ? done : one)) }),
        sentence: (gain) =>
          `${verb} who belongs to the group "${group.id}" (${wanted(effort)} to go): if they all do, that proves ${gain}.`,
      },
    ];
  });
}
