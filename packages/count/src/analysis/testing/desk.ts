// Arbitrary small cases that ask two members for everything, as a desk does; some of it waits for a second one.
import * as fc from "fast-check";
import type { Case, Confirmable, Group, Headcount, Review } from "../../case/shape.ts";
import { verdictOf } from "../../case/verdict.ts";
import { smallCase } from "../../testing/small-cases.ts";

export const ALL: readonly Confirmable[] = ["verdicts", "facts", "headcounts", "marks", "groups"];

type Signatures = { readonly statedBy?: string; readonly reviewedBy?: string };
const WAITING: readonly Signatures[] = [{}, { statedBy: "m1" }, { statedBy: "m1", reviewedBy: "M1" }];
const SEEN: readonly Signatures[] = [
  { statedBy: "m1", reviewedBy: "m2" },
  { statedBy: "m2", reviewedBy: "m3" },
  { statedBy: "Anna Berg", reviewedBy: "m1" },
  { statedBy: "m3", reviewedBy: " anna  BERG" },
];
const say = (...by: readonly string[]) => by.map((name) => ({ by: name, verdict: "verified" }) as const);
const UNJUDGED: readonly (readonly Review[])[] = [[], say("m1"), say("m1", "M1 ")];
const JUDGED: readonly (readonly Review[])[] = [
  say("m1", "m2"),
  say("m2", "m3", "Anna Berg"),
  say("m1", "anna berg", "m3", "M3"),
  [...say("m1", "m2"), { by: "m3", verdict: "inconclusive" }],
];

/** `seen` of ten are judged or signed by two, on average. */
export function deskCase(size: Parameters<typeof smallCase>[0], seen: number): fc.Arbitrary<Case> {
  const dealt = fc.array(fc.tuple(fc.nat(9), fc.nat(99)), { minLength: 30, maxLength: 30 });
  return fc.tuple(smallCase(size), dealt).map(([file, numbers]) => dealtTo(file, seen, numbers));
}

function dealtTo(file: Case, seen: number, numbers: readonly (readonly [number, number])[]): Case {
  let at = 0;
  const next = <T>(waiting: readonly T[], done: readonly T[]): T | undefined => {
    const [tenth, which] = numbers[at++ % numbers.length] ?? [0, 0];
    const from = tenth < seen ? done : waiting;
    return from[which % from.length];
  };
  const signing = <T extends Headcount | Group>({ statedBy: _, reviewedBy: __, ...one }: T) => ({
    ...one,
    ...next(WAITING, SEEN),
  });
  return {
    ...file,
    criteria: { ...file.criteria, confirmed: ALL },
    items: file.items.map(({ marks: _, ...item }) => {
      const reviews = next(UNJUDGED, JUDGED) ?? [];
      const { statedBy, reviewedBy = null } = next(WAITING, SEEN) ?? {};
      const judged = { ...item, reviews, verdict: verdictOf(reviews) };
      return statedBy === undefined ? judged : { ...judged, marks: { statedBy, reviewedBy } };
    }),
    headcounts: file.headcounts.map(signing<Headcount>),
    groups: file.groups.map(signing<Group>),
    facts: file.facts.map((fact) => ({ ...fact, ...next(WAITING.slice(1), SEEN) })),
  };
}
