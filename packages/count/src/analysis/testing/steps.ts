// Single steps of a worklist, taken and tried one by one: written apart from the package's own way.
import { isSeenByTwo } from "../../case/member.ts";
import type { Case, Confirmable, Criteria, Fact, Item, Signed, Verdict } from "../../case/shape.ts";
import { verdictOf } from "../../case/verdict.ts";
import { asksTwo, whyItemIsOut } from "../../model/evidence.ts";
import { count } from "../../result/count.ts";
import type { NextStep } from "../next-best.ts";
import { SIGNED } from "../../testing/examples.ts";

const TWO = { statedBy: "tester 1", reviewedBy: "tester 2" };

/** Whoever judged the item, and two more, now agree; so no review is missing any more. */
function judgedNow({ reviews = [], ...item }: Item, verdicts: readonly string[]): Item {
  const verdict = item.verdict === "false" || !verdicts.includes("verified") ? item.verdict : "verified";
  const by = [...reviews.map((review) => review.by), "tester 1", "tester 2"];
  return { ...item, verdict, reviews: by.map((name) => ({ by: name, verdict })) };
}

/** Takes a step as the team would; written apart from the package's own way. */
export function take(file: Case, { kind, ids }: Pick<NextStep, "kind" | "ids">): Case {
  const [a = "", b = ""] = ids;
  const adding = (fact: Fact): Case => ({ ...file, facts: [...file.facts, fact] });
  const signing = <T extends { id: string }>(list: readonly T[], isMeant = ({ id }: T) => id === a) =>
    list.map((one) => (isMeant(one) ? { ...one, ...TWO } : one));
  const marking = (items: readonly Item[]) =>
    items.map((item) => (item.id === a ? { ...item, marks: TWO } : item));
  const judging = (items: readonly Item[]) =>
    items.map((item) =>
      item.id === a && whyItemIsOut(item, file.criteria) !== undefined
        ? judgedNow(item, file.criteria.verdicts)
        : item,
    );
  switch (kind) {
    case "verify-item":
      return { ...file, items: judging(file.items) };
    case "review-marks":
      return { ...file, items: marking(file.items) };
    case "complete-item":
      return {
        ...file,
        items: marking(judging(file.items)),
        headcounts: signing(file.headcounts, ({ item }) => item === a),
      };
    case "review-headcount":
      return { ...file, headcounts: signing(file.headcounts) };
    case "review-group":
      return { ...file, groups: signing(file.groups) };
    case "review-fact":
      return {
        ...file,
        facts: file.facts.map((fact) => (fact.id === a ? { ...fact, reviewedBy: "m77" } : fact)),
      };
    case "separate-groups":
      return adding({ ...SIGNED, id: "taken", kind: "separate", groups: [a, b] });
    case "settle-different":
      return adding({ ...SIGNED, id: "taken", kind: "different", between: [a, b] });
    case "settle-same":
      return adding({ ...SIGNED, id: "taken", kind: "same", between: [a, b] });
  }
}

export const newConflict = (before: Case, after: Case) => {
  const known = new Set(count(before).suspended);
  return count(after).suspended.some((id) => !known.has(id));
};

/** How many reviews an item needs to count, by trying: who judged it may judge it again, and up to two more may. */
function reviewsToCount(item: Item, criteria: Criteria): number {
  const { reviews = [] } = item;
  const fresh = ["tester 1", "tester 2"];
  const names = [...new Set(reviews.map(({ by }) => by)), ...fresh];
  const verdicts: readonly Verdict[] = item.verdict === "false" ? ["false"] : ["verified", item.verdict];
  let least = Infinity;
  for (const said of verdicts) {
    for (let mask = 1; mask < 1 << names.length; mask++) {
      const again = names.filter((_, n) => mask & (1 << n));
      const all = [...reviews, ...again.map((by) => ({ by, verdict: said }))];
      const after = { ...item, reviews: all, verdict: verdictOf(all) };
      if (whyItemIsOut(after, criteria) === undefined) least = Math.min(least, again.length);
    }
  }
  return least;
}

/** Signatures missing under something; 0 where the case does not ask for them. */
function missing(file: Case, what: Confirmable, one: Partial<Signed>): number {
  if (!asksTwo(file.criteria, what) || isSeenByTwo(one)) return 0;
  return one.statedBy === undefined ? 2 : 1;
}

function waitingSteps(file: Case) {
  const marked = new Set([...file.sightings, ...file.frames].map(({ item }) => item));
  return file.items.flatMap((item) => {
    const isIn = whyItemIsOut(item, file.criteria) === undefined;
    const reviews = isIn ? 0 : reviewsToCount(item, file.criteria);
    if (reviews === Infinity) return [];
    const marks = marked.has(item.id) ? missing(file, "marks", item.marks ?? {}) : 0;
    const counts = file.headcounts
      .filter((one) => one.item === item.id)
      .map(({ id, ...one }) => ({ id, effort: missing(file, "headcounts", one) }));
    const whole = counts.reduce((sum, { effort }) => sum + effort, reviews + marks);
    const singles = isIn
      ? [
          { kind: "review-marks" as const, ids: [item.id], effort: marks },
          ...counts.map(({ id, effort }) => ({ kind: "review-headcount" as const, ids: [id], effort })),
        ]
      : [{ kind: "verify-item" as const, ids: [item.id], effort: reviews }];
    return [...singles, { kind: "complete-item" as const, ids: [item.id], effort: whole }].filter(
      ({ effort }) => effort > 0,
    );
  });
}

const pairsOf = (list: readonly { id: string }[]) =>
  list.flatMap(({ id: a }, i) => list.slice(i + 1).map(({ id: b }) => [a, b]));

/** The best gain for effort of all single steps, by counting each. */
export function bestByForce(file: Case): number {
  const steps = [
    ...file.facts
      .filter((fact) => !isSeenByTwo(fact))
      .map(({ id }) => ({ kind: "review-fact" as const, ids: [id], effort: 1 })),
    ...waitingSteps(file),
    ...file.groups.flatMap(({ id, ...group }) => {
      const effort = missing(file, "groups", group);
      return effort > 0 ? [{ kind: "review-group" as const, ids: [id], effort }] : [];
    }),
    ...pairsOf(file.groups).map((ids) => ({ kind: "separate-groups" as const, ids, effort: 2 })),
    ...pairsOf(file.sightings).flatMap((ids) => [
      { kind: "settle-different" as const, ids, effort: 2 },
      { kind: "settle-same" as const, ids, effort: 2 },
    ]),
  ];
  const { atLeast, suspended } = count(file);
  const known = new Set(suspended);
  return Math.max(
    0,
    ...steps.map((step) => {
      const after = count(take(file, step));
      return after.suspended.some((id) => !known.has(id)) ? 0 : (after.atLeast - atLeast) / step.effort;
    }),
  );
}
